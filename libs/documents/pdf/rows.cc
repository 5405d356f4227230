// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/pdf/rows.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <string_view>
#include <utility>

#include "libs/documents/pdf/canvas.h"

namespace tepat::pdf {
namespace {

double HeightOf(const Atoms& atoms) {
  return std::accumulate(atoms.begin(), atoms.end(), 0.0,
                         [](double sum, const Atom& atom) { return sum + atom.height; });
}

// Takes as many atoms from the front as fit, at least one.
Atoms TakeFitting(Atoms& atoms, double height_max) {
  double height = 0;
  auto end = atoms.begin();
  while (end != atoms.end() && (end == atoms.begin() || height + end->height <= height_max)) {
    height += (end++)->height;
  }
  Atoms taken(std::make_move_iterator(atoms.begin()), std::make_move_iterator(end));
  atoms.erase(atoms.begin(), end);
  return taken;
}

class Tag {
 public:
  Tag(Canvas& canvas, const char* name) : canvas_(canvas), name_(name) {
    if (*name_ != '\0') canvas_.Begin(name_);
  }
  ~Tag() {
    if (*name_ != '\0') canvas_.End(name_);
  }
  Tag(const Tag&) = delete;
  Tag& operator=(const Tag&) = delete;

 private:
  Canvas& canvas_;
  const char* const name_;
};

Atom OneRow(std::vector<Cell> cells, const CellLook& look) {
  double height = 0;
  for (const Cell& cell : cells) height = std::max(height, HeightOf(cell.atoms));
  height += 2 * look.padding;
  Atom row;
  row.height = height;
  // The row owns what it draws: its cells are nobody else's.
  row.draw = [cells = std::move(cells), look, height](Canvas& canvas, double left, double top) {
    const Tag in_row(canvas, look.row);
    for (const Cell& cell : cells) {
      const Tag in_cell(canvas, look.cell);
      if (look.framed) canvas.Frame(left + cell.left, top, {cell.width, height});
      DrawAtoms(canvas, PointersTo(cell.atoms), left + cell.left + look.padding,
                top + look.padding);
    }
  };
  return row;
}

}  // namespace

std::vector<const Atom*> PointersTo(const Atoms& atoms) {
  std::vector<const Atom*> pointers;
  pointers.reserve(atoms.size());
  for (const Atom& atom : atoms) pointers.push_back(&atom);
  return pointers;
}

void DrawAtoms(Canvas& canvas, const std::vector<const Atom*>& atoms, double left, double top) {
  int open = 0;
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    const Atom& atom = *atoms[i];
    if (atom.group != 0 && atom.group != open) canvas.Begin(atom.tag);
    open = atom.group;
    if (atom.draw) atom.draw(canvas, left, top);
    const bool closes = i + 1 == atoms.size() || atoms[i + 1]->group != open;
    if (open != 0 && closes) canvas.End(atom.tag);
    top += atom.height;
  }
}

Atoms RowOf(std::vector<Cell> cells, const CellLook& look, double height_max) {
  // Each turn takes at least one atom of each cell that has any, so that it ends.
  const double content_max = height_max - 2 * look.padding;
  const auto fits = [&](const Cell& cell) { return HeightOf(cell.atoms) <= content_max; };
  Atoms rows;
  while (!std::all_of(cells.begin(), cells.end(), fits)) {
    std::vector<Cell> part;
    part.reserve(cells.size());
    for (Cell& cell : cells) {
      part.push_back({cell.left, cell.width, TakeFitting(cell.atoms, content_max)});
    }
    rows.push_back(OneRow(std::move(part), look));
  }
  const auto empty = [](const Cell& cell) { return cell.atoms.empty(); };
  if (rows.empty() || !std::all_of(cells.begin(), cells.end(), empty)) {
    rows.push_back(OneRow(std::move(cells), look));
  }
  return rows;
}

std::vector<Cell> Shared(const std::vector<double>& shares, double width) {
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  std::vector<Cell> cells;
  double left = 0;
  for (const double share : shares) {
    cells.push_back({left, width * share / sum, {}});
    left += cells.back().width;
  }
  return cells;
}

}  // namespace tepat::pdf
