// SPDX-License-Identifier: Apache-2.0
#include "services/timing/deadline.h"

#include <algorithm>
#include <optional>

#include "libs/base/check.h"

namespace tepat::timing {
namespace {

// The instant of one warning, or nothing when it makes no sense for this visit.
std::optional<Instant> WarningAt(const sop::WarningPoint& point, const sop::Standard& standard,
                                 const Amount& budget, const Deadline& deadline,
                                 const worktime::PausedCalendar& calendar, Instant start) {
  Result<Instant> at = Fail(Code::kInvalid, "timing.no_warning", "");
  if (point.percent && sop::CountsDays(standard)) {
    at = calendar.OpeningAfterDays(start, budget.days * *point.percent / 100);
  } else if (point.percent) {
    at = calendar.Add(start, deadline.allowed * *point.percent / 100);
  } else if (point.minutes_before) {
    const Micros before = std::chrono::minutes(*point.minutes_before);
    if (before < deadline.allowed) at = calendar.Add(start, deadline.allowed - before);
  } else if (point.days_before && sop::CountsDays(standard) && *point.days_before < budget.days) {
    const auto behind =
        sop::DaysBehindFirst(standard, budget.days - *point.days_before, calendar, start);
    if (behind) at = calendar.OpeningAfterDays(start, *behind);
  }
  // Held warnings first, then the bounds: one that is held until the breach says nothing any more.
  if (at && standard.hold_to_office_hours) at = calendar.FirstOpen(*at);
  if (!at || *at <= start || *at >= deadline.breach) return std::nullopt;
  return *at;
}

}  // namespace

Amount BudgetOf(const sop::Standard& standard, int number, const Amount& spent) {
  using ReturnBudget = sop::Standard::ReturnBudget;
  Amount budget = sop::WholeOf(standard);
  if (number <= 1 || standard.on_return == ReturnBudget::kFresh) return budget;
  if (standard.on_return == ReturnBudget::kNone) return {};
  budget.time = std::max(Micros(0), budget.time - spent.time);
  budget.days = std::max(0, budget.days - spent.days);
  return budget;
}

Result<Amount> SpentOf(const sop::Standard& standard, const worktime::PausedCalendar& calendar,
                       Instant start, Instant end) {
  Amount spent;
  TEPAT_ASSIGN(spent.time, calendar.Between(start, end));
  if (!sop::CountsDays(standard)) return spent;
  TEPAT_ASSIGN(spent.days, calendar.DaysBetween(start, end));
  if (sop::IncludesFirstDay(standard)) {
    TEPAT_ASSIGN(const bool first, calendar.CountsFirstDay(start));
    spent.days += first ? 1 : 0;
  }
  return spent;
}

Result<Deadline> DeadlineOf(const sop::Standard& standard, const Amount& budget,
                            const worktime::PausedCalendar& calendar, Instant start) {
  Deadline deadline;
  TEPAT_ASSIGN(deadline.due, sop::DueAt(standard, budget, calendar, start));
  deadline.breach = deadline.due;
  // Between the due instant and the next opening no working time passes: who stops then was in
  // time.
  if (!standard.strict_close) {
    TEPAT_ASSIGN(deadline.breach, calendar.FirstOpen(deadline.due));
  }
  TEPAT_CHECK(deadline.breach >= deadline.due);
  TEPAT_ASSIGN(deadline.allowed, calendar.Between(start, deadline.due));
  return deadline;
}

std::vector<Rung> RungsOf(const sop::Standard& standard, const Amount& budget,
                          const Deadline& deadline, const worktime::PausedCalendar& calendar,
                          Instant start) {
  std::vector<Rung> rungs;
  int index = 0;
  // A rung keeps its place in the standard, left out or not: its claim is named by it.
  for (const sop::WarningPoint& point : standard.warnings) {
    const auto at = WarningAt(point, standard, budget, deadline, calendar, start);
    if (at) rungs.push_back({index, *at});
    ++index;
  }
  std::sort(rungs.begin(), rungs.end(), [](const Rung& a, const Rung& b) { return a.at < b.at; });
  return rungs;
}

}  // namespace tepat::timing
