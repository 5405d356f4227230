// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/cell_value.h"

#include <charconv>
#include <utility>

#include "libs/base/outside_text.h"
#include "libs/documents/workbook/decimal.h"
#include "libs/documents/workbook/failure.h"

namespace tepat::workbook {
namespace {

constexpr std::size_t kShownBytes = 100;  // of a value that is quoted

tl::unexpected<Error> NotOfItsType(const WrittenCell& written) {
  return Malformed(
      "a value that is not of its type '" + ShownText(written.type, kShownBytes) + "'",
      {{"cell", PlaceName(written.place)}, {"value", ShownText(written.value, kShownBytes)}});
}

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

Status FillNumber(const WrittenCell& written, const Surroundings& surroundings, Cell& cell) {
  const auto number = ReadNumber(written.value);
  if (!number) return NotOfItsType(written);
  const NumberShape shape = surroundings.styles.ShapeOf(written.style);
  // A date style on a number that is no day is what office programs show as ####: a number.
  if (const auto date = DateText(number->text, shape, surroundings.dates)) {
    cell.kind = Kind::kDate;
    cell.text = *date;
    return Ok();
  }
  cell.kind = Kind::kNumber;
  cell.text = number->text;
  cell.rounded = number->rounded;
  cell.percent = shape == NumberShape::kPercent;
  return Ok();
}

Status FillSharedText(const WrittenCell& written, const Surroundings& surroundings, Cell& cell) {
  std::size_t number = 0;
  const char* const end = written.value.data() + written.value.size();
  const auto read = std::from_chars(written.value.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) return NotOfItsType(written);
  const auto text = surroundings.texts.Find(number);
  if (!text) return NotOfItsType(written);
  cell.kind = Kind::kText;
  cell.text = *text;
  return Ok();
}

Status FillBoolean(const WrittenCell& written, Cell& cell) {
  const bool yes = written.value == "1" || written.value == "true";
  if (!yes && written.value != "0" && written.value != "false") return NotOfItsType(written);
  cell.kind = Kind::kBoolean;
  cell.text = yes ? "TRUE" : "FALSE";
  return Ok();
}

Status Fill(const WrittenCell& written, const Surroundings& surroundings, Cell& cell) {
  const std::string& type = written.type;
  if (type == "n") return FillNumber(written, surroundings, cell);
  if (type == "s") return FillSharedText(written, surroundings, cell);
  if (type == "b") return FillBoolean(written, cell);
  if (type == "str" || type == "inlineStr") {
    cell.kind = Kind::kText;
    // Some writers put the text where values stand.
    cell.text = Unescaped(type == "str" || written.has_value ? written.value : "");
    if (cell.text.empty()) cell.text = written.inline_text;
    return Ok();
  }
  if (type == "e") {
    cell.kind = Kind::kError;
    cell.text = written.value;
    return Ok();
  }
  if (type != "d") return NotOfItsType(written);
  // A date in some other form was still typed by somebody: it is shown as it stands.
  const auto date = IsoDateText(written.value);
  cell.kind = date ? Kind::kDate : Kind::kText;
  cell.text = date.value_or(written.value);
  return Ok();
}

}  // namespace

Result<std::optional<Cell>> ValueOf(WrittenCell written, const Surroundings& surroundings) {
  Cell cell;
  cell.place = written.place;
  cell.formula = written.formula;
  // A formula may give an empty text, and then has a value; any other value without a character
  // is what programs that do not compute write in its place.
  const bool is_text = written.type == "str" || written.type == "inlineStr";
  if (!is_text && IsBlank(written.value)) written.has_value = false;
  if (!written.has_value && written.inline_text.empty()) {
    if (!written.formula) return std::optional<Cell>();
    cell.has_cached = false;
    return std::optional(std::move(cell));
  }
  TEPAT_TRY(Fill(written, surroundings, cell));
  if (cell.kind == Kind::kText && cell.text.empty() && !cell.formula) {
    return std::optional<Cell>();
  }
  return std::optional(std::move(cell));
}

}  // namespace tepat::workbook
