// SPDX-License-Identifier: Apache-2.0
// A table that the tool writes: to the terminal, as CSV (RFC 4180) or as a workbook.
#pragma once

#include <google/protobuf/duration.pb.h>

#include <string>
#include <vector>

#include "libs/documents/xlsx_workbook.h"

namespace tepat::cli {

// Rows under a heading. Value type.
struct Table {
  std::string name;  // of the sheet
  std::vector<std::string> heading;
  std::vector<std::vector<documents::Cell>> rows = {};
};

// Cells of a table: a whole number, a span of time, a share in percent to one decimal.
documents::Cell NumberCell(int number);
documents::Cell SpanCell(const google::protobuf::Duration& time);
documents::Cell PercentCell(int part, int whole);

// Writes to a new file, `.csv` or `.xlsx` by its name. Fails with kInvalid `cli.unknown_format`,
// and as OutputFile.
Status WriteTable(const Table& table, const std::string& path);

// Adds the table to a workbook as its next sheet.
void AddTo(documents::XlsxWorkbook& book, const Table& table);

// As CSV (RFC 4180): spans in whole seconds; what a spreadsheet would take for a formula is text.
std::string CsvOf(const Table& table);

// For a terminal: the first column to the left, all others to the right, spans as hours.
std::string TextOf(const Table& table);

}  // namespace tepat::cli
