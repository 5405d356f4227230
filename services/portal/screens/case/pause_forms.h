// SPDX-License-Identifier: Apache-2.0
// Forms that let the clock of a step stand still, and run again.
#pragma once

#include <vector>

#include "services/portal/screens/case/action.h"

namespace tepat::portal {

// In the order in which a page shows them. Any thread.
std::vector<Action> PauseActions();

}  // namespace tepat::portal
