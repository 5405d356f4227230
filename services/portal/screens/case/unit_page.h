// SPDX-License-Identifier: Apache-2.0
// The data of one unit in one case: a grid of indicators.
#pragma once

#include "services/portal/screens/layout.h"

namespace tepat::portal {

Response UnitPage(const Context& context);
// POST: sends the data, or waives the unit.
Response SendUnitData(const Context& context);
Response WaiveUnit(const Context& context);

// A number as Indonesians write it (`1.234,5`, `1234,5`, `1234.5`, `85 %`) as the contract has it
// (`1234.5`). A dot with three digits behind it parts thousands. Nothing when it is no number.
std::optional<std::string> NumberOf(const std::string& text);
// The opposite: `1.234,5`.
std::string IndonesianNumber(const std::string& number);

}  // namespace tepat::portal
