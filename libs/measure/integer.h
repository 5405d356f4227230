// SPDX-License-Identifier: Apache-2.0
// Whole numbers that never overflow: in 128 bits as long as they fit, which all that people report
// does, beyond that as a sign and a Natural.
#pragma once

#include <compare>
#include <string>

#include "libs/measure/natural.h"

namespace tepat::measure {

// A whole number. Value type; any thread. No operation fails or rounds but RoundedQuotient.
class Integer {
 public:
  Integer() = default;
  explicit Integer(Int128 value) : small_(value) {}

  // -1, 0 or 1.
  int Sign() const { return small_ < 0 ? -1 : (small_ > 0 ? 1 : 0); }

  // Decimal digits of the absolute value, without leading zeros; `0` for zero.
  std::string Digits() const;

  Integer operator-() const;
  friend Integer operator+(const Integer& a, const Integer& b);
  friend Integer operator-(const Integer& a, const Integer& b) { return a + -b; }
  friend Integer operator*(const Integer& a, const Integer& b);
  friend std::strong_ordering operator<=>(const Integer& a, const Integer& b);
  friend bool operator==(const Integer&, const Integer&) = default;

  // The quotient rounded to a whole number, half away from zero. Requires divisor > 0.
  friend Integer RoundedQuotient(const Integer& dividend, const Integer& divisor);

 private:
  static Integer Of(int sign, const Natural& magnitude);
  bool IsLarge() const { return !large_.IsZero(); }
  Natural Magnitude() const;

  Int128 small_ = 0;  // the value; of a large one the sign: -1 or 1
  Natural large_;     // the absolute value where 128 bits do not hold the number, else 0
};

// 10 to the power of `exponent` (>= 0).
Integer PowerOfTen(int exponent);

}  // namespace tepat::measure
