// SPDX-License-Identifier: Apache-2.0
// Penilaian: how timing judges each visit of a case, by which calendar and SOP version, and what
// bears on it; the Camat has a closed visit judged by today's calendar.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// GET /berkas/{}/penilaian
Response VerdictsPage(const Context& context);
// POST /berkas/{}/penilaian
Response RestateVisit(const Context& context);

}  // namespace tepat::portal
