// SPDX-License-Identifier: Apache-2.0
// Evaluasi SOP: whether each standard was realistic in a year, and what it cost.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// GET /laporan/sop?tahun=2026: this year by default.
Response EvaluationPage(const Context& context);

}  // namespace tepat::portal
