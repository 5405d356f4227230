// SPDX-License-Identifier: Apache-2.0
// Plh./Plt.: who acts for whom, by which decree and until when; the Camat appoints and revokes.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// GET /penugasan
Response DelegationsPage(const Context& context);
// POST /penugasan
Response GrantDelegation(const Context& context);
// POST /penugasan/{}/akhiri
Response RevokeDelegation(const Context& context);

}  // namespace tepat::portal
