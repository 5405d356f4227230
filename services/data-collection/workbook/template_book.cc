// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook/template_book.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/data-collection/workbook/words.h"

namespace tepat::data_collection::book {
namespace {

using workbook::Place;
using xlsx::Look;
using xlsx::Text;

constexpr int kFirstListColumn = 5;  // of the hidden sheet: its columns of grades

Place At(int row, Column column) { return {row, static_cast<int>(column)}; }
int RowOf(std::size_t line) { return kFirstRow + static_cast<int>(line); }

// The workbook while it is made.
class TemplateMaker {
 public:
  explicit TemplateMaker(const std::vector<TemplatePart>& parts) : parts_(parts) {
    // Names of the other sheets, which no unit gets.
    taken_ = {kHiddenSheet, "temuan"};
    hidden_.name = kHiddenSheet;
    hidden_.hidden = true;
    // Shown by somebody curious, it must still not be changed by accident.
    hidden_.is_protected = true;
  }

  xlsx::Book Make(const std::vector<Listed>& listed) {
    xlsx::Book book;
    book.created = Created();
    const v1::GetUnitSheetResponse& any = *parts_.front().sheet;
    Note(1, kMark, "");
    Note(2, "case_id", any.case_id());
    Note(3, "period", any.period());
    Note(4, "plan_year", std::to_string(any.plan_year()));
    Note(5, "plan_version", std::to_string(any.plan_version()));
    int row = kFirstUnitRow;
    for (const TemplatePart& part : parts_) {
      book.sheets.push_back(SheetOf(part));
      Note(row, part.sheet->part().unit(), book.sheets.back().name);
      hidden_.cells.push_back({{row++, 3}, Text{HashOf(*part.sheet)}});
    }
    if (!listed.empty()) book.sheets.push_back(ListOf(listed));
    book.sheets.push_back(std::move(hidden_));
    return book;
  }

 private:
  // The newest sending, or the beginning of the year: of the data, so that nothing of the clock is
  // in the file.
  Instant Created() const {
    const std::string year = std::to_string(parts_.front().sheet->plan_year());
    Instant created = ParseInstant(year + "-01-01T00:00:00Z").value_or(Instant());
    for (const TemplatePart& part : parts_) {
      const Instant sent{std::chrono::seconds(part.sheet->sending().time().seconds())};
      created = std::max(created, sent);
    }
    return created;
  }

  void Note(int row, const std::string& name, const std::string& value) {
    hidden_.cells.push_back({{row, 1}, Text{name}});
    hidden_.cells.push_back({{row, 2}, Text{value}});
  }

  xlsx::Sheet SheetOf(const TemplatePart& part) {
    const v1::GetUnitSheetResponse& of = *part.sheet;
    xlsx::Sheet sheet;
    sheet.name = SheetNameOf(of.part().unit(), taken_);
    sheet.widths = {{1, 12}, {2, 38}, {3, 28}, {4, 12}, {5, 12},
                    {6, 16}, {7, 18}, {8, 28}, {9, 34}, {10, 34}};
    sheet.hidden_columns = {static_cast<int>(Column::kId), static_cast<int>(Column::kKey)};
    // Heading and indicator stay in sight on a small screen.
    sheet.frozen_rows = kHeadingRow;
    sheet.frozen_columns = static_cast<int>(Column::kIndicator);
    sheet.is_protected = true;
    AddHead(of, sheet);
    const std::vector<Line> lines = LinesOf(of);
    for (std::size_t i = 0; i < lines.size(); ++i) AddLine(part, lines[i], i, sheet);
    return sheet;
  }

  static void AddHead(const v1::GetUnitSheetResponse& of, xlsx::Sheet& sheet) {
    sheet.cells.push_back({{kTitleRow, 1}, Text{Title(of)}, Look::kTitle});
    sheet.cells.push_back({{kTitleRow + 1, 1}, Text{About(of)}});
    sheet.cells.push_back({{kTitleRow + 2, 1}, Text{Hint()}});
    sheet.cells.push_back({At(kUnitRow, Column::kId), Text{of.part().unit()}});
    sheet.cells.push_back({At(kUnitRow, Column::kKey), Text{of.case_id()}});
    sheet.cells.push_back({At(kHashRow, Column::kId), Text{HashOf(of)}});
    sheet.cells.push_back({At(kHashRow, Column::kKey), Text{std::to_string(of.plan_version())}});
    for (int column = 1; column <= kColumns; ++column) {
      sheet.cells.push_back(
          {{kHeadingRow, column}, Text{Heading(static_cast<Column>(column))}, Look::kHeading});
    }
  }

  void AddLine(const TemplatePart& part, const Line& line, std::size_t number, xlsx::Sheet& sheet) {
    const int row = RowOf(number);
    const auto locked = [&](Column column, const std::string& text) {
      sheet.cells.push_back({At(row, column), Text{text}, Look::kLocked});
    };
    const plan::v1::Indicator& indicator = line.row->indicator();
    locked(Column::kCode, indicator.code());
    locked(Column::kIndicator, indicator.name());
    locked(Column::kComponent, line.name);
    locked(Column::kMeasureUnit, line.unit_of_measure);
    locked(Column::kTarget, line.first ? WithComma(line.row->target()) : "");
    locked(Column::kFormer, WithComma(FormerOf(line)));
    locked(Column::kId, indicator.id());
    locked(Column::kKey, line.key);
    for (const Column column : kTyped) AddTyped(part, line, {number, column}, sheet);
    if (IsGrade(*line.row)) Offer(indicator, row, sheet);
  }

  // Only the first row of an indicator takes words: in two rows they could contradict each other.
  static void AddTyped(const TemplatePart& part, const Line& line, const Key& key,
                       xlsx::Sheet& sheet) {
    const bool open = line.first || key.second == Column::kValue;
    xlsx::Cell cell{At(RowOf(key.first), key.second), {}, open ? Look::kTyped : Look::kLocked};
    const auto typed = part.typed.find(key);
    if (typed != part.typed.end()) {
      cell.content = typed->second.content;
      cell.comment = typed->second.comment;
      if (!cell.comment.empty()) cell.look = open ? Look::kWrong : Look::kWrongLocked;
    }
    sheet.cells.push_back(std::move(cell));
  }

  // The grades of an indicator stand in a column of the hidden sheet, once for all units.
  void Offer(const plan::v1::Indicator& indicator, int row, xlsx::Sheet& sheet) {
    const auto [list, fresh] =
        lists_.try_emplace(indicator.id(), kFirstListColumn + static_cast<int>(lists_.size()));
    const int column = list->second;
    if (fresh) {
      for (int i = 0; i < indicator.scale_size(); ++i) {
        hidden_.cells.push_back({{i + 1, column}, Text{indicator.scale(i).name()}});
      }
    }
    const Place cell = At(row, Column::kValue);
    sheet.choices.push_back(
        {{cell, cell}, kHiddenSheet, {{1, column}, {std::max(1, indicator.scale_size()), column}}});
  }

  static xlsx::Sheet ListOf(const std::vector<Listed>& listed) {
    xlsx::Sheet sheet{FindingsSheet()};
    sheet.widths = {{1, 24}, {2, 10}, {3, 30}, {4, 80}};
    sheet.is_protected = true;
    sheet.cells.push_back({{1, 1}, Text{FindingsTitle()}, Look::kTitle});
    for (int column = 1; column <= 4; ++column) {
      sheet.cells.push_back({{3, column}, Text{FindingsHeading(column)}, Look::kHeading});
    }
    int row = 4;
    for (const Listed& one : listed) {
      int column = 1;
      for (const std::string& text : {one.where.sheet, one.where.cell, one.found, one.advice}) {
        sheet.cells.push_back({{row, column++}, Text{text}, Look::kLocked});
      }
      ++row;
    }
    return sheet;
  }

  const std::vector<TemplatePart>& parts_;
  std::set<std::string> taken_;
  std::map<std::string, int> lists_;  // columns of grades, by indicator
  xlsx::Sheet hidden_;
};

}  // namespace

xlsx::Content NumberCell(const std::string& plain) {
  if (xlsx::IsExactInXlsx(plain)) return xlsx::Number{plain};
  return Text{WithComma(plain)};
}

std::map<Key, Typed> SentIn(const v1::GetUnitSheetResponse& sheet) {
  std::map<Key, Typed> typed;
  const auto put = [&](std::size_t line, Column column, const std::string& text) {
    if (!text.empty()) typed[{line, column}] = {Text{text}};
  };
  const std::vector<Line> lines = LinesOf(sheet);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const v1::IndicatorValue& sent = lines[i].row->value();
    const std::string value = ValueOf(sent, lines[i].key);
    if (!value.empty() && IsGrade(*lines[i].row)) put(i, Column::kValue, value);
    if (!value.empty() && !IsGrade(*lines[i].row)) {
      typed[{i, Column::kValue}] = {NumberCell(value)};
    }
    if (!lines[i].first) continue;
    put(i, Column::kNoData, sent.no_data_reason());
    put(i, Column::kCause, sent.cause());
    put(i, Column::kFollowUp, sent.follow_up());
  }
  return typed;
}

Result<std::string> WriteTemplate(const std::vector<TemplatePart>& parts,
                                  const std::vector<Listed>& listed) {
  return xlsx::WriteXlsx(TemplateMaker(parts).Make(listed));
}

}  // namespace tepat::data_collection::book
