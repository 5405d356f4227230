// SPDX-License-Identifier: Apache-2.0
// Forms of steps 4 and 5: closing the draft, checking it, giving it back, asking a further unit.
#pragma once

#include <vector>

#include "services/portal/screens/case/action.h"

namespace tepat::portal {

// In the order in which a page shows them. Any thread.
std::vector<Action> CollectionActions();

}  // namespace tepat::portal
