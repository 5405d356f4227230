// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook/found.h"

#include "libs/base/outside_text.h"
#include "services/data-collection/workbook/words.h"

namespace tepat::data_collection::book {
namespace {

constexpr std::size_t kFoundBytes = 200;
// A file with more was not filled in by hand; all of them wait in memory with it.
constexpr std::size_t kFindingsMax = 2'000;

}  // namespace

std::string Trimmed(const std::string& text) {
  constexpr const char* kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

bool IsWrong(v1::WorkbookFindingKind kind) {
  // Only what leaves every value that was typed as it was typed is no more than told.
  switch (kind) {
    case v1::WORKBOOK_FINDING_KIND_SHEET_MISSING:
    case v1::WORKBOOK_FINDING_KIND_EXTRA_SHEET:
    case v1::WORKBOOK_FINDING_KIND_HIDDEN_ROW:
    case v1::WORKBOOK_FINDING_KIND_HIDDEN_COLUMN:
    case v1::WORKBOOK_FINDING_KIND_FORMULA:
    case v1::WORKBOOK_FINDING_KIND_NOTHING_TYPED:
    case v1::WORKBOOK_FINDING_KIND_ENCODING:
      return false;
    default:
      return true;
  }
}

void Add(WorkbookFindings& findings, v1::WorkbookFindingKind kind, const Where& where,
         const std::string& found, const std::string& detail) {
  if (findings.size() >= kFindingsMax) return;
  if (findings.size() + 1 == kFindingsMax && kind != v1::WORKBOOK_FINDING_KIND_TOO_MANY) {
    return Add(findings, v1::WORKBOOK_FINDING_KIND_TOO_MANY, {});
  }
  v1::WorkbookFinding& finding = findings.emplace_back();
  finding.set_kind(kind);
  finding.set_unit(where.unit);
  finding.set_sheet(where.sheet);
  finding.set_cell(where.cell);
  finding.set_found(ShownText(found, kFoundBytes));
  finding.set_advice(AdviceOn(kind, ShownText(detail, kFoundBytes)));
  finding.set_wrong(IsWrong(kind));
}

Where FoundUnit::At(std::size_t line, Column column) const {
  const auto at_column = columns.find(column);
  const auto at_row = rows.find(line);
  workbook::Place place;
  place.column = at_column == columns.end() ? static_cast<int>(column) : at_column->second;
  place.row = at_row == rows.end() ? kFirstRow + static_cast<int>(line) : at_row->second;
  return {unit, sheet, workbook::PlaceName(place)};
}

}  // namespace tepat::data_collection::book
