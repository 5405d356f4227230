// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/answer_frame.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "libs/base/outside_text.h"

namespace tepat::workbook {
namespace {

constexpr std::string_view kGood = "TWB1";
constexpr std::string_view kBad = "TWE1";
constexpr std::size_t kNumberBytes = 4;
constexpr std::size_t kDetailsMax = 16;
constexpr std::size_t kWordsMax = 2'000;  // bytes of one text of an error

// Flags of a cell, beside its kind.
constexpr std::size_t kFormula = 1;
constexpr std::size_t kCached = 2;
constexpr std::size_t kRounded = 4;
constexpr std::size_t kPercent = 8;

class Writer {
 public:
  void Number(std::size_t number) {
    for (std::size_t i = 0; i < kNumberBytes; ++i) {
      bytes_ += static_cast<char>((number >> (8 * i)) & 0xFFU);
    }
  }
  void Number(int number) { Number(static_cast<std::size_t>(number)); }
  void Text(std::string_view text) {
    Number(text.size());
    bytes_ += text;
  }
  void At(Place place) {
    Number(place.row);
    Number(place.column);
  }
  void Spans(const std::vector<Span>& spans) {
    Number(spans.size());
    for (const Span& span : spans) {
      Number(span.first);
      Number(span.last);
    }
  }
  void Mark(std::string_view mark) { bytes_ += mark; }
  std::string Take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads until something is wrong; from then on everything is 0 and empty, and `good` false. So a
// loop over a count that was never written ends at once.
class Taker {
 public:
  explicit Taker(std::string_view bytes) : rest_(bytes) {}

  bool good() const { return good_; }
  bool at_end() const { return rest_.empty(); }
  void Require(bool holds) { good_ = good_ && holds; }

  // At most `most`.
  std::size_t Number(std::size_t most) {
    Require(rest_.size() >= kNumberBytes);
    std::size_t number = 0;
    for (std::size_t i = 0; good_ && i < kNumberBytes; ++i) {
      number |= std::size_t{static_cast<unsigned char>(rest_[i])} << (8 * i);
    }
    Require(number <= most);
    if (!good_) return 0;
    rest_.remove_prefix(kNumberBytes);
    return number;
  }
  // From 1 to `most`.
  int Counted(int most) {
    const auto number = static_cast<int>(Number(static_cast<std::size_t>(most)));
    Require(number >= 1);
    return number;
  }
  std::string Text(std::size_t most) {
    const std::size_t size = Number(most);
    Require(rest_.size() >= size);
    if (!good_) return "";
    std::string text(rest_.substr(0, size));
    rest_.remove_prefix(size);
    Require(IsUtf8(text));
    return text;
  }
  bool Mark(std::string_view mark) {
    const bool there = rest_.starts_with(mark);
    if (there) rest_.remove_prefix(mark.size());
    return there;
  }
  Place At() {
    const int row = Counted(kRowMax);
    return {row, Counted(kColumnMax)};
  }
  std::vector<Span> Spans(int most, std::size_t count_max) {
    std::vector<Span> spans;
    int last = 0;
    for (std::size_t left = Number(count_max); good_ && left > 0; --left) {
      const int first = Counted(most);
      spans.push_back({first, Counted(most)});
      Require(first > last && spans.back().last >= first);
      last = spans.back().last;
    }
    return spans;
  }

 private:
  std::string_view rest_;
  bool good_ = true;
};

void Write(Writer& to, const Sheet& sheet) {
  to.Text(sheet.name);
  to.Number(sheet.hidden ? 1 : 0);
  to.Spans(sheet.hidden_rows);
  to.Spans(sheet.hidden_columns);
  to.Number(sheet.merged.size());
  for (const Range& range : sheet.merged) {
    to.At(range.first);
    to.At(range.last);
  }
  to.Number(sheet.cells.size());
  for (const Cell& cell : sheet.cells) {
    to.At(cell.place);
    to.Number(static_cast<int>(cell.kind));
    to.Number((cell.formula ? kFormula : 0) | (cell.has_cached ? kCached : 0) |
              (cell.rounded ? kRounded : 0) | (cell.percent ? kPercent : 0));
    to.Text(cell.text);
  }
}

// What may still come, of the whole workbook.
struct Left {
  std::size_t cells;
  std::size_t text_bytes;
};

std::vector<Cell> TakeCells(Taker& from, const WorkbookLimits& limits, Left& left) {
  // Not reserved by the count, which has only been claimed: what is kept has been read.
  std::vector<Cell> cells;
  Place last;
  const std::size_t count = from.Number(left.cells);
  left.cells -= count;
  for (std::size_t i = 0; from.good() && i < count; ++i) {
    Cell cell;
    cell.place = from.At();
    from.Require(cell.place > last);
    last = cell.place;
    cell.kind = static_cast<Kind>(from.Number(static_cast<std::size_t>(Kind::kError)));
    const std::size_t flags = from.Number(kFormula | kCached | kRounded | kPercent);
    cell.formula = (flags & kFormula) != 0;
    cell.has_cached = (flags & kCached) != 0;
    cell.rounded = (flags & kRounded) != 0;
    cell.percent = (flags & kPercent) != 0;
    cell.text = from.Text(std::min(limits.text_bytes, left.text_bytes));
    left.text_bytes -= cell.text.size();
    cells.push_back(std::move(cell));
  }
  return cells;
}

Sheet TakeSheet(Taker& from, const WorkbookLimits& limits, Left& left) {
  Sheet sheet;
  sheet.name = from.Text(kWordsMax);
  sheet.hidden = from.Number(1) == 1;
  sheet.hidden_rows = from.Spans(kRowMax, limits.ranges);
  sheet.hidden_columns = from.Spans(kColumnMax, limits.ranges);
  for (std::size_t count = from.Number(limits.ranges); from.good() && count > 0; --count) {
    const Place first = from.At();
    const Place last = from.At();
    from.Require(first.row <= last.row && first.column <= last.column);
    sheet.merged.push_back({first, last});
  }
  sheet.cells = TakeCells(from, limits, left);
  return sheet;
}

Error TakeError(Taker& from) {
  Error error;
  error.code = static_cast<Code>(from.Number(static_cast<std::size_t>(Code::kInternal)));
  error.slug = from.Text(kWordsMax);
  from.Require(error.slug.starts_with("workbook."));
  error.message = from.Text(kWordsMax);
  for (std::size_t count = from.Number(kDetailsMax); from.good() && count > 0; --count) {
    const std::string key = from.Text(kWordsMax);
    error.details[key] = from.Text(kWordsMax);
  }
  return error;
}

tl::unexpected<Error> BadAnswer() {
  return Fail(Code::kInternal, "workbook.bad_answer", "the reader answered what it never should");
}

}  // namespace

std::string Framed(const Result<Workbook>& answer) {
  Writer to;
  if (answer) {
    to.Mark(kGood);
    to.Number(answer->sheets.size());
    for (const Sheet& sheet : answer->sheets) Write(to, sheet);
    return to.Take();
  }
  const Error& error = answer.error();
  to.Mark(kBad);
  to.Number(static_cast<int>(error.code));
  to.Text(error.slug);
  to.Text(ShownText(error.message, kWordsMax));
  to.Number(error.details.size());
  for (const auto& [key, value] : error.details) {
    to.Text(key);
    to.Text(ShownText(value, kWordsMax));
  }
  return to.Take();
}

Result<Workbook> Unframed(std::string_view bytes, const WorkbookLimits& limits) {
  Taker from(bytes);
  if (from.Mark(kBad)) {
    Error error = TakeError(from);
    if (!from.good() || !from.at_end()) return BadAnswer();
    return Fail(std::move(error));
  }
  if (!from.Mark(kGood)) return BadAnswer();
  Workbook workbook;
  Left left{limits.cells, limits.all_text_bytes};
  for (std::size_t count = from.Number(limits.sheets); from.good() && count > 0; --count) {
    workbook.sheets.push_back(TakeSheet(from, limits, left));
  }
  if (!from.good() || !from.at_end()) return BadAnswer();
  return workbook;
}

}  // namespace tepat::workbook
