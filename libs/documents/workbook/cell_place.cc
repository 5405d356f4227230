// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/cell_place.h"

#include <algorithm>
#include <charconv>

#include "libs/base/check.h"

namespace tepat::workbook {

std::string ColumnName(int column) {
  TEPAT_CHECK(column >= 1 && column <= kColumnMax);
  std::string name;
  // Letters are digits of a number without a zero: 26 is Z, 27 is AA.
  for (; column > 0; column = (column - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return name;
}

std::string PlaceName(Place place) {
  TEPAT_CHECK(place.row >= 1 && place.row <= kRowMax);
  return ColumnName(place.column) + std::to_string(place.row);
}

std::optional<Place> ReadPlace(std::string_view name) {
  Place place;
  std::size_t letters = 0;
  for (; letters < name.size() && name[letters] >= 'A' && name[letters] <= 'Z'; ++letters) {
    place.column = place.column * 26 + (name[letters] - 'A' + 1);
    if (place.column > kColumnMax) return std::nullopt;
  }
  const std::string_view digits = name.substr(letters);
  if (letters == 0 || digits.empty() || digits.front() < '1' || digits.front() > '9') {
    return std::nullopt;
  }
  const char* const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, place.row);
  if (read.ec != std::errc() || read.ptr != end || place.row > kRowMax) return std::nullopt;
  return place;
}

std::optional<Range> ReadRange(std::string_view name) {
  const std::size_t colon = name.find(':');
  const auto first = ReadPlace(name.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : ReadPlace(name.substr(colon + 1));
  if (!first || !last) return std::nullopt;
  if (first->row > last->row || first->column > last->column) return std::nullopt;
  return Range{*first, *last};
}

}  // namespace tepat::workbook
