// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/workbook/book_reader.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "services/data-collection/workbook/words.h"

namespace tepat::data_collection::book {
namespace {

using workbook::Cell;
using workbook::Place;
using workbook::PlaceName;
using workbook::Sheet;

Place At(int row, Column column) { return {row, static_cast<int>(column)}; }

// Blanks that somebody left behind are nothing that was typed.
bool IsBlank(const Cell& cell) {
  return cell.kind == workbook::Kind::kText && Trimmed(cell.text).empty();
}

std::string TextAt(const Sheet& sheet, Place place) {
  const Cell* cell = sheet.At(place);
  return cell == nullptr ? std::string() : Trimmed(cell->text);
}

// By its mark, not its name alone: anybody may call a sheet so.
const Sheet* HiddenSheet(const workbook::Workbook& book) {
  const auto found = std::find_if(book.sheets.begin(), book.sheets.end(), [](const Sheet& sheet) {
    return sheet.name == kHiddenSheet && TextAt(sheet, {1, 1}) == kMark;
  });
  return found == book.sheets.end() ? nullptr : &*found;
}

// Whose sheet it is: it says so itself. Where its columns or rows were moved, or it was emptied,
// its name does, so that it is told what was moved.
std::string UnitOf(const Sheet& sheet, const Sheet& hidden) {
  if (TextAt(sheet, At(kHeadingRow, Column::kId)) == Heading(Column::kId)) {
    return TextAt(sheet, At(kUnitRow, Column::kId));
  }
  for (const Cell& cell : hidden.cells) {
    if (cell.place.column != 2 || cell.place.row < kFirstUnitRow) continue;
    if (cell.text == sheet.name) return TextAt(hidden, {cell.place.row, 1});
  }
  return {};
}

// The list of a marked workbook, handed in with it.
bool IsList(const Sheet& sheet) {
  return sheet.name == FindingsSheet() && TextAt(sheet, {1, 1}) == FindingsTitle();
}

std::string RangeName(const workbook::Range& range) {
  return PlaceName(range.first) + ":" + PlaceName(range.last);
}

// One unit's sheet while it is read.
class SheetFinder {
 public:
  SheetFinder(const Sheet& sheet, const v1::GetUnitSheetResponse& of, WorkbookFindings& findings)
      : sheet_(sheet), of_(of), lines_(LinesOf(of)), findings_(findings) {
    unit_.unit = of.part().unit();
    unit_.sheet = sheet.name;
    for (const Column column : kTyped) unit_.columns[column] = static_cast<int>(column);
  }

  // Nothing when the sheet cannot be taken for this unit's in this case.
  std::optional<FoundUnit> Find(const std::string& case_id) {
    if (!CheckHeading()) return std::nullopt;
    const std::string case_in_file = TextAt(sheet_, At(kUnitRow, Column::kKey));
    if (case_in_file != case_id) {
      Tell(v1::WORKBOOK_FINDING_KIND_OTHER_CASE, "", case_in_file);
      return std::nullopt;
    }
    CheckShape();
    CheckMerged();
    CheckHidden();
    ReadCells();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (unit_.rows.contains(i)) continue;
      Tell(v1::WORKBOOK_FINDING_KIND_ROW_MISSING, "", "", NameOf(lines_[i]));
    }
    return std::move(unit_);
  }

 private:
  void Tell(v1::WorkbookFindingKind kind, const std::string& cell, const std::string& found,
            const std::string& detail = {}) {
    Add(findings_, kind, {of_.part().unit(), sheet_.name, cell}, found, detail);
  }

  static std::string NameOf(const Line& line) {
    const std::string& indicator = line.row->indicator().name();
    return line.name.empty() ? indicator : indicator + ", " + line.name;
  }

  // Where the heading stands elsewhere, every cell may mean something else.
  bool CheckHeading() {
    for (int column = 1; column <= kColumns; ++column) {
      const std::string wanted = Heading(static_cast<Column>(column));
      const std::string found = TextAt(sheet_, {kHeadingRow, column});
      if (found == wanted) continue;
      Tell(v1::WORKBOOK_FINDING_KIND_HEADING_MOVED, PlaceName({kHeadingRow, column}), found,
           wanted);
      return false;
    }
    return true;
  }

  void CheckShape() {
    const std::string version = TextAt(sheet_, At(kHashRow, Column::kKey));
    // The version first: with it the hash differs anyway, and the version says why.
    if (version != std::to_string(of_.plan_version())) {
      return Tell(v1::WORKBOOK_FINDING_KIND_OTHER_PLAN_VERSION, "", version,
                  version + " → " + std::to_string(of_.plan_version()));
    }
    if (TextAt(sheet_, At(kHashRow, Column::kId)) == HashOf(of_)) return;
    Tell(v1::WORKBOOK_FINDING_KIND_SHAPE_CHANGED, "", "");
  }

  void CheckMerged() {
    for (const workbook::Range& range : sheet_.merged) {
      if (range.last.row < kHeadingRow || range.first.column > kColumns) continue;
      // Whatever stood under the others is gone; the first one holds what is left.
      const Cell* cell = sheet_.At(range.first);
      Tell(v1::WORKBOOK_FINDING_KIND_MERGED, RangeName(range), cell == nullptr ? "" : cell->text);
    }
  }

  void CheckHidden() {
    if (sheet_.hidden) Tell(v1::WORKBOOK_FINDING_KIND_HIDDEN_ROW, "", "", sheet_.name);
    for (const workbook::Span& span : sheet_.hidden_columns) {
      // Of the last two columns the template hides both.
      const int last = std::min(span.last, static_cast<int>(Column::kFollowUp));
      if (span.first > last) continue;
      Tell(v1::WORKBOOK_FINDING_KIND_HIDDEN_COLUMN,
           RangeName({{kHeadingRow, span.first}, {kHeadingRow, last}}), "");
    }
    for (const workbook::Span& span : sheet_.hidden_rows) {
      if (span.last < kFirstRow) continue;
      const int first = std::max(span.first, kFirstRow);
      // Empty rows below the table are hidden by many an office program.
      const bool holds = std::any_of(sheet_.cells.begin(), sheet_.cells.end(), [&](const Cell& c) {
        return c.place.row >= first && c.place.row <= span.last;
      });
      if (!holds) continue;
      Tell(v1::WORKBOOK_FINDING_KIND_HIDDEN_ROW,
           RangeName({{first, 1}, {span.last, static_cast<int>(Column::kFollowUp)}}), "");
    }
  }

  // Row by row, as the cells come.
  void ReadCells() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      numbers_[{lines_[i].row->indicator().id(), lines_[i].key}] = i;
    }
    int row = 0;
    std::optional<std::size_t> line;
    for (const Cell& cell : sheet_.cells) {
      if (IsBlank(cell)) continue;
      if (cell.place.row != row) {
        row = cell.place.row;
        line = row >= kFirstRow ? LineAt(row) : std::nullopt;
      }
      if (row < kFirstRow) {
        if (!IsOfHead(cell.place)) Stray(cell);
      } else {
        Take(cell, line);
      }
    }
  }

  static bool IsOfHead(Place place) {
    const bool marks = place.column == static_cast<int>(Column::kId) ||
                       place.column == static_cast<int>(Column::kKey);
    return place.column == 1 || (marks && place.row <= kHashRow) ||
           (place.row == kHeadingRow && place.column <= kColumns);
  }

  void Stray(const Cell& cell, const std::string& detail = {}) {
    Tell(v1::WORKBOOK_FINDING_KIND_STRAY, PlaceName(cell.place), cell.text, detail);
  }

  // The line that a row says it is; nothing when it is none, or cannot be trusted.
  std::optional<std::size_t> LineAt(int row) {
    const std::string id = TextAt(sheet_, At(row, Column::kId));
    const std::string key = TextAt(sheet_, At(row, Column::kKey));
    if (id.empty() && key.empty()) return std::nullopt;
    // Until it has proved to be the row that it says.
    distrusted_ = row;
    const std::string cell = PlaceName(At(row, Column::kIndicator));
    const auto number = numbers_.find({id, key});
    if (number == numbers_.end()) {
      Tell(v1::WORKBOOK_FINDING_KIND_UNKNOWN_ROW, cell, id + " " + key);
      return std::nullopt;
    }
    const auto [at, fresh] = unit_.rows.try_emplace(number->second, row);
    if (!fresh) {
      Tell(v1::WORKBOOK_FINDING_KIND_ROW_TWICE, cell, id,
           PlaceName(At(at->second, Column::kIndicator)));
      return std::nullopt;
    }
    if (!SaysTheSame(row, lines_[number->second])) return std::nullopt;
    distrusted_ = 0;
    return number->second;
  }

  // Whoever sorts some columns and not the others gives every number to another indicator.
  bool SaysTheSame(int row, const Line& line) {
    const plan::v1::Indicator& indicator = line.row->indicator();
    const std::pair<Column, std::string> locked[] = {
        {Column::kCode, indicator.code()},
        {Column::kIndicator, indicator.name()},
        {Column::kComponent, line.name},
        {Column::kMeasureUnit, line.unit_of_measure},
        {Column::kTarget, line.first ? WithComma(line.row->target()) : ""}};
    for (const auto& [column, wanted] : locked) {
      const std::string found = TextAt(sheet_, At(row, column));
      if (found == Trimmed(wanted)) continue;
      Tell(v1::WORKBOOK_FINDING_KIND_ROW_CHANGED, PlaceName(At(row, column)), found,
           OrNothing(wanted));
      return false;
    }
    return true;
  }

  void Take(const Cell& cell, std::optional<std::size_t> line) {
    const auto column = static_cast<Column>(cell.place.column);
    if (cell.place.column > kColumns) return Stray(cell);
    // Of a row that is not trusted the row itself was told.
    if (!line && distrusted_ == cell.place.row) return;
    if (!line) return Stray(cell);
    // The former value alone is not compared: it may have been verified meanwhile.
    if (std::find(std::begin(kTyped), std::end(kTyped), column) == std::end(kTyped)) return;
    if (column != Column::kValue && !lines_[*line].first) return Stray(cell, FirstRowOnly());
    unit_.cells[{*line, column}] = cell;
  }

  const Sheet& sheet_;
  const v1::GetUnitSheetResponse& of_;
  const std::vector<Line> lines_;
  WorkbookFindings& findings_;
  std::map<std::pair<std::string, std::string>, std::size_t> numbers_;  // by indicator and key
  int distrusted_ = 0;  // the row that was told last
  FoundUnit unit_;
};

}  // namespace

std::vector<std::string> UnitsIn(const workbook::Workbook& book) {
  std::vector<std::string> units;
  const Sheet* hidden = HiddenSheet(book);
  if (hidden == nullptr) return units;
  for (const Sheet& sheet : book.sheets) {
    const std::string unit = UnitOf(sheet, *hidden);
    const bool known = std::find(units.begin(), units.end(), unit) != units.end();
    if (!unit.empty() && !known) units.push_back(unit);
  }
  return units;
}

Found ReadBook(const workbook::Workbook& book, const std::string& case_id, const Sheets& sheets) {
  Found found;
  const Sheet* hidden = HiddenSheet(book);
  if (hidden == nullptr) {
    Add(found.findings, v1::WORKBOOK_FINDING_KIND_NOT_A_TEMPLATE, {});
    return found;
  }
  std::set<std::string> seen;
  for (const Sheet& sheet : book.sheets) {
    if (&sheet == hidden || IsList(sheet)) continue;
    const std::string unit = UnitOf(sheet, *hidden);
    const auto of = sheets.find(unit);
    const bool again = !seen.insert(unit).second;
    // Sheets of one's own are welcome, and told, so that nobody believes that they were read.
    if (unit.empty()) {
      Add(found.findings, v1::WORKBOOK_FINDING_KIND_EXTRA_SHEET, {"", sheet.name, ""});
    } else if (of == sheets.end()) {
      Add(found.findings, v1::WORKBOOK_FINDING_KIND_OTHER_UNIT, {unit, sheet.name, ""}, unit);
    } else if (again) {
      Add(found.findings, v1::WORKBOOK_FINDING_KIND_UNIT_TWICE, {unit, sheet.name, ""});
    } else if (auto one = SheetFinder(sheet, of->second, found.findings).Find(case_id)) {
      found.units.push_back(std::move(*one));
    }
  }
  // The hidden sheet lists the units for which the file was made.
  for (const Cell& cell : hidden->cells) {
    if (cell.place.column != 1 || cell.place.row < kFirstUnitRow) continue;
    if (!seen.insert(cell.text).second) continue;
    Add(found.findings, v1::WORKBOOK_FINDING_KIND_SHEET_MISSING, {cell.text, "", ""}, cell.text);
  }
  return found;
}

}  // namespace tepat::data_collection::book
