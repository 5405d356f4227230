// SPDX-License-Identifier: Apache-2.0
// What a performance report says, before it has a shape: texts by their names in a template, and
// tables of cells.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace tepat::papers {

// Figures carry a mark, so that they are found again after somebody edited the document: letters,
// digits and `_`, at most 30. Empty for words.
struct Cell {
  std::string text;
  std::string mark = {};

  bool operator==(const Cell&) const = default;
};

// A column: its name in a template, its heading, its share of the width.
struct ReportColumn {
  std::string name;
  std::string heading;
  int width = 1;
  bool is_figure = false;
};

// A table; the same columns whatever the data are.
struct ReportTable {
  std::string name;  // in a template
  std::string caption;
  std::vector<ReportColumn> columns;
  std::string none;  // what is said when it has no rows
  std::vector<std::vector<Cell>> rows = {};
};

// Value type.
struct Report {
  std::map<std::string, Cell> texts;  // by name
  std::vector<ReportTable> tables;

  // The table of that name, which the report has.
  const ReportTable& TableOf(const std::string& name) const;
};

}  // namespace tepat::papers
