// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/period_year.h"

#include <charconv>
#include <string_view>

namespace tepat::disposition {

int YearOfPeriod(const std::string& period) {
  const std::string_view text = std::string_view(period).substr(0, 4);
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  // Four digits and nothing but the quarter behind them: a part of a number would be another year.
  const bool whole = text.size() == 4 && end == text.data() + text.size();
  const bool ends = period.size() == 4 || (period.size() > 4 && period[4] == '-');
  return error == std::errc() && whole && ends && year > 0 ? year : 0;
}

}  // namespace tepat::disposition
