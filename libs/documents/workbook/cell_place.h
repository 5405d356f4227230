// SPDX-License-Identifier: Apache-2.0
// Where a cell stands, as people say it: `B7`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tepat::workbook {

// What a sheet has at most, in any office program.
inline constexpr int kRowMax = 1'048'576;
inline constexpr int kColumnMax = 16'384;  // XFD

struct Place {
  int row = 0;     // from 1
  int column = 0;  // from 1

  auto operator<=>(const Place&) const = default;  // NOLINT: clang-tidy 14 sees a null pointer
};

// A rectangle, both corners in it.
struct Range {
  Place first;
  Place last;

  bool operator==(const Range&) const = default;
};

// `A`, `Z`, `AA`, … `XFD`. The column is one of a sheet. Any thread, as everything here.
std::string ColumnName(int column);

// `B7`. The place is one of a sheet.
std::string PlaceName(Place place);

// The place that `B7` says; nothing for what names none, in a sheet of any size.
std::optional<Place> ReadPlace(std::string_view name);

// `A1:C2`, or `A1`, which is a rectangle of one cell. Nothing when the corners are in disorder.
std::optional<Range> ReadRange(std::string_view name);

}  // namespace tepat::workbook
