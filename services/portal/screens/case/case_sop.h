// SPDX-License-Identifier: Apache-2.0
// The SOP version that a case follows, and what another one would change; the Camat decides.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// GET /berkas/{}/sop
Response CaseSopPage(const Context& context);
// POST /berkas/{}/sop
Response RebaseCase(const Context& context);

}  // namespace tepat::portal
