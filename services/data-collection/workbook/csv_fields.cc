// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook/csv_fields.h"

#include <algorithm>

#include "services/data-collection/workbook/found.h"
#include "services/data-collection/workbook/words.h"

namespace tepat::data_collection::book {
namespace {

// Without these a row is nobody's; the others only help whoever types.
constexpr std::array kNeeded = {csv::kCase,         csv::kUnit,         csv::kVersion,
                                csv::kIndicatorId,  csv::kComponentKey, csv::kTypedValue,
                                csv::kNoDataReason, csv::kCauseText,    csv::kFollowUpText};
// What a program is given.
constexpr std::array kForPrograms = kNeeded;

}  // namespace

std::string HeadingOf(csv::Field field, CsvReader reader) {
  static constexpr std::array<const char*, csv::kFields> kEnglish = {
      "case_id", "unit", "plan_version", "indicator",      "component", "",         "", "", "",
      "",        "",     "value",        "no_data_reason", "cause",     "follow_up"};
  if (reader == CsvReader::kPrograms) return kEnglish.at(field);
  switch (field) {
    case csv::kCase:
      return CaseHeading();
    case csv::kUnit:
      return "Unit";
    case csv::kVersion:
      return VersionHeading();
    case csv::kIndicatorId:
      return Heading(Column::kId);
    case csv::kComponentKey:
      return Heading(Column::kKey);
    default:
      // The columns of a sheet, in its order.
      return Heading(static_cast<Column>(field - csv::kCode + 1));
  }
}

std::vector<csv::Field> FieldsFor(CsvReader reader) {
  if (reader == CsvReader::kPrograms) return {kForPrograms.begin(), kForPrograms.end()};
  std::vector<csv::Field> all;
  for (int field = 0; field < csv::kFields; ++field) all.push_back(static_cast<csv::Field>(field));
  return all;
}

csv::Field FieldOf(Column column) {
  switch (column) {
    case Column::kNoData:
      return csv::kNoDataReason;
    case Column::kCause:
      return csv::kCauseText;
    case Column::kFollowUp:
      return csv::kFollowUpText;
    default:
      return csv::kTypedValue;
  }
}

Places PlacesIn(const Record& heading, CsvReader reader) {
  Places places;
  for (const csv::Field field : FieldsFor(reader)) {
    const auto at = std::find_if(heading.begin(), heading.end(), [&](const std::string& found) {
      return Trimmed(found) == HeadingOf(field, reader);
    });
    if (at != heading.end()) places[field] = static_cast<std::size_t>(at - heading.begin());
  }
  return places;
}

bool HasAll(const Places& places) {
  return std::all_of(kNeeded.begin(), kNeeded.end(),
                     [&](csv::Field field) { return places[field].has_value(); });
}

std::string In(const Record& record, const Places& places, csv::Field field) {
  if (!places[field] || *places[field] >= record.size()) return {};
  return Trimmed(record[*places[field]]);
}

bool IsBlank(const Record& record) {
  return std::all_of(record.begin(), record.end(),
                     [](const std::string& field) { return Trimmed(field).empty(); });
}

}  // namespace tepat::data_collection::book
