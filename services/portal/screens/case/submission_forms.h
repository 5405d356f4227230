// SPDX-License-Identifier: Apache-2.0
// Forms of steps 6 and 7: documents, their review and approval, sending, receipt, correction.
#pragma once

#include <vector>

#include "services/portal/screens/case/action.h"

namespace tepat::portal {

// In the order in which a page shows them. Any thread.
std::vector<Action> SubmissionActions();

}  // namespace tepat::portal
