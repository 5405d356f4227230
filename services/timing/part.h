// SPDX-License-Identifier: Apache-2.0
// Parts of a visit: what each unit has to send, and by when.
//
// A part is judged like a visit, by the calendar of its own unit: met means that no working time
// beyond its due instant passed. It never moves the clock of its visit.
//
//   due     the last closing of `due_date`, or of the last working day before it; never before
//           the end of the day on which it starts, and never after the visit is due, unless the
//           part itself starts later. Each working day that the visit's pauses take whole
//           moves it by one
//   breach  the first working instant at or after it, or due itself where the standard is strict
//   warning opening of the working day before the day on which it is due
#pragma once

#include <vector>

#include "libs/worktime/calendar.h"
#include "services/timing/domain.h"

namespace tepat::timing {

// Gives visits, which are of one step, the parts that its marks tell of; not judged yet. The order
// of the marks does not matter, duplicates have no effect. Of several ends of a part the first
// counts; but one that was sent and is then given back has ended RETURNED, at the instant of its
// sending: the time until it was given back is that of whoever looked at it. A part of a visit that
// is not there is passed over.
void FoldParts(std::vector<Visit>& visits, std::vector<PlacedMark> marks);

// Ends what has not ended when its visit has: CANCELLED at the visit's stop. Before the parts are
// judged, and after the visit was: a stop that lies ahead ends nothing yet.
void EndParts(Visit& visit);

// Judges one part of a judged visit at `now`, by the calendar of its unit: deadline, state, time,
// warning. Without a deadline of the visit, or where the calendar does not reach, it has none.
void JudgePart(VisitPart& part, const Visit& visit, const sop::Standard& standard,
               const worktime::Calendar& calendar, Instant now);

}  // namespace tepat::timing
