// SPDX-License-Identifier: Apache-2.0
#include "services/timing/domain.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "libs/base/check.h"

namespace tepat::timing {
namespace {

using Kind = sop::Mark::Kind;

bool IsStop(Kind kind) {
  return kind == Kind::kCompleted || kind == Kind::kReturned || kind == Kind::kCancelled;
}

// Marks of one visit, in the order in which their owner committed them.
class Folder {
 public:
  Folder(int step, int number, const Config& config) : config_(config) {
    visit_.step = step;
    visit_.visit = number;
  }

  void Take(const PlacedMark& placed) {
    const sop::Mark& mark = placed.mark;
    visit_.event_ids.push_back(placed.event_id);
    visit_.source = placed.source;
    visit_.declared |= mark.declared;
    visit_.clock_suspect |= IsAhead(placed);
    // Whoever holds it last answers for it; a mark that names nobody changes nothing.
    if (!mark.holders.empty()) visit_.holders = mark.holders;
    earliest_ = std::min(earliest_, mark.at);
    if (mark.kind == Kind::kCorrected) {
      corrections_[mark.corrects] = mark.at;
    } else if (mark.kind == Kind::kStarted && !started_) {
      started_ = mark.at;
      visit_.armed = placed.recorded;
      visit_.sop_id = mark.sop_id;
      visit_.sop_version = mark.sop_version;
    } else if (mark.kind == Kind::kAccepted && !visit_.accepted) {
      visit_.accepted = mark.at;
    } else if (IsStop(mark.kind) && !visit_.stop) {
      visit_.stop = mark.at;
      stopped_by_ = mark.kind;
      visit_.person_id = placed.person_id;
      stop_suspect_ = IsAhead(placed);
    } else if (mark.kind == Kind::kPaused) {
      visit_.pauses.push_back({mark.reason, mark.at, {}});
    } else if (mark.kind == Kind::kResumed) {
      Resume(mark);
    }
  }

  Visit Finish() {
    visit_.start = started_.value_or(earliest_);
    Correct(Kind::kStarted, visit_.start);
    if (visit_.accepted) Correct(Kind::kAccepted, *visit_.accepted);
    if (visit_.stop) Correct(stopped_by_, *visit_.stop);
    // Without a start there is nothing to judge from, whatever ended the visit.
    if (!started_) {
      visit_.state = State::kInferred;
    } else if (visit_.stop && stopped_by_ == Kind::kReturned) {
      visit_.state = State::kReturned;
    } else if (visit_.stop && stopped_by_ == Kind::kCancelled) {
      visit_.state = State::kCancelled;
    }
    EndPauses();
    return std::move(visit_);
  }

  // Whether the stop lay ahead of the clock that recorded it.
  bool stop_suspect() const { return stop_suspect_; }

 private:
  bool IsAhead(const PlacedMark& placed) const {
    return placed.mark.at > placed.recorded + config_.clock_tolerance;
  }

  // Ends the last pause of that reason that still lasts; without a reason, all that last.
  void Resume(const sop::Mark& mark) {
    for (auto pause = visit_.pauses.rbegin(); pause != visit_.pauses.rend(); ++pause) {
      if (pause->to || (!mark.reason.empty() && pause->reason != mark.reason)) continue;
      pause->to = mark.at;
      if (!mark.reason.empty()) return;
    }
  }

  // A stop ends what still lasts; a correction moves the ends of the last pause.
  void EndPauses() {
    if (visit_.pauses.empty()) return;
    Pause& last = visit_.pauses.back();
    Correct(Kind::kPaused, last.from);
    if (last.to) Correct(Kind::kResumed, *last.to);
    for (Pause& pause : visit_.pauses) {
      if (visit_.stop) pause.to = std::min(pause.to.value_or(*visit_.stop), *visit_.stop);
    }
    // One that lasts stands last, so that it is found at once.
    std::stable_partition(visit_.pauses.begin(), visit_.pauses.end(),
                          [](const Pause& pause) { return pause.to.has_value(); });
  }

  void Correct(Kind kind, Instant& at) const {
    const auto found = corrections_.find(kind);
    if (found != corrections_.end()) at = found->second;
  }

  const Config& config_;
  Visit visit_;
  std::optional<Instant> started_;
  Instant earliest_ = Instant::max();
  Kind stopped_by_ = Kind::kCompleted;
  bool stop_suspect_ = false;
  std::map<Kind, Instant> corrections_;
};

// Where the time of a visit went up to `end`; nothing where the calendar does not reach.
Split SplitOf(const Visit& visit, const worktime::PausedCalendar& calendar, Instant end) {
  // A correction may have moved the acceptance outside the visit; the three parts still add up.
  const Instant accepted = std::clamp(visit.accepted.value_or(end), visit.start, end);
  const auto queue = calendar.Between(visit.start, accepted);
  const auto touch = calendar.Between(accepted, end);
  const auto paused = calendar.PausedBetween(visit.start, end);
  if (!queue || !touch || !paused) return {};
  return {*queue, *touch, *paused};
}

// By visit, and within it as its owner committed them; each once, however often it was read.
void InOrder(std::vector<PlacedMark>& marks) {
  const auto place = [](const PlacedMark& m) {
    return std::tie(m.mark.visit, m.source, m.sequence, m.ordinal);
  };
  std::sort(marks.begin(), marks.end(),
            [&](const PlacedMark& a, const PlacedMark& b) { return place(a) < place(b); });
  marks.erase(std::unique(marks.begin(), marks.end(),
                          [&](const auto& a, const auto& b) { return place(a) == place(b); }),
              marks.end());
}

// A visit that is pending since its predecessor's completion, until its owner speaks.
Visit PendingOf(int step, int number, const Arming& arming) {
  Visit pending;
  pending.step = step;
  pending.visit = number;
  pending.state = State::kPending;
  pending.start = arming.at;
  pending.armed = arming.recorded;
  pending.sop_id = arming.sop_id;
  pending.sop_version = arming.sop_version;
  pending.event_ids = {arming.event_id};
  pending.source = arming.source;
  return pending;
}

// Adds a visit for each completion that no owner has adopted: an adopted one starts at the very
// instant of its completion, so the instant alone tells them apart.
void AddPending(int step, std::vector<Arming> armings, std::vector<Visit>& visits) {
  std::set<Instant> starts;
  for (const Visit& visit : visits) starts.insert(visit.start);
  // The order of arrival must not number the visits.
  std::sort(armings.begin(), armings.end(), [](const Arming& a, const Arming& b) {
    return std::tie(a.at, a.event_id) < std::tie(b.at, b.event_id);
  });
  int next = visits.empty() ? 1 : visits.back().visit + 1;
  for (const Arming& arming : armings) {
    if (starts.insert(arming.at).second) visits.push_back(PendingOf(step, next++, arming));
  }
}

// A stop ahead of its recorder's clock ends the visit when its instant has come, not before.
void AwaitStop(Visit& visit, Instant now) {
  if (visit.awaited_stop && *visit.awaited_stop <= now) visit.awaited_stop.reset();
  if (!visit.awaited_stop) return;
  visit.stop.reset();
  if (visit.state != State::kInferred) visit.state = State::kUnspecified;
}

}  // namespace

std::vector<worktime::Span> SpansOf(const std::vector<Pause>& pauses, Instant now) {
  std::vector<worktime::Span> spans;
  spans.reserve(pauses.size());
  for (const Pause& pause : pauses) spans.push_back({pause.from, pause.to.value_or(now)});
  return spans;
}

std::int64_t FlagsOf(const Visit& visit) {
  return (visit.declared ? kDeclared : 0) | (visit.clock_suspect ? kClockSuspect : 0) |
         (visit.state == State::kInferred ? kInferredStart : 0);
}

State StateOf(const Deadline& deadline, std::optional<Instant> stop, Instant now) {
  const Instant at = stop.value_or(now);
  if (at > deadline.breach) return stop ? State::kLate : State::kBreached;
  if (at > deadline.due) return stop ? State::kMetAfterHours : State::kDue;
  return stop ? State::kMet : State::kRunning;
}

std::vector<Visit> FoldStep(int step, std::vector<PlacedMark> marks, std::vector<Arming> armings,
                            const Config& config) {
  // A part never moves its visit's clock.
  std::erase_if(marks, [](const PlacedMark& placed) { return placed.mark.part.has_value(); });
  InOrder(marks);
  std::vector<Visit> visits;
  for (auto at = marks.begin(); at != marks.end();) {
    const int number = at->mark.visit;
    TEPAT_CHECK(visits.empty() || visits.back().visit < number);
    Folder folder(step, number, config);
    for (; at != marks.end() && at->mark.visit == number; ++at) folder.Take(*at);
    Visit& visit = visits.emplace_back(folder.Finish());
    if (folder.stop_suspect()) visit.awaited_stop = visit.stop;
  }
  AddPending(step, std::move(armings), visits);
  return visits;
}

std::optional<std::reference_wrapper<const sop::Step>> StepOf(const sop::Sop* sop, int step) {
  if (sop == nullptr) return std::nullopt;
  const auto found = sop->GetStep(step);
  if (!found) return std::nullopt;
  return *found;
}

void Judge(Visit& visit, const Judging& judging, Instant now, Amount& spent) {
  AwaitStop(visit, now);
  // What no standard or calendar reaches is not judged; the rung clock comes again when they do.
  const auto step = StepOf(judging.sop, visit.step);
  if (!step || judging.calendar == nullptr) return;
  const sop::Standard& standard = step->get().standard;
  const worktime::PausedCalendar calendar(*judging.calendar, SpansOf(visit.pauses, now));
  // A correction may put the start behind the stop, and a clock may stand before the start.
  const Instant end = std::max(visit.stop.value_or(now), visit.start);
  visit.time = SplitOf(visit, calendar, end);
  const Amount budget = BudgetOf(standard, visit.visit, spent);
  const auto deadline = DeadlineOf(standard, budget, calendar, visit.start);
  const bool unsettled = visit.state == State::kUnspecified || visit.state == State::kPending;
  if (!deadline) {
    if (unsettled) visit.state = State::kHorizonExceeded;
    return;
  }
  // Spent by whoever has a deadline: a visit beyond the calendar takes nothing from those after it.
  if (const auto now_spent = SpentOf(standard, calendar, visit.start, end)) spent += *now_spent;
  visit.deadline = *deadline;
  visit.late = end > deadline->breach;
  const State state = StateOf(*deadline, visit.stop, now);
  if (visit.paused() && !visit.late && visit.state != State::kInferred) {
    visit.state = State::kPaused;
  } else if (unsettled && !(visit.state == State::kPending && state == State::kRunning)) {
    visit.state = state;
  }
  if (!visit.open()) return;
  visit.rungs = RungsOf(standard, budget, *deadline, calendar, visit.start);
  if (!visit.paused()) return;
  // A clock that stands still comes to none of them.
  std::erase_if(visit.rungs, [&](const Rung& rung) { return rung.at > visit.pauses.back().from; });
}

}  // namespace tepat::timing
