// SPDX-License-Identifier: Apache-2.0
// Whole numbers from 0 upwards without a limit. A mean of sixteen units' quotients has a
// denominator of some 860 bits: no built-in type holds it, and it must be exact all the same. What
// is computed a million times a second is small and never comes here (integer.h).
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tepat::measure {

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;

// A whole number >= 0. Value type; any thread. Schoolbook methods: right at a glance, and fast
// enough for the some thousand bits that measuring ever needs.
class Natural {
 public:
  Natural() = default;
  explicit Natural(UInt128 value);

  bool IsZero() const { return limbs_.empty(); }

  // The number of bits without leading zeros; 0 for zero.
  std::size_t Bits() const;

  // The value, where 128 bits hold it.
  std::optional<UInt128> Small() const;

  friend Natural operator+(const Natural& a, const Natural& b);
  // Requires a >= b.
  friend Natural operator-(const Natural& a, const Natural& b);
  friend Natural operator*(const Natural& a, const Natural& b);
  friend std::strong_ordering operator<=>(const Natural& a, const Natural& b);
  friend bool operator==(const Natural&, const Natural&) = default;

  // The quotient rounded down. Requires divisor > 0. Takes time for each bit of the quotient.
  friend Natural FloorDivide(const Natural& dividend, const Natural& divisor);

 private:
  void Trim();
  void Subtract(const Natural& b);
  void ShiftLeft(std::size_t bits);
  void Halve();

  std::vector<std::uint32_t> limbs_;  // base 2^32, least first; the last one is not 0
};

}  // namespace tepat::measure
