// SPDX-License-Identifier: Apache-2.0
// The data of one unit in one case: what the plan asks of it, and what it sends.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

// GET /berkas/{}/unit/{}
Response UnitPage(const Context& context);
// POST to the same: hands in the files that were chosen, then sends the data; with `langkah`
// `periksa` shows how they would be judged instead, and stores no value. What was typed stands on
// the page that follows in any case, also when no service answers.
Response SendUnitData(const Context& context);
// POST /berkas/{}/unit/{}/bebaskan
Response WaiveUnit(const Context& context);
// POST /berkas/{}/unit/{}/kembalikan
Response GiveBackUnit(const Context& context);

}  // namespace tepat::portal
