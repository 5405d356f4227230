// SPDX-License-Identifier: Apache-2.0
// What a workbook holds: whatever a person typed, pasted or let some program write, as office
// programs show it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "libs/base/file_limit.h"
#include "libs/documents/workbook/cell_place.h"

namespace tepat::workbook {

enum class Kind {
  kEmpty,    // a formula without a value: the file was saved by a program that does not compute
  kText,     // `text` as it stands, spaces and line ends too; a number that was typed as text
  kNumber,   // `text` is the exact plain decimal, as `Number` in decimal.h
  kBoolean,  // `TRUE` or `FALSE`
  kDate,   // `text` as DateText in number_shape.h: `2026-03-31`, `2026-03-31T08:30:00`, `08:30:00`
  kError,  // `#REF!`, `#DIV/0!`, `#N/A` and their like
};

// A cell that holds something. Value type.
struct Cell {
  Place place;
  Kind kind = Kind::kEmpty;
  std::string text = {};   // UTF-8; what it means: see Kind
  bool formula = false;    // its value was computed, not typed
  bool has_cached = true;  // false: of a formula whose value the file does not hold (kEmpty)
  bool rounded = false;    // of a number: the file had more digits than the 15 that are kept
  // Of a number: shown as percent. Office programs make 0.85 of a typed `85%`, and show 85%.
  bool percent = false;

  bool operator==(const Cell&) const = default;
};

// From one to the other, both included and counted from 1.
struct Span {
  int first = 0;
  int last = 0;

  bool operator==(const Span&) const = default;
};

struct Sheet {
  std::string name;
  bool hidden = false;
  // Row by row, from left to right, no place twice; cells that hold nothing are left out, and so
  // are empty texts. Of merged cells the first one holds the value.
  std::vector<Cell> cells = {};
  std::vector<Range> merged = {};
  std::vector<Span> hidden_rows = {};     // ascending; filtered out, folded or hidden by hand
  std::vector<Span> hidden_columns = {};  // ascending

  // The cell at a place; null when it holds nothing. Valid as long as `cells` stays as it is.
  const Cell* At(Place place) const;
  bool IsHidden(Place place) const;

  bool operator==(const Sheet&) const = default;
};

// In the order of their tabs; charts on a tab of their own are sheets without cells.
struct Workbook {
  std::vector<Sheet> sheets;

  bool operator==(const Workbook&) const = default;
};

// How much of a workbook is read at most; beyond it is an error, never a part. The defaults take
// every form that an office fills in by hand, with plenty of room, in 200 MB of memory.
struct WorkbookLimits {
  std::size_t bytes = kFileBytesMax;         // of the file
  std::size_t unpacked_bytes = 200U << 20U;  // of its parts that are read, packed ones unpacked
  std::size_t parts = 4'096;                 // pictures and the like included
  std::size_t sheets = 100;
  std::size_t rows = 100'000;               // of all sheets, those without a value too
  std::size_t cells = 100'000;              // of all sheets, that hold something
  std::size_t text_bytes = 131'068;         // of one cell: the 32,767 characters of Excel, in UTF-8
  std::size_t all_text_bytes = 32U << 20U;  // of all cells; a text that many share counts each time
  std::size_t ranges = 10'000;              // merged ones, and hidden rows and columns, of a sheet
  std::size_t depth = 32;                   // of elements within elements

  bool operator==(const WorkbookLimits&) const = default;
};

}  // namespace tepat::workbook
