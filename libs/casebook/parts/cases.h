// SPDX-License-Identifier: Apache-2.0
// Where each case is, whose turn it is, and its clocks: letters, units, standings, visits, places
// and tasks; and what the office calls its units and positions. Every face has this part.
#pragma once

#include "libs/casebook/part.h"

namespace tepat::casebook {

Part CasesPart();

}  // namespace tepat::casebook
