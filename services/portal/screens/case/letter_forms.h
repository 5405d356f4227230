// SPDX-License-Identifier: Apache-2.0
// Forms of steps 1 and 2: forwarding the letter, attaching files, cancelling the case.
#pragma once

#include <vector>

#include "services/portal/screens/case/action.h"

namespace tepat::portal {

// In the order in which a page shows them. Any thread.
std::vector<Action> LetterActions();

}  // namespace tepat::portal
