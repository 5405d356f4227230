// SPDX-License-Identifier: Apache-2.0
// What a report consists of, whatever it is printed as: in order, without looks, which are those of
// whoever prints it, as docx/write_docx does. What a sheet consists of, down to boxes and room for
// a hand, is another thing: pdf/document.h. Texts are UTF-8, printed as they stand; a line break is
// one.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace tepat::blocks {

// Of a part of the text: 0 is the title of the whole, 1 a chapter, which begins a page; to 3.
struct Heading {
  int level = 1;
  std::string text;

  bool operator==(const Heading&) const = default;
};

struct Paragraph {
  std::string text;

  bool operator==(const Paragraph&) const = default;
};

// A column: its share of the table's width, and whether it holds figures, which stand at the right.
struct Column {
  std::string heading;
  int width = 1;
  bool is_figure = false;

  bool operator==(const Column&) const = default;
};

// Every row has a cell for each column; the headings are repeated on each page.
struct Table {
  std::string caption;  // above it; none when empty
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;

  bool operator==(const Table&) const = default;
};

// Points, one paragraph each.
struct List {
  std::vector<std::string> items;

  bool operator==(const List&) const = default;
};

using Block = std::variant<Heading, Paragraph, Table, List>;

}  // namespace tepat::blocks
