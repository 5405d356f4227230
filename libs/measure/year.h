// SPDX-License-Identifier: Apache-2.0
// How quarters make the year to date.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "libs/base/status.h"
#include "libs/measure/measured.h"
#include "libs/measure/target.h"
#include "libs/measure/terms.h"

namespace tepat::measure {

inline constexpr int kQuarters = 4;

// What one quarter was held to, and what was measured; nothing: no data.
struct Quarter {
  std::optional<Measured> actual;
  std::optional<Target> target;
};

// The year up to a quarter. Value type; any thread.
struct YearToDate {
  std::optional<Fraction> actual;  // exact; none when no quarter is filled
  std::optional<Target> target;    // of the same quarters; none when one of them has none
  std::vector<int> gaps;           // the quarters without data, from 1
  bool decreasing = false;         // a value of the year to date is lower than an earlier one
};

// Accumulates the quarters from the first to the current one, of which there are 1 to 4. Only
// filled quarters count, and the targets of the same quarters.
//
// Cumulative: value and target of the last filled quarter. Quarterly: the sum, the last, the mean
// or the greatest of values and of targets. Sums of ratios add numerators and denominators, then
// divide; their targets are percentages without a denominator, of which the mean is taken: four
// quarters at 80 % make a year at 80 %.
//
// Fails with kInvalid: `measure.cumulative_sum_only` (cumulative with anything but kSum),
// `measure.range_target` (a range is neither added, averaged nor compared, so it goes with kLast or
// kCumulative only), `measure.zero_denominator` (of a value that the year needs).
Result<YearToDate> Accumulate(Counting counting, Accumulation accumulation,
                              std::span<const Quarter> quarters);

}  // namespace tepat::measure
