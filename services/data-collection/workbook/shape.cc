// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook/shape.h"

#include <algorithm>
#include <cctype>

#include "libs/base/hex.h"
#include "libs/base/outside_text.h"
#include "libs/journal/hash.h"
#include "libs/measure/decimal.h"
#include "services/data-collection/workbook/words.h"

namespace tepat::data_collection::book {
namespace {

constexpr const char* kDirect = "nilai";
constexpr std::size_t kSheetNameMax = 31;  // of every office program

std::string Small(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string ComponentIn(const google::protobuf::RepeatedPtrField<v1::ComponentValue>& components,
                        const std::string& key) {
  for (const v1::ComponentValue& component : components) {
    if (component.component() == key) return component.value();
  }
  return {};
}

}  // namespace

bool IsGrade(const v1::SheetRow& row) {
  return row.indicator().direction() == plan::v1::DIRECTION_GRADE;
}

std::vector<Line> LinesOf(const v1::GetUnitSheetResponse& sheet) {
  std::vector<Line> lines;
  for (const v1::SheetRow& row : sheet.rows()) {
    if (row.indicator().components().empty()) {
      lines.push_back({&row, kDirect, "", row.indicator().unit_of_measure(), true});
    }
    bool first = true;
    for (const plan::v1::Component& component : row.indicator().components()) {
      lines.push_back(
          {&row, component.key(), component.name(), component.unit_of_measure(), first});
      first = false;
    }
  }
  return lines;
}

std::string FormerOf(const Line& line) {
  if (line.row->earlier().empty()) return {};
  const v1::PeriodValue& last = *line.row->earlier().rbegin();
  const std::string typed = ComponentIn(last.components(), line.key);
  // History that was declared has no components: its value is the one that would be typed.
  return typed.empty() && line.key == kDirect ? last.value() : typed;
}

std::string ValueOf(const v1::IndicatorValue& value, const std::string& key) {
  return ComponentIn(value.components(), key);
}

std::string HashOf(const v1::GetUnitSheetResponse& sheet) {
  // Ids and keys hold no line ends, so no two shapes make one text.
  std::string shape = sheet.case_id() + '\n' + sheet.part().unit() + '\n' +
                      std::to_string(sheet.plan_year()) + '\n' +
                      std::to_string(sheet.plan_version()) + '\n';
  for (int column = 1; column <= kColumns; ++column) {
    shape += Heading(static_cast<Column>(column)) + '\n';
  }
  for (const Line& line : LinesOf(sheet)) {
    shape += line.row->indicator().id() + '\n' + line.key + '\n';
  }
  return Hex(journal::Sha256(shape));
}

std::string SheetNameOf(const std::string& unit, std::set<std::string>& taken) {
  std::string base = ShownText(UnitTitle(unit), kSheetNameMax);
  for (char& c : base) {
    if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = '-';
  }
  if (base.empty()) base = "-";
  std::string name = base;
  // Names that differ in their case only are one name to every office program.
  for (int n = 2; !taken.insert(Small(name)).second; ++n) {
    const std::string number = " " + std::to_string(n);
    name = ShownText(base, kSheetNameMax - number.size()) + number;
  }
  return name;
}

std::string WithComma(std::string plain) {
  if (measure::Decimal::ReadPlain(plain)) std::replace(plain.begin(), plain.end(), '.', ',');
  return plain;
}

}  // namespace tepat::data_collection::book
