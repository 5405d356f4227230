// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/plausibility.h"

#include <algorithm>
#include <numeric>

namespace tepat::measure {

Status CheckBounds(const Bounds& bounds, const Fraction& value) {
  if (bounds.smallest && value < *bounds.smallest) {
    return Fail(Code::kInvalid, "measure.below_bounds", "smaller than can be true");
  }
  if (bounds.largest && value > *bounds.largest) {
    return Fail(Code::kInvalid, "measure.above_bounds", "larger than can be true");
  }
  return Ok();
}

bool IsOutlier(const Fraction& value, std::span<const Fraction> earlier) {
  // One period is no habit.
  if (earlier.size() < kEarlierMin) return false;
  const auto last = earlier.last(std::min(earlier.size(), kEarlierMax));
  const Fraction sum = std::accumulate(last.begin(), last.end(), Fraction());
  const Fraction mean = sum / Fraction(static_cast<std::int64_t>(last.size()));
  return Absolute(value - mean) > Absolute(mean) / Fraction(2);
}

}  // namespace tepat::measure
