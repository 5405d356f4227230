// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/year_document.h"

#include <charconv>
#include <string_view>

#include "libs/base/findings.h"
#include "libs/sop/roles.h"

namespace tepat::disposition {
namespace {

// Years in which an office of ours can have a plan; a slip of the finger lies outside.
constexpr int kYearMin = 2020;
constexpr int kYearMax = 2100;

}  // namespace

Status CheckYearDocument(const YearDocument& document) {
  Findings findings;
  findings.Require(sop::IsYearDocument(document.kind), "kind",
                   "perjanjian_kinerja or rencana_aksi");
  findings.Require(document.year >= kYearMin && document.year <= kYearMax, "year",
                   "a year from " + std::to_string(kYearMin) + " to " + std::to_string(kYearMax));
  findings.RequireText(document.number, "number", kNumberLength);
  findings.RequireText(document.place, "place", kPlaceLength);
  return findings.Outcome("disposition.invalid_document");
}

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
