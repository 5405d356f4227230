// SPDX-License-Identifier: Apache-2.0
// Reads the cells of one sheet. For libs/documents/workbook alone.
#pragma once

#include <cstddef>
#include <string>

#include "libs/base/status.h"
#include "libs/documents/workbook/package.h"
#include "libs/documents/workbook/sheet_surroundings.h"
#include "libs/documents/workbook/workbook.h"

namespace tepat::workbook {

// What has been read of the whole workbook so far.
struct Totals {
  std::size_t rows = 0;
  std::size_t cells = 0;
  std::size_t text_bytes = 0;
};

// Fills `sheet`, whose name is there already, from its part, and adds to `totals`. Fails as
// ReadWorkbook says, with the detail `sheet`; `sheet` is then half filled.
Status ReadSheet(Package& package, const std::string& part, const Surroundings& surroundings,
                 const WorkbookLimits& limits, Totals& totals, Sheet& sheet);

}  // namespace tepat::workbook
