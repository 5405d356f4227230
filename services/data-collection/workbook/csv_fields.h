// SPDX-License-Identifier: Apache-2.0
// The columns of a template as CSV: what each holds, how it is headed, and where a file has it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "services/data-collection/workbook/csv.h"
#include "services/data-collection/workbook/template_book.h"

namespace tepat::data_collection::book {

// For whom the file is: people get `;`, decimal commas and a byte order mark, programs `,`, plain
// decimals and English headings.
enum class CsvReader { kPeople, kPrograms };

namespace csv {

// What a column of the file holds, in the order of the file. Any thread, as everything here.
enum Field {
  kCase,
  kUnit,
  kVersion,
  kIndicatorId,
  kComponentKey,
  kCode,
  kName,
  kComponentName,
  kMeasureUnit,
  kTarget,
  kFormer,
  kTypedValue,
  kNoDataReason,
  kCauseText,
  kFollowUpText,
  kFields
};

}  // namespace csv

std::string HeadingOf(csv::Field field, CsvReader reader);

// All for people; for programs those without which a row is nobody's.
std::vector<csv::Field> FieldsFor(CsvReader reader);

// Of a typed column of the sheet.
csv::Field FieldOf(Column column);

// Where each field stands in a file; nothing where it does not.
using Places = std::array<std::optional<std::size_t>, csv::kFields>;

// The places under a heading that is written for that reader.
Places PlacesIn(const Record& heading, CsvReader reader);

// Whether every needed field has its place: less would leave something typed unread.
bool HasAll(const Places& places);

// The text of a field without blanks around it; empty where the record ends before it.
std::string In(const Record& record, const Places& places, csv::Field field);

// Whether nothing stands in any field.
bool IsBlank(const Record& record);

}  // namespace tepat::data_collection::book
