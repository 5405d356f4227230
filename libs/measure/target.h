// SPDX-License-Identifier: Apache-2.0
// What an indicator is held to: one value, or a range of values that are all as good.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "libs/base/status.h"
#include "libs/measure/fraction.h"

namespace tepat::measure {

// A target, exactly. Value type; any thread.
class Target {
 public:
  explicit Target(Fraction value) : lower_(value), upper_(std::move(value)) {}

  // Both ends belong to it. Fails with kInvalid `measure.reversed_range` when lower > upper.
  static Result<Target> Range(Fraction lower, Fraction upper);

  // A range stays one when its ends are equal: inside it is achieved, whatever the formula says.
  bool IsRange() const { return is_range_; }
  const Fraction& lower() const { return lower_; }
  const Fraction& upper() const { return upper_; }

  // End by end, as units' and quarters' targets are added and averaged. A range added to a value is
  // a range.
  friend Target operator+(const Target& a, const Target& b);
  // Requires divisor > 0.
  friend Target operator/(const Target& a, int divisor);
  friend bool operator==(const Target&, const Target&) = default;

 private:
  Fraction lower_;
  Fraction upper_;
  bool is_range_ = false;
};

// Reads a plain decimal, or two around `..`: `80..90`. Fails as ReadPlainFraction and Range do.
Result<Target> ReadPlainTarget(std::string_view text);

// The same as people type it, each end as ReadNumber reads it: `79,5..90 %`. Fails as those do.
Result<Target> ReadTarget(std::string_view text);

// `80`, or `80..90`, each with at most so many decimals and no zeros at the end.
std::string FormatTarget(const Target& target, int decimals_max);

}  // namespace tepat::measure
