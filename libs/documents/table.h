// SPDX-License-Identifier: Apache-2.0
// A table that people take away: as CSV (RFC 4180) or as a sheet of a workbook. Any thread.
#pragma once

#include <string>
#include <vector>

#include "libs/documents/xlsx_workbook.h"

namespace tepat::documents {

// Rows under a heading. Value type.
struct Table {
  std::string name;  // of the sheet
  std::vector<std::string> heading;
  std::vector<std::vector<Cell>> rows = {};
};

// A whole number.
Cell NumberCell(int number);

// A share in percent to one decimal; 0 of nothing.
Cell PercentCell(int part, int whole);

// For whom a CSV is written.
enum class CsvFor {
  kPrograms,  // `,` between fields, decimal point
  kPeople,    // as Excel with Indonesian settings opens it: `;`, decimal comma, byte order mark
};

// The text of a cell as programs read it: spans in whole seconds.
std::string CellText(const Cell& cell);

// As CSV; what a spreadsheet would take for a formula is told to be text.
std::string CsvOf(const Table& table, CsvFor whom = CsvFor::kPrograms);

// Adds the table to a workbook as its next sheet.
void AddTo(XlsxWorkbook& book, const Table& table);

}  // namespace tepat::documents
