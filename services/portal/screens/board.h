// SPDX-License-Identifier: Apache-2.0
// Papan: all open cases on seven steps, live.
#pragma once

#include "services/portal/screens/layout.h"

namespace tepat::portal {

Response Board(const Context& context);

// Rows of these cases and the numbers on top, by element id.
Result<std::map<std::string, Html>> BoardParts(const Context& context,
                                               const std::set<std::string>& case_ids);

}  // namespace tepat::portal
