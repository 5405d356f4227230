// SPDX-License-Identifier: Apache-2.0
// Announces warnings and breaches when their instant has come, never before; between them judges
// anew, slice by slice, what a new calendar or SOP version may change.
//
// A wall clock that goes back is waited for. One that has jumped beyond the end of the office's
// calendar is not believed: everything is held, and said so, until clock or calendar are mended.
#pragma once

#include <optional>

#include "libs/base/clock.h"
#include "libs/daemon/node.h"
#include "services/timing/judging/assessor.h"

namespace tepat::timing {

// Lives as long as its process; one thread at a time. What is due stands in the visits' own rows,
// so a restart forgets nothing.
class RungClock {
 public:
  // Both outlive the clock.
  RungClock(daemon::Node& node, Assessor& assessor) : node_(node), assessor_(assessor) {}

  // Announces one slice of what is due, or else judges one slice anew. True when there was
  // something.
  bool Step();

 private:
  // First instant that the office's newest calendar does not know.
  Instant CalendarEnd();
  // Whether the clock is not believed; says so once, and once when it is believed again.
  bool IsHeld(Instant now, Instant until);
  // Says once that something is told late: the clock was asleep, or could not keep up.
  void NoteLateness(Instant now);
  // Judges the next slice of what a new SOP or calendar version may change: steps with a visit that
  // is open or was not judged yet. True when there was one.
  bool Rederive();
  Status RederiveSlice(journal::Transaction& transaction);

  daemon::Node& node_;
  Assessor& assessor_;
  bool held_ = false;  // at the last step, and said so
  bool late_ = false;  // likewise
};

}  // namespace tepat::timing
