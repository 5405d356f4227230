// SPDX-License-Identifier: Apache-2.0
// What no page break divides: a line of text, a row of a table. For libs/documents/pdf alone.
#pragma once

#include <functional>
#include <map>
#include <vector>

namespace tepat::pdf {

class Canvas;

// A piece of the page as wide as its column; what it draws refers to the document. Value type.
struct Atom {
  double height = 0;
  // Absent for empty room, which is dropped where a page begins.
  std::function<void(Canvas& canvas, double left, double top)> draw = {};
  // Never the last on a page, but where what it is kept with fills more than one.
  bool keep_with_next = false;
  bool begins_page = false;
  // The structure that it stands in, together with its neighbours of the same number; 0 for none.
  int group = 0;
  const char* tag = "";
  // The table whose heading stands above it; 0 for none.
  int table = 0;
};

using Atoms = std::vector<Atom>;

// A whole document as one column, with the heading of each table by its number.
struct Flow {
  Atoms atoms;
  std::map<int, Atom> headings;
};

// Draws atoms under each other, in their structure.
void DrawAtoms(Canvas& canvas, const std::vector<const Atom*>& atoms, double left, double top);
std::vector<const Atom*> PointersTo(const Atoms& atoms);

}  // namespace tepat::pdf
