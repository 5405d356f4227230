// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/sheet_reader.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "libs/base/outside_text.h"
#include "libs/documents/workbook/cell_value.h"
#include "libs/documents/workbook/failure.h"
#include "libs/documents/workbook/xml.h"

namespace tepat::workbook {
namespace {

// A whole number from 0 to `most`.
std::optional<int> NumberIn(std::string_view text, int most) {
  int number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  if (number < 0 || number > most) return std::nullopt;
  return number;
}

// Adds what lies behind the last span, or makes that one longer.
void AddTo(std::vector<Span>& spans, Span span) {
  if (!spans.empty() && spans.back().last + 1 == span.first) {
    spans.back().last = span.last;
  } else {
    spans.push_back(span);
  }
}

class Handler : public XmlHandler {
 public:
  Handler(const Surroundings& surroundings, const WorkbookLimits& limits, Totals& totals,
          Sheet& sheet)
      : surroundings_(surroundings), limits_(limits), totals_(totals), sheet_(sheet) {}

  Status Start(std::string_view name, const Attributes& attributes) override {
    if (cell_) return StartInCell(name);
    // Cells stand in rows only; what else is called `c` or `row` elsewhere is something else.
    if (in_rows_) {
      if (name == "row") return StartRow(attributes);
      if (name == "c") return StartCell(attributes);
      return Ok();
    }
    if (name == "sheetData") in_rows_ = true;
    if (name == "mergeCell") return Merge(attributes);
    if (name == "col") return HideColumns(attributes);
    return Ok();
  }

  Status End(std::string_view name) override {
    if (!cell_ && name == "sheetData") in_rows_ = false;
    if (!cell_) return Ok();
    if (name == "c") return EndCell();
    if (in_inline_text_) gatherer_.End(name);
    if (name == "is") {
      in_inline_text_ = false;
      cell_->inline_text = gatherer_.Take();
    }
    in_value_ = false;
    return Ok();
  }

  Status Text(std::string_view piece) override {
    if (in_value_) cell_->value += piece;
    const bool fits = !in_inline_text_ || gatherer_.Text(piece, limits_.text_bytes);
    if (fits && !(in_value_ && cell_->value.size() > limits_.text_bytes)) return Ok();
    return Beyond("text_too_long", "text_bytes", limits_.text_bytes,
                  {{"cell", PlaceName(cell_->place)}});
  }

 private:
  Status StartRow(const Attributes& attributes) {
    if (++totals_.rows > limits_.rows) return Beyond("too_many_rows", "rows", limits_.rows);
    ++row_;
    column_ = 0;
    if (const auto written = attributes.Find("r")) {
      const auto row = NumberIn(*written, kRowMax);
      // Every program writes rows in their order; one out of it would be read over another.
      if (!row || *row < row_) return Malformed("rows in disorder", {{"value", Shown(*written)}});
      row_ = *row;
    }
    if (row_ > kRowMax) return Malformed("a row below the last one");
    if (!attributes.IsTrue("hidden")) return Ok();
    AddTo(sheet_.hidden_rows, {row_, row_});
    return CheckRanges(sheet_.hidden_rows.size());
  }

  Status StartCell(const Attributes& attributes) {
    if (row_ == 0) return Malformed("a cell outside any row");
    // A cell without a place follows the one before it.
    Place place{row_, column_ + 1};
    if (const auto written = attributes.Find("r")) {
      const auto named = ReadPlace(*written);
      if (!named || named->row != row_ || named->column < place.column) {
        return Malformed("a cell that is not where it says",
                         {{"cell", place.column > kColumnMax ? "" : PlaceName(place)},
                          {"value", Shown(*written)}});
      }
      place = *named;
    }
    if (place.column > kColumnMax) return Malformed("a cell beyond the last column");
    column_ = place.column;
    cell_.emplace();
    cell_->place = place;
    if (const auto type = attributes.Find("t")) cell_->type = *type;
    cell_->style = static_cast<std::size_t>(NumberIn(attributes.Get("s"), 1 << 24).value_or(0));
    return Ok();
  }

  Status StartInCell(std::string_view name) {
    if (name == "c") {
      return Malformed("a cell within a cell", {{"cell", PlaceName(cell_->place)}});
    }
    if (name == "f") cell_->formula = true;
    if (name == "v") in_value_ = cell_->has_value = true;
    if (name == "is") in_inline_text_ = true;
    if (in_inline_text_) gatherer_.Start(name);
    return Ok();
  }

  Status EndCell() {
    const Place place = cell_->place;
    TEPAT_ASSIGN(std::optional<Cell> cell, ValueOf(std::move(*cell_), surroundings_));
    cell_.reset();
    if (!cell) return Ok();
    // Beyond it no more is kept, whatever else is still to come: this bounds the memory.
    if (++totals_.cells > limits_.cells) {
      return Beyond("too_many_cells", "cells", limits_.cells, {{"cell", PlaceName(place)}});
    }
    totals_.text_bytes += cell->text.size();
    if (totals_.text_bytes > limits_.all_text_bytes) {
      return Beyond("text_too_long", "all_text_bytes", limits_.all_text_bytes,
                    {{"cell", PlaceName(place)}});
    }
    sheet_.cells.push_back(std::move(*cell));
    return Ok();
  }

  Status Merge(const Attributes& attributes) {
    const std::string_view written = attributes.Get("ref");
    const auto range = ReadRange(written);
    if (!range) return Malformed("merged cells that are none", {{"value", Shown(written)}});
    sheet_.merged.push_back(*range);
    return CheckRanges(sheet_.merged.size());
  }

  Status HideColumns(const Attributes& attributes) {
    if (!attributes.IsTrue("hidden")) return Ok();
    const auto first = NumberIn(attributes.Get("min"), kColumnMax);
    const auto last = NumberIn(attributes.Get("max"), kColumnMax);
    const int before = sheet_.hidden_columns.empty() ? 0 : sheet_.hidden_columns.back().last;
    if (!first || !last || *first > *last || *first <= before) {
      return Malformed("columns in disorder", {{"value", Shown(attributes.Get("min"))}});
    }
    AddTo(sheet_.hidden_columns, {*first, *last});
    return CheckRanges(sheet_.hidden_columns.size());
  }

  Status CheckRanges(std::size_t count) const {
    if (count <= limits_.ranges) return Ok();
    return Beyond("too_many_ranges", "ranges", limits_.ranges);
  }

  static std::string Shown(std::string_view text) { return ShownText(text, 100); }

  const Surroundings& surroundings_;
  const WorkbookLimits& limits_;
  Totals& totals_;
  Sheet& sheet_;
  bool in_rows_ = false;
  int row_ = 0;                      // the last one begun
  int column_ = 0;                   // the last one begun in that row
  std::optional<WrittenCell> cell_;  // the one that is open
  bool in_value_ = false;
  bool in_inline_text_ = false;
  TextGatherer gatherer_;
};

}  // namespace

Status ReadSheet(Package& package, const std::string& part, const Surroundings& surroundings,
                 const WorkbookLimits& limits, Totals& totals, Sheet& sheet) {
  Handler handler(surroundings, limits, totals, sheet);
  Status status = ReadXml(package, part, "worksheet", limits.depth, handler);
  if (!status) status.error().details.emplace("sheet", sheet.name);
  return status;
}

}  // namespace tepat::workbook
