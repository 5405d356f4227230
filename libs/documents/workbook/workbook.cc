// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/workbook.h"

#include <algorithm>
#include <iterator>

namespace tepat::workbook {
namespace {

bool Before(const Cell& cell, Place place) { return cell.place < place; }

// Whether one of some ascending spans holds a number.
bool Holds(const std::vector<Span>& spans, int number) {
  const auto behind = std::upper_bound(spans.begin(), spans.end(), number,
                                       [](int n, const Span& span) { return n < span.first; });
  return behind != spans.begin() && std::prev(behind)->last >= number;
}

}  // namespace

const Cell* Sheet::At(Place place) const {
  const auto found = std::lower_bound(cells.begin(), cells.end(), place, Before);
  return found != cells.end() && found->place == place ? &*found : nullptr;
}

bool Sheet::IsHidden(Place place) const {
  return hidden || Holds(hidden_rows, place.row) || Holds(hidden_columns, place.column);
}

}  // namespace tepat::workbook
