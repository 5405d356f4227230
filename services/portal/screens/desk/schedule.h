// SPDX-License-Identifier: Apache-2.0
// A case that is opened without a circular: data are due though no letter has come. The letter may
// be filed with it later (register.h).
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// GET /berkas-terjadwal
Response ScheduledCasePage(const Context& context);
// POST /berkas-terjadwal
// Leads to the new case; while one of that period runs, shows the form with a way to it.
Response OpenScheduledCase(const Context& context);

}  // namespace tepat::portal
