// SPDX-License-Identifier: Apache-2.0
// One sheet while it is written, row by row. For libs/papers alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/documents/xlsx/write_xlsx.h"
#include "libs/measure/fraction.h"

namespace tepat::papers {

// A figure as a cell holds it: at most 15 significant digits, rounded half away from zero; a text
// where even its whole part has more. Any thread.
xlsx::Content CellOf(const measure::Fraction& value);

// Whether the cell holds the figure exactly, so that a formula over it computes the same as we.
bool IsKept(const measure::Fraction& value);

// What a formula gave when it was written: a figure, or words why there is none.
struct Outcome {
  std::optional<measure::Fraction> value;
  std::string words = {};
};

// A formula with its outcome; `formula` without the equals sign.
xlsx::Content Live(const std::string& formula, const Outcome& outcome);
// The outcome alone.
xlsx::Content Fixed(const Outcome& outcome);

// One thread.
class SheetWriter {
 public:
  explicit SheetWriter(std::string name) { sheet_.name = std::move(name); }

  // The row that is written, from 1.
  int row() const { return row_; }
  void NextRow() { ++row_; }

  // Writes a cell of this row; answers its place, `F5`.
  std::string Put(int column, xlsx::Content content, xlsx::Look look = xlsx::Look::kLocked);
  // Texts from the first column on, and the next row.
  void PutHeadings(const std::vector<std::string>& headings);
  void PutTitle(const std::string& title);

  // The place in a formula of another sheet: `Hitungan!F5`.
  std::string Named(const std::string& place) const { return sheet_.name + "!" + place; }

  // To say how the sheet as a whole is shown.
  xlsx::Sheet& sheet() { return sheet_; }

 private:
  xlsx::Sheet sheet_;
  int row_ = 1;
};

}  // namespace tepat::papers
