// SPDX-License-Identifier: Apache-2.0
// Columns of atoms side by side as rows. For libs/documents/pdf alone.
#pragma once

#include <vector>

#include "libs/documents/pdf/atom.h"

namespace tepat::pdf {

// A part of a row: where it stands and what it holds.
struct Cell {
  double left = 0;  // of its frame, from the left of the row
  double width = 0;
  Atoms atoms;
};

// How cells stand in their row, in points.
struct CellLook {
  bool framed = false;
  double padding = 0;    // on all sides
  const char* row = "";  // structure, as `TR`; empty for none
  const char* cell = "";
};

// The room that the content of a cell has.
inline double InnerWidth(double width, const CellLook& look) { return width - 2 * look.padding; }

// The row as one atom, or as several where it would be higher than `height_max`: each then holds as
// much of every cell as fits. At least one atom of a cell stands in each, whatever its height.
Atoms RowOf(std::vector<Cell> cells, const CellLook& look, double height_max);

// The lefts and widths of columns that share a width.
std::vector<Cell> Shared(const std::vector<double>& shares, double width);

}  // namespace tepat::pdf
