// SPDX-License-Identifier: Apache-2.0
#include "services/timing/answers/plan.h"

#include <algorithm>
#include <set>

#include "libs/base/check.h"
#include "libs/journal/wire.h"
#include "libs/worktime/zone.h"
#include "services/timing/wire.h"

namespace tepat::timing {
namespace {

// How far before a date its last working instant is looked for: no holidays last longer.
constexpr std::chrono::days kLookBack(30);

// The last working instant before the end of a date.
Result<Instant> LatestOn(std::chrono::local_days date, const worktime::Calendar& calendar) {
  TEPAT_ASSIGN(const worktime::Zone zone, worktime::Zone::Find(calendar.time_zone()));
  const Instant end = zone.StartOf(date + std::chrono::days(1));
  const auto spans = calendar.Spans(end - kLookBack, end);
  if (!spans.empty()) return spans.back().to;
  return Fail(Code::kInvalid, "timing.nothing_to_plan",
              "the calendar has no working time in the month before that date");
}

// Steps from the one that runs to the last. Between steps, while no clock runs, the next begins
// now.
std::vector<PlannedStep> RemainingOf(const std::vector<JudgedVisit>& visits,
                                     const JudgedVisit* running, const sop::Sop& sop, Instant now) {
  int from = running != nullptr ? running->visit.step : 1;
  if (running == nullptr) {
    for (const JudgedVisit& judged : visits) from = std::max(from, judged.visit.step + 1);
  }
  std::vector<PlannedStep> steps;
  for (const sop::Step& step : sop.steps) {
    if (step.key >= from) steps.push_back({step.key, step.standard, now, now});
  }
  if (!steps.empty() && running != nullptr) {
    steps.front().start = running->visit.start;
    steps.front().due = std::max(now, running->visit.deadline->due);
  }
  return steps;
}

// Dates with working time between the two.
Result<int> WorkingDays(const worktime::Calendar& calendar, Instant from, Instant to) {
  TEPAT_ASSIGN(const worktime::Zone zone, worktime::Zone::Find(calendar.time_zone()));
  std::set<std::chrono::local_days> dates;
  for (const worktime::Span& span : calendar.Spans(from, to)) dates.insert(zone.DateOf(span.from));
  return static_cast<int>(dates.size());
}

// Steps that are left, each with its start and due instants; at least one. Fails with kConflict
// `timing.nothing_to_plan`, or as the calendar does.
Result<std::vector<PlannedStep>> ScheduleOf(const std::vector<JudgedVisit>& visits,
                                            const JudgedVisit* running, const JudgedVisit& any,
                                            Instant now) {
  std::vector<PlannedStep> steps;
  if (any.sop != nullptr && any.calendar.calendar != nullptr) {
    steps = RemainingOf(visits, running, *any.sop, now);
  }
  if (steps.empty()) {
    return Fail(Code::kConflict, "timing.nothing_to_plan", "no step of this case is left");
  }
  const worktime::Calendar& calendar = *any.calendar.calendar;
  if (running == nullptr) {
    const worktime::PausedCalendar unpaused(calendar, {});
    const sop::Standard& first = steps.front().standard;
    TEPAT_ASSIGN(const Deadline deadline, DeadlineOf(first, BudgetOf(first, 1, {}), unpaused, now));
    steps.front().due = deadline.due;
  }
  TEPAT_TRY(Schedule(steps, calendar));
  return steps;
}

Result<v1::PlanCaseResponse> PlanOf(const std::vector<JudgedVisit>& visits,
                                    std::chrono::local_days date, Instant now) {
  TEPAT_CHECK(!visits.empty());  // of a case that is known
  const JudgedVisit* running = RunningOf(visits);
  const JudgedVisit& any = running != nullptr ? *running : visits.front();
  TEPAT_ASSIGN(const auto steps, ScheduleOf(visits, running, any, now));
  const worktime::Calendar& calendar = *any.calendar.calendar;  // there are steps, so there is one
  TEPAT_ASSIGN(const Instant latest, LatestOn(date, calendar));
  const Instant finish = steps.back().due;
  v1::PlanCaseResponse response;
  for (const PlannedStep& step : steps) {
    v1::PlannedStep* made = response.add_steps();
    made->set_step(step.step);
    journal::FillTime(step.start, made->mutable_start_time());
    journal::FillTime(step.due, made->mutable_due_time());
  }
  journal::FillTime(finish, response.mutable_finish_time());
  journal::FillTime(latest, response.mutable_latest_time());
  response.set_fits(finish <= latest);
  const Instant first = std::min(finish, latest);
  const Instant last = std::max(finish, latest);
  TEPAT_ASSIGN(const Micros margin, calendar.Between(first, last));
  TEPAT_ASSIGN(const int days, WorkingDays(calendar, first, last));
  FillDuration(margin, response.mutable_margin());
  response.set_margin_days(days);
  if (response.fits()) return response;
  for (const Compression& shorter : Compress(steps, calendar, latest)) {
    v1::Compression* made = response.add_compressions();
    made->set_step(shorter.step);
    made->set_days(shorter.days);
    made->set_days_needed(shorter.days_needed);
  }
  return response;
}

}  // namespace

Status Schedule(std::vector<PlannedStep>& steps, const worktime::Calendar& calendar) {
  const worktime::PausedCalendar unpaused(calendar, {});
  for (std::size_t i = 1; i < steps.size(); ++i) {
    steps[i].start = steps[i - 1].due;
    TEPAT_ASSIGN(const Deadline deadline,
                 DeadlineOf(steps[i].standard, BudgetOf(steps[i].standard, 1, {}), unpaused,
                            steps[i].start));
    steps[i].due = deadline.due;
  }
  return Ok();
}

std::vector<Compression> Compress(const std::vector<PlannedStep>& steps,
                                  const worktime::Calendar& calendar, Instant latest) {
  // The longest first: it has the most to give. The step that runs keeps its deadline.
  std::vector<PlannedStep> shorter = steps;
  std::set<std::size_t> cut;
  // Each round cuts one step more, so there are as many rounds as steps.
  while (true) {
    std::size_t longest = 0;
    for (std::size_t i = 1; i < shorter.size(); ++i) {
      const bool more = longest == 0 || steps[i].standard.amount > steps[longest].standard.amount;
      if (sop::CountsDays(steps[i].standard) && steps[i].standard.amount > 1 && !cut.contains(i) &&
          more) {
        longest = i;
      }
    }
    if (longest == 0) return {};
    cut.insert(longest);
    while (shorter[longest].standard.amount > 1) {
      --shorter[longest].standard.amount;
      if (!Schedule(shorter, calendar) || shorter.back().due > latest) continue;
      std::vector<Compression> found;
      found.reserve(cut.size());
      for (const std::size_t i : cut) {
        found.push_back({steps[i].step, steps[i].standard.amount, shorter[i].standard.amount});
      }
      return found;
    }
  }
}

Result<v1::PlanCaseResponse> PlanCase(daemon::Node& node, Assessor& assessor,
                                      const v1::PlanCaseRequest& request, Instant now) {
  const auto date = ParseDate(request.deadline_date());
  if (!date) {
    return Fail(Code::kInvalid, "timing.invalid_request", "deadline_date is no date",
                {{"fields", "deadline_date: a date such as 2026-11-27"}});
  }
  return node.pool().Read<v1::PlanCaseResponse>(
      [&](sql::Database& db) -> Result<v1::PlanCaseResponse> {
        TEPAT_ASSIGN(const auto visits, assessor.ReadCase(db, request.case_id(), {now}));
        return PlanOf(visits, *date, now);
      });
}

}  // namespace tepat::timing
