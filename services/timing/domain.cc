// SPDX-License-Identifier: Apache-2.0
#include "services/timing/domain.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace tepat::timing {
namespace {

using Kind = sop::Mark::Kind;

constexpr std::chrono::seconds kWorkingDay(27'000);  // Perpres 21/2023: 37 h 30 in five days

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
    visit_.clock_suspect |= mark.at > placed.recorded + config_.clock_tolerance;
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
    }
  }

  Visit Finish() {
    visit_.start = started_.value_or(earliest_);
    Correct(Kind::kStarted, visit_.start);
    if (visit_.accepted) Correct(Kind::kAccepted, *visit_.accepted);
    if (visit_.stop) Correct(stopped_by_, *visit_.stop);
    if (!started_) {
      visit_.state = State::kInferred;
    } else if (visit_.stop && stopped_by_ == Kind::kReturned) {
      visit_.state = State::kReturned;
    } else if (visit_.stop && stopped_by_ == Kind::kCancelled) {
      visit_.state = State::kCancelled;
    }
    return std::move(visit_);
  }

 private:
  void Correct(Kind kind, Instant& at) const {
    const auto found = corrections_.find(kind);
    if (found != corrections_.end()) at = found->second;
  }

  const Config& config_;
  Visit visit_;
  std::optional<Instant> started_;
  Instant earliest_ = Instant::max();
  Kind stopped_by_ = Kind::kCompleted;
  std::map<Kind, Instant> corrections_;
};

// The instant of one warning, or nothing when it makes no sense for this visit.
std::optional<Instant> WarningAt(const sop::WarningPoint& point, const sop::Standard& standard,
                                 const Deadline& deadline, const worktime::Calendar& calendar,
                                 Instant start) {
  Result<Instant> at = Fail(Code::kInvalid, "timing.no_warning", "");
  const bool days = standard.unit == sop::Standard::Unit::kDays;
  if (point.percent && days) {
    at = calendar.OpeningAfterDays(start, standard.amount * *point.percent / 100);
  } else if (point.percent) {
    at = calendar.Add(start, deadline.allowed * *point.percent / 100);
  } else if (point.minutes_before) {
    const Micros before = std::chrono::minutes(*point.minutes_before);
    if (before < deadline.allowed) at = calendar.Add(start, deadline.allowed - before);
  } else if (point.days_before && days && *point.days_before < standard.amount) {
    at = calendar.OpeningAfterDays(start, standard.amount - *point.days_before);
  }
  if (!at || *at <= start || *at >= deadline.breach) return std::nullopt;
  return *at;
}

}  // namespace

Result<Deadline> DeadlineOf(const sop::Standard& standard, const worktime::Calendar& calendar,
                            Instant start) {
  Result<Instant> due = Fail(Code::kInternal, "timing.no_due", "");
  if (standard.unit == sop::Standard::Unit::kMinutes) {
    due = calendar.Add(start, std::chrono::minutes(standard.amount));
  } else if (standard.counting == sop::Standard::Counting::kWorkingSeconds) {
    due = calendar.Add(start, kWorkingDay * standard.amount);
  } else {
    const bool include = standard.counting == sop::Standard::Counting::kIncludeStartDay;
    due = calendar.AddDays(start, include ? standard.amount - 1 : standard.amount);
  }
  if (!due) return Fail(due.error());
  Deadline deadline{*due, *due, {}};
  if (!standard.strict_close) {
    TEPAT_ASSIGN(deadline.breach, calendar.FirstOpen(*due));
  }
  TEPAT_ASSIGN(deadline.allowed, calendar.Between(start, *due));
  return deadline;
}

State StateOf(const Deadline& deadline, std::optional<Instant> stop, Instant now) {
  const Instant at = stop.value_or(now);
  if (at > deadline.breach) return stop ? State::kLate : State::kBreached;
  if (at > deadline.due) return stop ? State::kMetAfterHours : State::kDue;
  return stop ? State::kMet : State::kRunning;
}

std::vector<Visit> FoldStep(int step, std::vector<PlacedMark> marks, std::vector<Arming> armings,
                            const Config& config) {
  const auto place = [](const PlacedMark& m) {
    return std::tie(m.mark.visit, m.source, m.sequence, m.ordinal);
  };
  std::sort(marks.begin(), marks.end(),
            [&](const PlacedMark& a, const PlacedMark& b) { return place(a) < place(b); });
  marks.erase(std::unique(marks.begin(), marks.end(),
                          [&](const auto& a, const auto& b) { return place(a) == place(b); }),
              marks.end());
  std::vector<Visit> visits;
  for (auto at = marks.begin(); at != marks.end();) {
    const int number = at->mark.visit;
    Folder folder(step, number, config);
    for (; at != marks.end() && at->mark.visit == number; ++at) folder.Take(*at);
    visits.push_back(folder.Finish());
  }
  std::set<Instant> starts;
  for (const Visit& visit : visits) starts.insert(visit.start);
  std::sort(armings.begin(), armings.end(), [](const Arming& a, const Arming& b) {
    return std::tie(a.at, a.event_id) < std::tie(b.at, b.event_id);
  });
  int next = visits.empty() ? 1 : visits.back().visit + 1;
  for (const Arming& arming : armings) {
    if (!starts.insert(arming.at).second) continue;  // adopted
    Visit pending;
    pending.step = step;
    pending.visit = next++;
    pending.state = State::kPending;
    pending.start = arming.at;
    pending.armed = arming.recorded;
    pending.sop_id = arming.sop_id;
    pending.sop_version = arming.sop_version;
    pending.event_ids = {arming.event_id};
    pending.source = arming.source;
    visits.push_back(std::move(pending));
  }
  return visits;
}

void Judge(Visit& visit, const Judging& judging, Instant now) {
  const sop::Step* step = judging.sop == nullptr ? nullptr : judging.sop->Find(visit.step);
  if (step == nullptr || judging.calendar == nullptr) return;
  const auto deadline = DeadlineOf(step->standard, *judging.calendar, visit.start);
  const Instant end = std::max(visit.stop.value_or(now), visit.start);
  if (const auto used = judging.calendar->Between(visit.start, end)) visit.used = *used;
  if (!deadline) {
    const bool judged = visit.state == State::kUnspecified || visit.state == State::kPending;
    if (judged) visit.state = State::kHorizonExceeded;
    return;
  }
  visit.deadline = *deadline;
  const State state = StateOf(*deadline, visit.stop, now);
  const bool pending_in_time = visit.state == State::kPending && state == State::kRunning;
  if (visit.state == State::kUnspecified || visit.state == State::kPending) {
    if (!pending_in_time) visit.state = state;
  }
  if (!visit.open()) return;
  int index = 0;
  for (const sop::WarningPoint& point : step->standard.warnings) {
    const auto at = WarningAt(point, step->standard, *deadline, *judging.calendar, visit.start);
    if (at) visit.rungs.push_back({index, *at});
    ++index;
  }
  std::sort(visit.rungs.begin(), visit.rungs.end(),
            [](const Rung& a, const Rung& b) { return a.at < b.at; });
}

}  // namespace tepat::timing
