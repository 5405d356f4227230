// SPDX-License-Identifier: Apache-2.0
// One indicator of one unit: what it says, what proves it, how it came about, what was said of it.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// GET /berkas/{}/unit/{}/indikator/{}
Response CellPage(const Context& context);
// POST to the same: adds a remark, which nobody can change.
Response CommentCell(const Context& context);

}  // namespace tepat::portal
