// SPDX-License-Identifier: Apache-2.0
// A unit's sheet as a table: a row for each indicator and component, and what belongs to it.
#pragma once

#include <string>

#include "services/portal/screens/values/sheet.h"

namespace tepat::portal {

// The table, on a phone a card for each row. Cells that a browser may paste into have their place:
// `data-baris` counts numbers from 0, `data-kolom` is 0 for the number, 1 for the cause, 2 for the
// follow-up.
Html SheetTable(const SheetView& view);

// A line for each finding, which leads to its field: `<li>` each.
Html FindingLinks(const SheetView& view);

// Where a cell that was given back is, as a finding says it: by its component or evidence rule.
data_collection::v1::Finding PlaceOfCell(const data_collection::v1::GetUnitSheetResponse& sheet,
                                         const data_collection::v1::ReturnedCell& cell);

// Where a finding is, in words: `Persentase layanan, Layanan yang selesai`.
std::string PlaceWord(const data_collection::v1::GetUnitSheetResponse& sheet,
                      const data_collection::v1::Finding& finding);

}  // namespace tepat::portal
