// SPDX-License-Identifier: Apache-2.0
// JSON in which every value knows the line that it was read from, so that a mistake in an office
// file can be shown with its place.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/mistake.h"

namespace tepat {

// A parsed JSON value, which owns what lies in it. Numbers are kept as text, so that none is
// rounded; duplicate keys stay visible as two members, so that a reader can refuse them.
struct LocatedJson {
  enum class Kind { kNull, kBool, kNumber, kString, kArray, kObject };

  Kind kind = Kind::kNull;
  int line = 0;                    // from 1
  std::string key;                 // its name, in an object
  std::string text;                // string, number or true/false
  std::vector<LocatedJson> items;  // of an array; of an object its members, in file order

  // The first member of that name, or null.
  const LocatedJson* Find(std::string_view name) const;
};

// Reads one JSON document of at most 1 MiB and 32 levels, as outside_text.h reads a file. On
// failure adds one mistake with the line and returns nothing.
std::optional<LocatedJson> ParseLocatedJson(std::string_view text, Mistakes& mistakes);

}  // namespace tepat
