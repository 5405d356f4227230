// SPDX-License-Identifier: Apache-2.0
// The data of one unit in one case: a grid of indicators.
#pragma once

#include "services/portal/context.h"

namespace tepat::portal {

Response UnitPage(const Context& context);
// POST: sends the data, or waives the unit.
Response SendUnitData(const Context& context);
Response WaiveUnit(const Context& context);

}  // namespace tepat::portal
