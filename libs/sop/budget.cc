// SPDX-License-Identifier: Apache-2.0
#include "libs/sop/budget.h"

namespace tepat::sop {
namespace {

constexpr std::chrono::seconds kWorkingDay(27'000);  // Perpres 21/2023: 37 h 30 in five days

}  // namespace

bool CountsDays(const Standard& standard) {
  return standard.unit == Standard::Unit::kDays &&
         standard.counting != Standard::Counting::kWorkingSeconds;
}

bool IncludesFirstDay(const Standard& standard) {
  return standard.counting == Standard::Counting::kIncludeStartDay;
}

Amount WholeOf(const Standard& standard) {
  if (standard.unit == Standard::Unit::kMinutes) {
    return {std::chrono::minutes(standard.amount), 0};
  }
  if (!CountsDays(standard)) return {kWorkingDay * standard.amount, 0};
  return {{}, standard.amount};
}

Result<int> DaysBehindFirst(const Standard& standard, int days,
                            const worktime::PausedCalendar& calendar, Instant start) {
  if (!IncludesFirstDay(standard) || days == 0) return days;
  // A first day of which nothing is left, because a pause takes it whole, uses none of the budget.
  TEPAT_ASSIGN(const bool first, calendar.CountsFirstDay(start));
  return first ? days - 1 : days;
}

Result<Instant> DueAt(const Standard& standard, const Amount& budget,
                      const worktime::PausedCalendar& calendar, Instant start) {
  if (!CountsDays(standard)) return calendar.Add(start, budget.time);
  TEPAT_ASSIGN(const int behind, DaysBehindFirst(standard, budget.days, calendar, start));
  return calendar.AddDays(start, behind);
}

}  // namespace tepat::sop
