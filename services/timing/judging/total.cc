// SPDX-License-Identifier: Apache-2.0
#include "services/timing/judging/total.h"

#include <algorithm>
#include <map>

#include "libs/base/check.h"

namespace tepat::timing {
namespace {

bool Counts(const JudgedVisit& judged) { return judged.visit.state != State::kCancelled; }

void Add(Total& total, const Visit& visit) {
  ++total.visits;
  total.time.queue += visit.time.queue;
  total.time.touch += visit.time.touch;
  total.time.paused += visit.time.paused;
}

}  // namespace

Total TotalOfStep(int step, const std::vector<JudgedVisit>& visits, Instant now) {
  Total total;
  total.step = step;
  Amount spent;
  for (const JudgedVisit& judged : visits) {
    if (!Counts(judged)) continue;
    const Visit& visit = judged.visit;
    Add(total, visit);
    const auto found = StepOf(judged.sop.get(), step);
    if (!found || judged.calendar.calendar == nullptr) continue;
    if (!found->get().total_standard) continue;
    sop::Standard standard = *found->get().total_standard;
    // A total is one budget for all visits, whatever the SOP gives each of them after a return.
    standard.on_return = sop::Standard::ReturnBudget::kRemaining;
    const worktime::PausedCalendar calendar(*judged.calendar.calendar, SpansOf(visit.pauses, now));
    const auto deadline =
        DeadlineOf(standard, BudgetOf(standard, total.visits, spent), calendar, visit.start);
    if (!deadline) continue;
    total.deadline = *deadline;
    // Once beyond its budget, a step stays beyond it.
    const State state = StateOf(*deadline, visit.stop, now);
    if (total.state != State::kLate) total.state = state;
    const auto more =
        SpentOf(standard, calendar, visit.start, std::max(visit.start, visit.stop.value_or(now)));
    if (more) spent += *more;
  }
  return total;
}

std::vector<Total> TotalsOfSteps(const std::vector<JudgedVisit>& visits, Instant now) {
  std::map<int, std::vector<JudgedVisit>> by_step;
  for (const JudgedVisit& judged : visits) by_step[judged.visit.step].push_back(judged);
  std::vector<Total> totals;
  totals.reserve(by_step.size());
  for (const auto& [step, of_step] : by_step) totals.push_back(TotalOfStep(step, of_step, now));
  return totals;
}

Total TotalOfCase(const std::vector<JudgedVisit>& visits, Instant now) {
  Total total;
  std::optional<Instant> start;
  std::optional<Instant> stop = Instant::min();  // nothing once a visit is open
  std::vector<worktime::Span> pauses;
  const JudgedVisit* any = nullptr;
  for (const JudgedVisit& judged : visits) {
    if (!Counts(judged)) continue;
    const Visit& visit = judged.visit;
    Add(total, visit);
    any = &judged;
    start = std::min(start.value_or(visit.start), visit.start);
    stop = visit.stop && stop ? std::optional(std::max(*stop, *visit.stop)) : std::nullopt;
    for (const worktime::Span& span : SpansOf(visit.pauses, now)) pauses.push_back(span);
  }
  if (any == nullptr || any->sop == nullptr || !any->sop->case_standard ||
      any->calendar.calendar == nullptr) {
    return total;
  }
  TEPAT_CHECK(start.has_value());  // the visit that gave the SOP has given its start
  // The last visit's calendar judges the whole: a case has one clock, whoever held it before.
  const worktime::PausedCalendar calendar(*any->calendar.calendar, std::move(pauses));
  const sop::Standard& standard = *any->sop->case_standard;
  const auto deadline = DeadlineOf(standard, BudgetOf(standard, 1, {}), calendar, *start);
  if (!deadline) return total;
  total.deadline = *deadline;
  total.state = StateOf(*deadline, stop, now);
  return total;
}

}  // namespace tepat::timing
