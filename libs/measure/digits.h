// SPDX-License-Identifier: Apache-2.0
// The spelling of decimals for machines.
#pragma once

#include <optional>
#include <string_view>

namespace tepat::measure {

// Whether a text holds ASCII digits only; true of an empty one. Any thread.
bool AreDigits(std::string_view text);

// A plain decimal taken apart. Refers to the text that it was read from.
struct PlainDigits {
  bool negative = false;
  std::string_view whole;   // digits before the point, at least one
  std::string_view places;  // digits behind it; empty without a point
};

// Takes `-?[0-9]+(\.[0-9]+)?` apart; nothing for any other text. Any thread.
std::optional<PlainDigits> SplitPlain(std::string_view text);

}  // namespace tepat::measure
