// SPDX-License-Identifier: Apache-2.0
// What one cell holds, from the pieces of its element. For libs/documents/workbook alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "libs/base/status.h"
#include "libs/documents/workbook/sheet_surroundings.h"
#include "libs/documents/workbook/workbook.h"

namespace tepat::workbook {

// A cell as it is written.
struct WrittenCell {
  Place place;
  std::string type = "n";   // `t`
  std::size_t style = 0;    // `s`
  std::string value;        // `v`
  std::string inline_text;  // `is`, of the type `inlineStr`
  bool has_value = false;   // `v` is there, be it empty
  bool formula = false;     // `f` is there
};

// What it means; nothing for a cell that holds nothing. Fails with `workbook.malformed`, details
// `cell` and `value`, when its value is not of its type.
Result<std::optional<Cell>> ValueOf(WrittenCell written, const Surroundings& surroundings);

}  // namespace tepat::workbook
