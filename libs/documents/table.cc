// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace tepat::documents {
namespace {

constexpr const char* kByteOrderMark = "\xEF\xBB\xBF";

// A field of CSV. What a spreadsheet would take for a formula is told to be text.
std::string Field(std::string text, char between) {
  // A name that begins so would run as a formula at whoever opens the file.
  if (!text.empty() && std::string("=+-@\t\r").find(text[0]) != std::string::npos) {
    text.insert(0, 1, '\'');
  }
  if (text.find_first_of(std::string("\"\r\n") + between) == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

// Twelve digits: more than any figure here has, and none of those that binary fractions add.
// Whatever the locale.
std::string NumberText(double number) {
  std::array<char, 32> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::general, 12);
  return {text.data(), end.ptr};
}

std::string TextFor(const Cell& cell, CsvFor whom) {
  std::string text = CellText(cell);
  const bool number = std::holds_alternative<double>(cell);
  if (number && whom == CsvFor::kPeople) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

}  // namespace

Cell NumberCell(int number) { return Cell(static_cast<double>(number)); }

Cell PercentCell(int part, int whole) {
  // Of nothing, nothing was on time, and nothing is divided.
  const double percent = whole == 0 ? 0 : 100.0 * part / whole;
  return Cell(std::round(percent * 10) / 10);
}

std::string CellText(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<double>(&cell)) return NumberText(*number);
  if (const auto* time = std::get_if<WallTime>(&cell)) return time->text;
  if (const auto* span = std::get_if<Span>(&cell)) return std::to_string(span->seconds);
  return {};
}

std::string CsvOf(const Table& table, CsvFor whom) {
  const char between = whom == CsvFor::kPeople ? ';' : ',';
  std::string csv = whom == CsvFor::kPeople ? kByteOrderMark : "";
  const auto add = [&](const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) csv += between;
      csv += Field(fields[i], between);
    }
    csv += "\r\n";
  };
  add(table.heading);
  for (const auto& row : table.rows) {
    std::vector<std::string> fields;
    fields.reserve(row.size());
    for (const Cell& cell : row) fields.push_back(TextFor(cell, whom));
    add(fields);
  }
  return csv;
}

void AddTo(XlsxWorkbook& book, const Table& table) {
  book.AddSheet(table.name, table.heading);
  for (const auto& row : table.rows) book.AddRow(row);
}

}  // namespace tepat::documents
