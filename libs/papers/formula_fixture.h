// SPDX-License-Identifier: Apache-2.0
// Computes the formulas of a workbook anew, exactly, as office programs define them: for tests. It
// knows nothing of what the formulas are about.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "libs/documents/xlsx/write_xlsx.h"
#include "libs/measure/fraction.h"

namespace tepat::papers {

// `#DIV/0!` and its like.
struct CellError {
  std::string what;
};
// Nothing for an empty cell.
using CellValue = std::variant<std::monostate, measure::Fraction, std::string, bool, CellError>;

class Evaluator {
 public:
  explicit Evaluator(const xlsx::Book& book);

  // What stands in a cell, computed when it is a formula.
  CellValue ValueAt(const std::string& sheet, const workbook::Place& place);
  // The same in words: `12.5`, `"teks"`, `#DIV/0!`.
  static std::string Told(const CellValue& value);

  // Each formula whose cached value is not what comes of it, to 15 digits: `Hitungan!F5: …`.
  std::vector<std::string> Differences();
  // How many formulas there are.
  int formulas() const { return formulas_; }

  // Puts another content into a cell; what was computed is forgotten.
  void Set(const std::string& sheet, const workbook::Place& place, const xlsx::Content& content);

 private:
  using Key = std::tuple<std::string, int, int>;

  std::map<Key, xlsx::Content> cells_;
  std::map<Key, CellValue> known_;
  int formulas_ = 0;
};

}  // namespace tepat::papers
