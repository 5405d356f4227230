// SPDX-License-Identifier: Apache-2.0
// Forms of step 3: the disposition sheet, declining and withdrawing it; documents of the year.
#pragma once

#include <vector>

#include "services/portal/screens/case/action.h"

namespace tepat::portal {

// In the order in which a page shows them. Any thread.
std::vector<Action> DispositionActions();

}  // namespace tepat::portal
