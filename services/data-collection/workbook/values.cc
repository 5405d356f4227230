// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook/values.h"

#include <optional>
#include <string>

#include "libs/measure/number_text.h"

namespace tepat::data_collection::book {
namespace {

using workbook::Cell;
using workbook::Kind;

std::string Grades(const v1::SheetRow& row) {
  std::string grades;
  for (const plan::v1::Grade& grade : row.indicator().scale()) {
    grades += (grades.empty() ? "" : ", ") + grade.name();
  }
  return grades;
}

// One unit while its cells become values.
class Reading {
 public:
  Reading(const FoundUnit& unit, WorkbookFindings& findings) : unit_(unit), findings_(findings) {}

  // A number or a grade; nothing for an empty cell, and for what was told to be wrong.
  std::optional<std::string> Value(std::size_t line, const v1::SheetRow& row) {
    const Cell* cell = At(line, Column::kValue);
    if (cell == nullptr || !Holds(*cell)) return std::nullopt;
    if (IsGrade(row)) return Grade(*cell, row);
    switch (cell->kind) {
      case Kind::kNumber:
        return Number(*cell);
      case Kind::kText:
        return Typed(*cell);
      case Kind::kDate:
        return Wrong(v1::WORKBOOK_FINDING_KIND_DATE, *cell);
      case Kind::kBoolean:
      case Kind::kEmpty:
      case Kind::kError:
        break;
    }
    return Wrong(v1::WORKBOOK_FINDING_KIND_NOT_A_NUMBER, *cell);
  }

  // A reason, a cause, a follow-up.
  std::string Text(std::size_t line, Column column) {
    const Cell* cell = At(line, column);
    if (cell == nullptr || !Holds(*cell)) return {};
    // A date or a number there was meant for another column, or lost its words.
    if (cell->kind == Kind::kText) return Trimmed(cell->text);
    Wrong(v1::WORKBOOK_FINDING_KIND_NOT_A_TEXT, *cell);
    return {};
  }

  // Of the cell that was read last.
  const Where& where() const { return where_; }

 private:
  const Cell* At(std::size_t line, Column column) {
    const auto found = unit_.cells.find({line, column});
    where_ = unit_.At(line, column);
    return found == unit_.cells.end() ? nullptr : &found->second;
  }

  std::nullopt_t Wrong(v1::WorkbookFindingKind kind, const Cell& cell,
                       const std::string& detail = {}) {
    Add(findings_, kind, where_, cell.text, detail);
    return std::nullopt;
  }

  // Whether there is something to read; formulas are told.
  bool Holds(const Cell& cell) {
    if (cell.kind == Kind::kText && Trimmed(cell.text).empty()) return false;
    if (cell.kind == Kind::kError) {
      Wrong(v1::WORKBOOK_FINDING_KIND_ERROR, cell);
      return false;
    }
    if (!cell.has_cached) {
      Wrong(v1::WORKBOOK_FINDING_KIND_FORMULA_WITHOUT_VALUE, cell);
      return false;
    }
    if (cell.formula) Add(findings_, v1::WORKBOOK_FINDING_KIND_FORMULA, where_, cell.text);
    return true;
  }

  std::optional<std::string> Grade(const Cell& cell, const v1::SheetRow& row) {
    const std::string name = Trimmed(cell.text);
    for (const plan::v1::Grade& grade : row.indicator().scale()) {
      if (grade.name() == name) return name;
    }
    return Wrong(v1::WORKBOOK_FINDING_KIND_NOT_A_GRADE, cell, Grades(row));
  }

  std::optional<std::string> Number(const Cell& cell) {
    // Both are told apart from a number that was typed: what the person saw is another one.
    if (cell.percent) return Wrong(v1::WORKBOOK_FINDING_KIND_PERCENT, cell);
    if (cell.rounded) return Wrong(v1::WORKBOOK_FINDING_KIND_ROUNDED, cell);
    return Read(measure::Decimal::ReadPlain(cell.text), cell);
  }

  std::optional<std::string> Typed(const Cell& cell) {
    // A program's number with a comma is none: it would be another program's thousands.
    if (unit_.plain) return Read(measure::Decimal::ReadPlain(Trimmed(cell.text)), cell);
    return Read(measure::ReadNumber(cell.text), cell);
  }

  std::optional<std::string> Read(const Result<measure::Decimal>& read, const Cell& cell) {
    if (read) return read->ToPlain();
    return Wrong(read.error().slug == "measure.too_long" ? v1::WORKBOOK_FINDING_KIND_TOO_LONG
                                                         : v1::WORKBOOK_FINDING_KIND_NOT_A_NUMBER,
                 cell);
  }

  const FoundUnit& unit_;
  WorkbookFindings& findings_;
  Where where_;  // of the cell that is read
};

bool SaysSomething(const v1::IndicatorValue& value) {
  return !value.components().empty() || !value.no_data_reason().empty() || !value.cause().empty() ||
         !value.follow_up().empty() || !value.evidence().empty();
}

}  // namespace

UnitValues ReadValues(const FoundUnit& unit, const v1::GetUnitSheetResponse& sheet,
                      WorkbookFindings& findings) {
  UnitValues read;
  Reading reading(unit, findings);
  const std::vector<Line> lines = LinesOf(sheet);
  const auto found_in = [&](const Line& line, const std::string& key) {
    v1::SourceCell& source = read.sources.emplace_back();
    source.set_indicator(line.row->indicator().id());
    source.set_component(key);
    source.set_sheet(reading.where().sheet);
    source.set_cell(reading.where().cell);
  };
  const auto keep = [&](std::string text) {
    if (!text.empty()) ++read.texts;
    return text;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].first) {
      v1::IndicatorValue& value = read.values.emplace_back();
      value.set_indicator(lines[i].row->indicator().id());
      value.set_no_data_reason(keep(reading.Text(i, Column::kNoData)));
      if (!value.no_data_reason().empty()) found_in(lines[i], "");
      value.set_cause(keep(reading.Text(i, Column::kCause)));
      value.set_follow_up(keep(reading.Text(i, Column::kFollowUp)));
      *value.mutable_evidence() = lines[i].row->value().evidence();
    }
    const auto typed = reading.Value(i, *lines[i].row);
    if (!typed) continue;
    v1::ComponentValue* component = read.values.back().add_components();
    component->set_component(lines[i].key);
    component->set_value(*typed);
    found_in(lines[i], lines[i].key);
    ++read.numbers;
  }
  // An indicator of which nothing is said is left out: the service lists it as lacking.
  std::erase_if(read.values, [](const auto& value) { return !SaysSomething(value); });
  return read;
}

}  // namespace tepat::data_collection::book
