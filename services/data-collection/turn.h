// SPDX-License-Identifier: Apache-2.0
// Turns of a unit: its share of a visit of step 4, timed by its own due date (a part of the visit,
// tepat.event.v1.Part). A turn starts when the unit is asked and ends when it sends or is waived;
// asked anew, the next one starts. Of several sendings in one turn the first one ends it: whoever
// mends what he sent in time is in time. What still runs when the visit ends, ends with it, and
// needs no mark.
#pragma once

#include <vector>

#include "libs/sop/open_visit.h"
#include "services/data-collection/unit.h"

namespace tepat::data_collection {

// The unit's next turn in the visit. Requires that none runs.
sop::Mark StartTurn(Unit& unit, const sop::OpenVisit& visit, Instant at);

// Ends the turn that runs, COMPLETED or CANCELLED; nothing when none does.
std::vector<sop::Mark> EndTurn(Unit& unit, const sop::OpenVisit& visit, sop::Mark::Kind kind,
                               Instant at);

// Data that a turn has sent are given back: it ends RETURNED, and the next one starts. Requires
// that none runs. A unit that was not asked in this visit has no turn to end.
std::vector<sop::Mark> GiveBackTurn(Unit& unit, const sop::OpenVisit& visit, Instant at);

// What `Assign` to the unit means for its turn: one that runs goes on with the same date and
// position; with another, it is cancelled and the next one starts, so that no date moves under a
// clock that runs. Assigns.
std::vector<sop::Mark> AssignTurn(Unit& unit, const Assignment& wanted, const sop::OpenVisit& visit,
                                  Instant at);

}  // namespace tepat::data_collection
