// SPDX-License-Identifier: Apache-2.0
// What was typed in a template, as the values of the contract.
#pragma once

#include <vector>

#include "services/data-collection/workbook/found.h"

namespace tepat::data_collection::book {

// The values of one unit. Value type.
struct UnitValues {
  // In the plan's order, of what was typed; the evidence of the newest sending goes on, for a
  // workbook holds none.
  std::vector<v1::IndicatorValue> values;
  // Where the numbers and reasons stood.
  std::vector<v1::SourceCell> sources = {};
  int numbers = 0;  // numbers and grades
  int texts = 0;
};

// Reads one unit's cells. `sheet` is the one by which they were found. What cannot be read is left
// out and told. Text is read as people write numbers, numeric cells as they are. Any thread.
UnitValues ReadValues(const FoundUnit& unit, const v1::GetUnitSheetResponse& sheet,
                      WorkbookFindings& findings);

}  // namespace tepat::data_collection::book
