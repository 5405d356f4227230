// SPDX-License-Identifier: Apache-2.0
// The parts that there are. A face makes its Casebook of the cases and of those that it needs.
#pragma once

#include "libs/casebook/part.h"

namespace tepat::casebook {

// Where each case is, whose turn it is, and its clocks: letters, units, standings, visits, places
// and tasks; and what the office calls its units and positions. Every face has this part.
Part CasesPart();

// Who did what to a case and when, and in which open cases somebody has done something.
Part HistoryPart();

// What timing has told superiors and what still lasts: a breach, or a pause.
Part EscalationsPart();

// What people have typed and not sent: tables alone, for no fact tells it. What a face's people
// have typed is lost with its database, and with it alone.
Part DraftsPart();

}  // namespace tepat::casebook
