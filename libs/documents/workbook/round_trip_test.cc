// SPDX-License-Identifier: Apache-2.0
// Any table of texts and decimals, however its writer puts them, is read as it was.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <map>

#include "libs/documents/workbook/book_fixture.h"
#include "libs/documents/workbook/read_workbook.h"

namespace tepat::workbook {
namespace {

struct Written {
  std::string text;
  bool number = false;

  bool operator==(const Written&) const = default;
};
using Table = std::map<std::pair<int, int>, Written>;  // by row and column

std::string Escaped(const std::string& text) {
  std::string xml;
  for (const char c : text) {
    if (c == '<') xml += "&lt;";
    if (c == '&') xml += "&amp;";
    if (c == '_') xml += "_x005F_";
    if (c != '<' && c != '&' && c != '_') xml += c;
  }
  return xml;
}

// What office workers type, and what breaks readers.
rc::Gen<Written> AnyText() {
  const auto letters = rc::gen::elementOf(std::string("ab 7,.-_<&\"'=+%"));
  return rc::gen::map(rc::gen::nonEmpty(rc::gen::container<std::string>(letters)),
                      [](std::string text) {
                        return Written{std::move(text), false};
                      });
}

// Decimals of at most 15 digits, as plain text.
rc::Gen<Written> AnyDecimal() {
  return rc::gen::map(
      rc::gen::pair(rc::gen::inRange<long long>(1, 1'000'000'000'000'000), rc::gen::inRange(0, 5)),
      [](const std::pair<long long, int>& drawn) {
        std::string digits = std::to_string(drawn.first);
        const auto places = static_cast<std::size_t>(drawn.second);
        if (places == 0) return Written{digits, true};
        if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
        digits.insert(digits.size() - places, 1, '.');
        while (digits.back() == '0') digits.pop_back();
        if (digits.back() == '.') digits.pop_back();
        return Written{digits, true};
      });
}

// The ways in which programs write one and the same cell.
std::string CellOf(const std::string& place, const Written& written, int way, Book& book,
                   int& texts) {
  const std::string open = "<c" + (place.empty() ? "" : " r=\"" + place + "\"");
  if (written.number) {
    char binary[64];
    std::snprintf(binary, sizeof binary, way == 0 ? "%.17g" : "%.16g",
                  std::strtod(written.text.c_str(), nullptr));
    return open + "><v>" + (way == 2 ? written.text : binary) + "</v></c>";
  }
  const std::string text = Escaped(written.text);
  if (way == 0) {
    book.texts += "<si><t xml:space=\"preserve\">" + text + "</t></si>";
    return open + " t=\"s\"><v>" + std::to_string(texts++) + "</v></c>";
  }
  if (way == 1) return open + " t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  return open + " t=\"str\"><v>" + text + "</v></c>";
}

std::string BytesOfTable(const Table& table) {
  Book book;
  int texts = 0;
  int row = 0;
  for (const auto& [place, written] : table) {
    if (place.first != row) {
      book.rows += (row == 0 ? "" : "</row>") + ("<row r=\"" + std::to_string(place.first) + "\">");
      row = place.first;
    }
    book.rows += CellOf(PlaceName({place.first, place.second}), written, *rc::gen::inRange(0, 3),
                        book, texts);
  }
  if (row != 0) book.rows += "</row>";
  return book.bytes();
}

RC_GTEST_PROP(RoundTrip, EveryTableIsReadAsItWas, ()) {
  const auto table =
      *rc::gen::container<Table>(rc::gen::pair(rc::gen::inRange(1, 60), rc::gen::inRange(1, 30)),
                                 rc::gen::oneOf(AnyText(), AnyDecimal()));
  const auto read = ReadWorkbook(BytesOf(BytesOfTable(table)));
  RC_ASSERT(read.has_value());
  Table back;
  for (const Cell& cell : read->sheets[0].cells) {
    RC_ASSERT(!cell.rounded && !cell.formula && cell.has_cached);
    back[{cell.place.row, cell.place.column}] = {cell.text, cell.kind == Kind::kNumber};
  }
  RC_ASSERT(back == table);
}

}  // namespace
}  // namespace tepat::workbook
