// SPDX-License-Identifier: Apache-2.0
// Reads the XLSX workbooks that strangers hand in. What cannot be read is an error with its place,
// never a cell that is silently missing.
//
// A service does not call this itself: it calls ReadWorkbookApart (apart.h), which does it in a
// process of its own.
#pragma once

#include <cstddef>
#include <span>

#include "libs/base/status.h"
#include "libs/documents/workbook/workbook.h"

namespace tepat::workbook {

// Reads a whole workbook. Pure: bytes in, values out; any thread, each call alone. Any bytes are
// fine. Formulas are not computed, and nothing outside the file is looked up. Fails with kInvalid
//   workbook.empty_file      no bytes
//   workbook.not_xlsx        something else by its first bytes; detail `kind`: text, pdf,
//                            html, rtf, image or other
//   workbook.old_xls         the binary format before 2007
//   workbook.encrypted       opens with a password only
//   workbook.not_a_workbook  a ZIP archive, but of another kind; detail `kind`: docx, pptx, xlsb,
//                            odf (of OpenOffice and LibreOffice) or zip
//   workbook.malformed       broken or cut off; details where known: `part` and `line` of the XML,
//                            or `sheet`, `cell` and `value`
// and with kExhausted, detail `limit`, and `sheet` where one is meant
//   workbook.too_large       `bytes`
//   workbook.bomb            `unpacked_bytes`, `parts`, `depth`
//   workbook.too_many_sheets, .too_many_rows, .too_many_cells, .too_many_ranges
//   workbook.text_too_long   `text_bytes` with `cell`, or `all_text_bytes`
//   workbook.no_memory       the process has no more
Result<Workbook> ReadWorkbook(std::span<const std::byte> bytes, const WorkbookLimits& limits = {});

}  // namespace tepat::workbook
