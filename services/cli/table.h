// SPDX-License-Identifier: Apache-2.0
// A table that the tool writes: to the terminal, as CSV or as a workbook.
#pragma once

#include <google/protobuf/duration.pb.h>

#include <string>

#include "libs/documents/table.h"

namespace tepat::cli {

using documents::AddTo;
using documents::NumberCell;
using documents::PercentCell;
using documents::Table;

// A span of time.
documents::Cell SpanCell(const google::protobuf::Duration& time);

// Writes to a new file, `.csv` or `.xlsx` by its name. Fails with kInvalid `cli.unknown_format`,
// and as OutputFile.
Status WriteTable(const Table& table, const std::string& path);

// For a terminal: the first column to the left, all others to the right, spans as hours.
std::string TextOf(const Table& table);

}  // namespace tepat::cli
