// SPDX-License-Identifier: Apache-2.0
// Writes a workbook that people fill in: locked and open cells, lists, comments, hidden sheets. A
// table that is only read is written by xlsx_workbook.h.
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "libs/documents/workbook/cell_place.h"

namespace tepat::xlsx {

// Text as it stands: nothing that people typed becomes a formula.
struct Text {
  std::string text;  // UTF-8, at most 32,767 characters

  bool operator==(const Text&) const = default;
};

// An exact decimal. A workbook keeps binary fractions: 15 digits come back, so what has more is
// written as Text.
struct Number {
  std::string plain;  // `-1234.5`

  bool operator==(const Number&) const = default;
};

// A formula with the value that it had when the file was written, for programs that do not compute.
struct Formula {
  std::string formula;  // `=SUM(G5:G6)`
  std::variant<Text, Number> cached;

  bool operator==(const Formula&) const = default;
};

// What a cell holds; nothing for an empty one.
using Content = std::variant<std::monostate, Text, Number, Formula>;

// How a cell looks, and whether it may be typed in where its sheet is protected.
enum class Look {
  kPlain,        // locked
  kTitle,        // locked, large
  kHeading,      // locked, bold on grey
  kLocked,       // locked, grey: not to be typed
  kTyped,        // open, in a frame; what is typed there stays as it was typed, as text
  kWrong,        // the same, yellow
  kWrongLocked,  // locked, yellow
};

// One cell. A cell without content is written too, for its look.
struct Cell {
  workbook::Place place;
  Content content;
  Look look = Look::kPlain;
  std::string comment = {};  // shown when one points at the cell; none when empty
};

// Cells that take what stands in a column of another sheet and nothing else; a list of any length
// may so be offered.
struct Choice {
  workbook::Range cells;
  std::string sheet;
  workbook::Range from;
};

// One sheet. Cells may come in any order; of two at one place the later one stands.
struct Sheet {
  std::string name;  // 1 to 31 characters, none of `[]:*?/\`, unique whatever the case
  std::vector<Cell> cells = {};
  std::map<int, int> widths = {};  // of columns, in characters
  std::vector<int> hidden_columns = {};
  std::vector<Choice> choices = {};
  int frozen_rows = 0;        // stay in sight
  int frozen_columns = 0;     // so do they
  bool is_protected = false;  // locked cells take nothing, without a password
  bool hidden = false;        // never the first one
};

// A whole workbook. Value type.
struct Book {
  std::vector<Sheet> sheets;  // at least one
  Instant created;            // by the data, not the clock: equal books make equal bytes
};

// The file. Any thread. Fails with kInvalid, details `sheet` and `cell`
//   xlsx.not_text   a text that is not UTF-8
//   xlsx.too_long   a text of more than 32,767 characters
//   xlsx.not_exact  a number that is no plain decimal, or has more than 15 digits
// and with kInternal `documents.cannot_write`.
Result<std::string> WriteXlsx(const Book& book);

// Whether a plain decimal may be written as Number.
bool IsExactInXlsx(const std::string& plain);

}  // namespace tepat::xlsx
