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

void PrintTable(const Table& table);

}  // namespace tepat::cli
