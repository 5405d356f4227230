// SPDX-License-Identifier: Apache-2.0
// What reading a plan's workbook has found so far: the plan, where everything in it stands, and
// what is wrong. For plan_workbook and plan_sheet_reader alone.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "libs/documents/workbook/cell_place.h"
#include "tepat/plan/v1/plan.pb.h"

namespace tepat::plan {

// Where something stands: which sheet of the layout, -1 for the workbook; row and column from 1, 0
// for what has none. Value type.
struct Spot {
  int sheet = -1;
  workbook::Place place = {};

  auto operator<=>(const Spot&) const = default;  // NOLINT: clang-tidy 14 sees a null pointer
};

// Something found, in the words of a workbook.
struct SpotFinding {
  Spot spot;
  std::string text;
};

// One reading. Value type; one thread.
struct BookReading {
  v1::Plan plan;
  bool readable = true;  // every sheet that has to be there, with its columns
  std::vector<SpotFinding> mistakes = {};
  std::vector<SpotFinding> notes = {};
  std::set<Spot> unread = {};                       // cells with a mistake of their own
  std::map<std::string, Spot> rows = {};            // by the way to the message: `indicators/3/`
  std::map<std::pair<int, int>, int> columns = {};  // of the workbook, by those of the layout

  // A mistake in the workbook itself. What follows from a cell that could not be read is not told.
  void AddAt(const Spot& spot, const std::string& text) {
    mistakes.push_back({spot, text});
    if (spot.place.column > 0) unread.insert(spot);
  }
};

}  // namespace tepat::plan
