// SPDX-License-Identifier: Apache-2.0
// Whether a value can be true, and whether it is like those before it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "libs/base/status.h"
#include "libs/measure/fraction.h"

namespace tepat::measure {

// The smallest and the largest value that can be true, both included; none: no bound.
struct Bounds {
  std::optional<Fraction> smallest;
  std::optional<Fraction> largest;
};

// Fails with kInvalid `measure.below_bounds` or `measure.above_bounds`: such a value is refused.
// Any thread.
Status CheckBounds(const Bounds& bounds, const Fraction& value);

// How many earlier periods say what is usual.
inline constexpr std::size_t kEarlierMin = 2;
inline constexpr std::size_t kEarlierMax = 4;

// Whether a value is farther from the mean m of the last two to four verified periods than |m| / 2:
// a cause is asked for, nothing is refused. `earlier` runs from the oldest to the latest; of more
// than four the latest count, with fewer than two nothing is an outlier. Any thread.
bool IsOutlier(const Fraction& value, std::span<const Fraction> earlier);

}  // namespace tepat::measure
