// SPDX-License-Identifier: Apache-2.0
// Tables as text (RFC 4180), with any separator.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"

namespace tepat::data_collection::book {

using Record = std::vector<std::string>;

// Records of a file, and fields of a record, at most: as a workbook may have rows.
inline constexpr std::size_t kRecordsMax = 100'000;
inline constexpr std::size_t kFieldsMax = 100'000;

// One record with its line end. A field is quoted where it must be. Any thread, as everything here.
std::string CsvLine(const Record& fields, char separator);

// A text of people, in which a spreadsheet sees no formula: what begins like one, or with the mark
// itself, gets `'` in front. WithoutGuard takes it away again.
std::string Guarded(const std::string& text);
std::string WithoutGuard(const std::string& text);

// Records of a text with `\n` as line ends; of a quoted field too. Blank lines are records without
// fields, so that the number of a record is the row that a spreadsheet shows. Fails with kInvalid
// `csv.open_quote` (detail `row`: where it begins), and kExhausted `csv.too_many_records` and
// `csv.too_many_fields` beyond those limits.
Result<std::vector<Record>> ReadCsv(std::string_view text, char separator);

}  // namespace tepat::data_collection::book
