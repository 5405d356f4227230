// SPDX-License-Identifier: Apache-2.0
// A template as CSV: every row says case, unit, plan version, indicator and component, so that a
// file may hold several units, in any order.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/data-collection/workbook/csv.h"
#include "services/data-collection/workbook/csv_fields.h"
#include "services/data-collection/workbook/found.h"
#include "services/data-collection/workbook/template_book.h"

namespace tepat::data_collection::book {

// The file; typed cells as in TemplatePart. Any thread, as everything here.
std::string WriteCsv(const std::vector<TemplatePart>& parts, CsvReader reader);

// A CSV that was understood as a table under one of the two headings.
struct CsvTable {
  CsvReader reader = CsvReader::kPeople;
  std::vector<Record> records;  // the heading among them, so that a record's number is its row
  std::size_t heading = 0;      // its place
};

// The table in the bytes of a file: UTF-8 or Windows-1252, separated by `;`, `,` or tabs. Nothing,
// and a finding, when there is none.
std::optional<CsvTable> TableIn(std::string_view bytes, WorkbookFindings& findings);

// The units that its rows name, each once.
std::vector<std::string> UnitsIn(const CsvTable& table);

// What was found. `sheets` as for ReadBook.
Found ReadTable(const CsvTable& table, const std::string& case_id, const Sheets& sheets);

}  // namespace tepat::data_collection::book
