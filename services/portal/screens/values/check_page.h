// SPDX-License-Identifier: Apache-2.0
// The whole collection at a glance: units by indicators, for those who close the draft and those
// who check it.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// GET /berkas/{}/periksa
Response CheckPage(const Context& context);
// POST to the same: gives units their data back, cell by cell. What was ticked stays when it is
// refused.
Response ReturnCells(const Context& context);

}  // namespace tepat::portal
