// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/declaration.h"

#include "libs/base/findings.h"
#include "libs/measure/year.h"

namespace tepat::data_collection {
namespace {

using measure::kQuarters;

constexpr int kMonthsOfAQuarter = 3;

// The day after its last one.
std::chrono::local_days EndOf(const performance::Period& period) {
  const bool next_year = !period.IsQuarter() || period.quarter == kQuarters;
  const int year = period.year + (next_year ? 1 : 0);
  const int month = next_year ? 1 : period.quarter * kMonthsOfAQuarter + 1;
  return std::chrono::local_days(std::chrono::year(year) /
                                 std::chrono::month(static_cast<unsigned>(month)) / 1);
}

}  // namespace

bool IsOver(const performance::Period& period, std::chrono::local_days today) {
  return EndOf(period) <= today;
}

std::vector<performance::Period> LastQuarters(std::chrono::local_days today, int count) {
  const std::chrono::year_month_day date(today);
  const int month = static_cast<int>(static_cast<unsigned>(date.month()));
  // Quarters counted through, so that a year has no edge.
  int number = static_cast<int>(date.year()) * kQuarters + (month - 1) / kMonthsOfAQuarter;
  std::vector<performance::Period> periods;
  for (int i = 0; i < count; ++i) {
    --number;
    periods.push_back({number / kQuarters, number % kQuarters + 1});
  }
  return periods;
}

Result<performance::Period> DeclarablePeriod(const std::string& period,
                                             std::chrono::local_days today) {
  const auto parsed = performance::ParsePeriod(period);
  Findings findings;
  findings.Require(parsed.has_value(), "period", "`2025-TW3` or `2025`");
  findings.Require(!parsed || IsOver(*parsed, today), "period", "one that is over");
  const int oldest = static_cast<int>(std::chrono::year_month_day(today).year()) - kHistoryYearsMax;
  findings.Require(!parsed || parsed->year >= oldest, "period",
                   "not before " + std::to_string(oldest));
  TEPAT_TRY(findings.Outcome("data_collection.invalid_request"));
  return *parsed;
}

Status CheckDeclaration(const std::string& source, std::size_t values) {
  Findings findings;
  findings.RequireText(source, "source", kReasonLength);
  findings.RequireCount(values, "values", 1, kValuesMax);
  return findings.Outcome("data_collection.invalid_request");
}

}  // namespace tepat::data_collection
