// SPDX-License-Identifier: Apache-2.0
// Exact figures. Between what was typed and what is printed every figure is a fraction of whole
// numbers; it is rounded once, at the end, half away from zero.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "libs/base/status.h"
#include "libs/measure/integer.h"

namespace tepat::measure {

// An exact quotient. Value type; any thread. Nothing overflows and nothing is rounded. It is not
// kept in lowest terms: what is measured is added and divided a few times and then printed, and a
// common divisor would cost more than the digits that it saves.
class Fraction {
 public:
  Fraction() = default;
  explicit Fraction(std::int64_t whole) : numerator_(whole) {}

  // `numerator` / `denominator`; requires denominator > 0.
  Fraction(Integer numerator, Integer denominator);

  // -1, 0 or 1.
  int Sign() const { return numerator_.Sign(); }

  Fraction operator-() const { return {-numerator_, denominator_}; }
  friend Fraction operator+(const Fraction& a, const Fraction& b);
  friend Fraction operator-(const Fraction& a, const Fraction& b) { return a + -b; }
  friend Fraction operator*(const Fraction& a, const Fraction& b);
  // Requires b != 0.
  friend Fraction operator/(const Fraction& a, const Fraction& b);
  friend std::strong_ordering operator<=>(const Fraction& a, const Fraction& b);
  friend bool operator==(const Fraction& a, const Fraction& b) { return std::is_eq(a <=> b); }

  // The nearest whole number of 10^-decimals, half away from zero; decimals >= 0.
  Integer Rounded(int decimals) const;

 private:
  Integer numerator_;
  Integer denominator_{1};  // > 0
};

// The distance from 0.
Fraction Absolute(const Fraction& value);

// Digits of a plain decimal at most, before and behind the point together.
inline constexpr std::size_t kPlainDigitsMax = 64;

// Reads a plain decimal, `-?[0-9]+(\.[0-9]+)?`, exactly, with more digits than anybody may report:
// for programs that ask for arithmetic. Fails with kInvalid `measure.not_plain` or
// `measure.too_long`. What is to be stored is read as a Decimal.
Result<Fraction> ReadPlainFraction(std::string_view text);

// A plain decimal with exactly so many decimals (>= 0), rounded half away from zero: `-0.50`. Zero
// has no minus, nor has what is rounded to it.
std::string FormatFixed(const Fraction& value, int decimals);

// The same with at most so many decimals: without zeros at the end, `-0.5`.
std::string FormatTrimmed(const Fraction& value, int decimals_max);

}  // namespace tepat::measure
