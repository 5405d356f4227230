// SPDX-License-Identifier: Apache-2.0
// What people are typing: kept as they type, given back when they come again.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// Keeps what somebody is typing; answers with the time.
Response KeepDraft(const Context& context);
// GET /draf?tempat=…: what was kept for that form and person; `{}` for nothing.
Response GetDraft(const Context& context);

}  // namespace tepat::portal
