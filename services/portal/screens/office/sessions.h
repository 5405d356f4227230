// SPDX-License-Identifier: Apache-2.0
// One's own sessions, and the position in which one acts during this one.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// POST /jabatan
// Chooses one of the positions that the viewer holds; any other choice means all of them.
Response ChoosePosition(const Context& context);
// GET /sesi
// Where the viewer is signed in.
Response SessionsPage(const Context& context);
// POST /sesi/akhiri
// Ends one of the viewer's sessions.
Response EndSession(const Context& context);

}  // namespace tepat::portal
