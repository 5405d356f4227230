// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/desk/periods.h"

#include <fmt/format.h>

#include "services/portal/words/words.h"

namespace tepat::portal {

std::string UsualPeriod(const std::string& today) {
  const int year = IntIn(today.substr(0, 4));
  const int quarter = (IntIn(today.substr(5, 2)) - 1) / 3;
  return quarter == 0 ? fmt::format("{}-TW4", year - 1) : fmt::format("{}-TW{}", year, quarter);
}

std::vector<Choice> Periods(const std::string& today) {
  std::vector<Choice> periods;
  const int year = IntIn(today.substr(0, 4));
  for (const int of : {year, year - 1}) {
    for (int quarter = 4; quarter >= 1; --quarter) {
      const std::string period = fmt::format("{}-TW{}", of, quarter);
      periods.push_back({period, PeriodWord(period)});
    }
    periods.push_back({std::to_string(of), PeriodWord(std::to_string(of))});
  }
  return periods;
}

}  // namespace tepat::portal
