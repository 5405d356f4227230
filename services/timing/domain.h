// SPDX-License-Identifier: Apache-2.0
// Visits and verdicts.
//
// A visit is one turn of one step of one case. Its verdict is a pure function of its marks, its
// standard and the calendar: never of "a job ran", nor of the order in which facts arrived. A step
// is armed from its predecessor's completion, so that a service that is down or stuck hides no
// waiting; the owner's STARTED, which carries the same instant, adopts what was armed.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "libs/sop/mark.h"
#include "libs/sop/sop.h"
#include "libs/worktime/paused_calendar.h"
#include "services/timing/config.h"
#include "services/timing/deadline.h"

namespace tepat::timing {

// Values as in the contract's VisitState.
enum class State {
  kUnspecified = 0,
  kPending = 1,
  kRunning = 2,
  kPaused = 3,
  kDue = 4,
  kBreached = 5,
  kMet = 6,
  kMetAfterHours = 7,
  kLate = 8,
  kReturned = 9,
  kCancelled = 10,
  kInferred = 11,
  kHorizonExceeded = 12,
};

// One step of one case. Value type; in order by case, then step.
struct StepKey {
  std::string case_id;
  int step = 0;

  auto operator<=>(const StepKey&) const = default;  // NOLINT: clang-tidy 14 sees a null pointer
};

// One visit of one step of one case.
struct VisitKey {
  StepKey step;
  int visit = 0;
};

// A mark with the place of its fact.
struct PlacedMark {
  sop::Mark mark;
  std::string event_id;
  std::string source;
  std::int64_t sequence = 0;
  int ordinal = 0;  // within the fact
  Instant recorded;
  std::string person_id = {};  // who decided the fact; empty for nobody
};

// A predecessor's completion that opens a step.
struct Arming {
  Instant at;
  std::string event_id;
  std::string source;
  Instant recorded;
  std::string sop_id;  // of the predecessor's visit
  int sop_version = 0;
};

// A stretch of a visit in which its clock stands still. Several may overlap; they count once.
struct Pause {
  std::string reason;  // a key of the SOP version's pause reasons
  Instant from;
  std::optional<Instant> to;  // absent while it lasts; at the latest the visit's stop
};

// Where a visit's time went. Working time; the three do not overlap.
struct Split {
  Micros queue{};   // until a holder accepted it
  Micros touch{};   // from then to the stop
  Micros paused{};  // while its clock stood still

  Micros used() const { return queue + touch; }
};

// One turn of a unit's share of a visit (part.h folds and judges it). Value type; its flags and
// instants mean what those of a visit mean.
struct VisitPart {
  sop::Part part;
  State state = State::kUnspecified;
  Instant start;
  std::optional<Instant> stop;
  std::optional<Deadline> deadline;  // absent while its visit has none, or no calendar reaches it
  bool late = false;
  Split time;                        // all of it touch: a unit is asked, it does not accept
  std::vector<sop::Holder> holders;  // who answers for the unit
  std::string due_date;              // ISO 8601; empty: due with its visit
  std::optional<Instant> warning;    // of an open one whose clock runs
  std::string calendar_id;           // by which it was judged
  int calendar_version = 0;          // of that calendar
  std::shared_ptr<const worktime::Calendar> calendar;  // null while unknown; shared with queries
  bool provisional = false;  // facts that were not read yet could still change it
  bool given_back = false;   // it began because data were given back
  std::vector<std::string> event_ids;
  std::string person_id;  // who ended it; empty for nobody

  bool open() const { return !stop.has_value(); }
};

// One visit as it stands at an instant.
struct Visit {
  int step = 0;
  int visit = 0;
  State state = State::kUnspecified;
  Instant start;
  std::optional<Instant> accepted;
  std::optional<Instant> stop;
  std::optional<Deadline> deadline;  // absent when no standard or calendar reaches it
  bool late = false;                 // beyond the budget, whatever its outcome
  Split time;
  std::vector<Pause> pauses;  // in the order in which they began
  std::vector<sop::Holder> holders;
  std::string sop_id;
  int sop_version = 0;
  bool declared = false;
  bool clock_suspect = false;
  std::optional<Instant> awaited_stop;  // a stop that its recorder's clock had not reached yet
  Instant armed;                        // when the start became known
  std::vector<std::string> event_ids;
  std::string source;
  std::string person_id;         // who stopped it; empty for nobody
  std::vector<Rung> rungs;       // of an open visit whose clock runs, by time
  std::vector<VisitPart> parts;  // by unit, then turn

  bool open() const { return !stop.has_value(); }
  bool paused() const { return open() && !pauses.empty() && !pauses.back().to; }
};

// What may be said against an instant of a visit; kept in tables, so a value never changes.
inline constexpr std::int64_t kDeclared = 1;       // given by a person after the fact
inline constexpr std::int64_t kClockSuspect = 2;   // ahead of the clock that recorded it
inline constexpr std::int64_t kInferredStart = 4;  // the start is not known

// Which of them may be said of a visit, added up.
std::int64_t FlagsOf(const Visit& visit);

// The pauses of a visit; one that lasts reaches to `now`.
std::vector<worktime::Span> SpansOf(const std::vector<Pause>& pauses, Instant now);

// Where a visit stands that is open, or stopped at `stop`.
State StateOf(const Deadline& deadline, std::optional<Instant> stop, Instant now);

// By what a step is judged; null where it is not known (yet). Lives within the judgement.
struct Judging {
  const sop::Sop* sop = nullptr;
  const worktime::Calendar* calendar = nullptr;
};

// The step of a version; nothing while the version is not known here (null), or lacks the step.
// Lives as long as the version.
std::optional<std::reference_wrapper<const sop::Step>> StepOf(const sop::Sop* sop, int step);

// Visits of one step of one case, by number, as its marks and what armed it tell; not judged yet,
// and without their parts, whose marks are passed over.
// The order of the arguments does not matter, duplicates have no effect.
std::vector<Visit> FoldStep(int step, std::vector<PlacedMark> marks, std::vector<Arming> armings,
                            const Config& config);

// Judges a folded visit at `now`: deadline, state, where its time went, warnings. `spent` is what
// the visits of the step before it have spent; this one's is added.
void Judge(Visit& visit, const Judging& judging, Instant now, Amount& spent);

}  // namespace tepat::timing
