// SPDX-License-Identifier: Apache-2.0
// Percentiles as reports tell them: values that occurred, none in between.
#pragma once

#include <algorithm>
#include <vector>

namespace tepat::timing {

// The smallest value with at least `percent` of all values at or below it (nearest rank); the
// empty value for none. `sorted`: ascending.
template <class Value>
Value NearestRank(const std::vector<Value>& sorted, int percent) {
  if (sorted.empty()) return Value{};
  const std::size_t rank = (sorted.size() * static_cast<std::size_t>(percent) + 99) / 100;
  return sorted[std::max<std::size_t>(rank, 1) - 1];
}

}  // namespace tepat::timing
