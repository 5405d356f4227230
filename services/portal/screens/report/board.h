// SPDX-License-Identifier: Apache-2.0
// Papan: all open cases on seven steps, live.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

Response Board(const Context& context);

// The same for a wallboard, which has a machine's token with the scope `read`
// in its address instead of a session: it never signs out, links nowhere and
// names nobody.
Response Wallboard(const Context& context);

// Rows of these cases and the numbers on top, by element id.
Result<std::map<std::string, Html>> BoardParts(const Context& context,
                                               const std::set<std::string>& case_ids);

}  // namespace tepat::portal
