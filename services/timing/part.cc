// SPDX-License-Identifier: Apache-2.0
#include "services/timing/part.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "libs/worktime/zone.h"

namespace tepat::timing {
namespace {

using Kind = sop::Mark::Kind;

State EndOf(Kind kind) {
  if (kind == Kind::kReturned) return State::kReturned;
  if (kind == Kind::kCancelled) return State::kCancelled;
  return State::kUnspecified;
}

// By visit and part, and within one as its owner committed its marks.
void InOrder(std::vector<PlacedMark>& marks) {
  std::erase_if(marks, [](const PlacedMark& placed) { return !placed.mark.part; });
  const auto place = [](const PlacedMark& m) {
    return std::tie(m.mark.visit, *m.mark.part, m.source, m.sequence, m.ordinal);
  };
  std::sort(marks.begin(), marks.end(),
            [&](const PlacedMark& a, const PlacedMark& b) { return place(a) < place(b); });
}

void Take(VisitPart& part, const PlacedMark& placed, bool& started) {
  const sop::Mark& mark = placed.mark;
  // Read twice, counted once: a fact's marks stand together.
  if (part.event_ids.empty() || part.event_ids.back() != placed.event_id) {
    part.event_ids.push_back(placed.event_id);
  }
  if (mark.kind == Kind::kStarted && !started) {
    started = true;
    part.start = mark.at;
    part.holders = mark.holders;
    part.due_date = mark.due_date;
  } else if (mark.kind != Kind::kStarted && !part.stop) {
    part.stop = mark.at;
    part.state = EndOf(mark.kind);
    part.person_id = placed.person_id;
  } else if (mark.kind == Kind::kReturned && part.state == State::kUnspecified) {
    // Sent, and not good enough: its time ends with the sending, and whoever sent it stays named.
    part.state = State::kReturned;
  }
}

// A turn that follows one that was given back, and the first turn in a visit that itself makes good
// what was returned.
void TellReturns(Visit& visit) {
  const VisitPart* before = nullptr;
  for (VisitPart& part : visit.parts) {
    const bool follows = before != nullptr && before->part.unit == part.part.unit;
    part.given_back = follows ? before->state == State::kReturned : visit.visit > 1;
    before = &part;
  }
}

void FoldMarks(std::vector<Visit>& visits, std::vector<PlacedMark> marks) {
  InOrder(marks);
  auto visit = visits.begin();
  bool started = false;
  for (auto at = marks.begin(); at != marks.end(); ++at) {
    while (visit != visits.end() && visit->visit < at->mark.visit) ++visit;
    if (visit == visits.end()) return;
    if (visit->visit != at->mark.visit) continue;
    auto& parts = visit->parts;
    if (parts.empty() || parts.back().part != *at->mark.part) {
      started = false;
      VisitPart& made = parts.emplace_back();
      made.part = *at->mark.part;
      // Stands for the start until one is read: an end without a start is judged from itself.
      made.start = at->mark.at;
    }
    Take(parts.back(), *at, started);
    // A start that is missing cannot be judged; a later fact may still bring it.
    const bool next_is_other = at + 1 == marks.end() || (at + 1)->mark.visit != at->mark.visit ||
                               (at + 1)->mark.part != at->mark.part;
    if (next_is_other && !started) parts.back().state = State::kInferred;
  }
}

// Working days after the day of `start` up to the end of `date`, as far as the calendar knows.
Result<int> DaysUntil(const std::string& date, const worktime::Calendar& calendar, Instant start) {
  TEPAT_ASSIGN(const auto day, ParseDate(date));
  TEPAT_ASSIGN(const auto zone, worktime::Zone::Find(calendar.time_zone()));
  const Instant end = zone.StartOf(day + std::chrono::days(1));
  return worktime::PausedCalendar(calendar, {}).DaysBetween(start, end);
}

Result<Deadline> DeadlineOf(const VisitPart& part, const Visit& visit,
                            const sop::Standard& standard,
                            const worktime::PausedCalendar& calendar) {
  Deadline deadline;
  deadline.due = visit.deadline->due;
  if (!part.due_date.empty()) {
    TEPAT_ASSIGN(const int days, DaysUntil(part.due_date, calendar.calendar(), part.start));
    const auto closing = calendar.AddDays(part.start, days);
    // Beyond the calendar lies beyond the visit, which has a deadline in it.
    if (closing) deadline.due = std::min(deadline.due, *closing);
  }
  // Asked when the visit is past due: there is no time left, but none was used before it started.
  deadline.due = std::max(deadline.due, part.start);
  deadline.breach = deadline.due;
  if (!standard.strict_close) {
    TEPAT_ASSIGN(deadline.breach, calendar.FirstOpen(deadline.due));
  }
  TEPAT_ASSIGN(deadline.allowed, calendar.Between(part.start, deadline.due));
  return deadline;
}

std::optional<Instant> WarningOf(const VisitPart& part, const worktime::Calendar& calendar) {
  const auto days =
      worktime::PausedCalendar(calendar, {}).DaysBetween(part.start, part.deadline->due);
  if (!days || *days < 1) return std::nullopt;
  const auto at = calendar.OpeningAfterDays(part.start, *days - 1);
  // A part of one day is not warned of: who was just asked knows.
  if (!at || *at <= part.start || *at >= part.deadline->breach) return std::nullopt;
  return *at;
}

}  // namespace

void FoldParts(std::vector<Visit>& visits, std::vector<PlacedMark> marks) {
  FoldMarks(visits, std::move(marks));
  // Behind the fold: what a turn follows is told by marks of another one.
  for (Visit& visit : visits) TellReturns(visit);
}

void EndParts(Visit& visit) {
  if (visit.open()) return;
  for (VisitPart& part : visit.parts) {
    if (!part.open()) continue;
    part.stop = std::max(*visit.stop, part.start);
    if (part.state != State::kInferred) part.state = State::kCancelled;
  }
}

void JudgePart(VisitPart& part, const Visit& visit, const sop::Standard& standard,
               const worktime::Calendar& calendar, Instant now) {
  if (!visit.deadline) return;
  const worktime::PausedCalendar paused(calendar, SpansOf(visit.pauses, now));
  const Instant end = std::max(part.stop.value_or(now), part.start);
  const auto touch = paused.Between(part.start, end);
  const auto still = paused.PausedBetween(part.start, end);
  if (touch && still) part.time = {Micros(0), *touch, *still};
  const auto deadline = DeadlineOf(part, visit, standard, paused);
  const bool unsettled = part.state == State::kUnspecified;
  if (!deadline) {
    if (unsettled) part.state = State::kHorizonExceeded;
    return;
  }
  part.deadline = *deadline;
  part.late = end > deadline->breach;
  const bool stands_still = part.open() && visit.paused() && !part.late;
  if (unsettled) part.state = stands_still ? State::kPaused : StateOf(*deadline, part.stop, now);
  if (!part.open()) return;
  part.warning = WarningOf(part, calendar);
  // A clock that stands still comes to no warning.
  if (visit.paused() && part.warning > visit.pauses.back().from) part.warning.reset();
}

}  // namespace tepat::timing
