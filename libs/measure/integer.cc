// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/integer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "libs/base/check.h"

namespace tepat::measure {
namespace {

constexpr std::uint64_t kChunk = 1'000'000'000'000'000'000;  // the highest such power in 60 bits
constexpr std::size_t kChunkDigits = 18;
constexpr UInt128 kSmallMax = ~UInt128{0} >> 1;

UInt128 Absolute(Int128 value) {
  // Without a sign first: the least number has no positive twin.
  return value < 0 ? UInt128{0} - static_cast<UInt128>(value) : static_cast<UInt128>(value);
}

std::string DigitsOf(std::uint64_t value) {
  std::array<char, 20> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}

}  // namespace

Integer Integer::Of(int sign, const Natural& magnitude) {
  Integer value;
  if (magnitude.IsZero()) return value;
  const auto small = magnitude.Small();
  // The least 128-bit number counts as small, as it does where a sum ends there: one form only.
  if (small && *small - (sign < 0 ? 1 : 0) <= kSmallMax) {
    value.small_ = sign < 0 ? -static_cast<Int128>(*small - 1) - 1 : static_cast<Int128>(*small);
  } else {
    value.small_ = sign;
    value.large_ = magnitude;
  }
  return value;
}

Natural Integer::Magnitude() const { return IsLarge() ? large_ : Natural(Absolute(small_)); }

std::string Integer::Digits() const {
  const Natural chunk{kChunk};
  std::string digits;
  Natural rest = Magnitude();
  std::optional<UInt128> small = rest.Small();
  // From behind, eighteen at a time.
  while (!small || *small >= kChunk) {
    const Natural quotient = small ? Natural(*small / kChunk) : FloorDivide(rest, chunk);
    const auto low = static_cast<std::uint64_t>(*(rest - quotient * chunk).Small());
    const std::string text = DigitsOf(low);
    digits.insert(0, std::string(kChunkDigits - text.size(), '0') + text);
    rest = quotient;
    small = rest.Small();
  }
  return DigitsOf(static_cast<std::uint64_t>(*small)) + digits;
}

Integer Integer::operator-() const {
  Int128 negated = 0;
  if (!IsLarge() && !__builtin_sub_overflow(Int128{0}, small_, &negated)) return Integer(negated);
  return Of(-Sign(), Magnitude());
}

Integer operator+(const Integer& a, const Integer& b) {
  Int128 sum = 0;
  if (!a.IsLarge() && !b.IsLarge() && !__builtin_add_overflow(a.small_, b.small_, &sum)) {
    return Integer(sum);
  }
  // Of different signs the smaller is taken from the larger, which has the sign.
  const Natural left = a.Magnitude();
  const Natural right = b.Magnitude();
  if (a.Sign() == b.Sign()) return Integer::Of(a.Sign(), left + right);
  return left < right ? Integer::Of(b.Sign(), right - left) : Integer::Of(a.Sign(), left - right);
}

Integer operator*(const Integer& a, const Integer& b) {
  Int128 product = 0;
  if (!a.IsLarge() && !b.IsLarge() && !__builtin_mul_overflow(a.small_, b.small_, &product)) {
    return Integer(product);
  }
  return Integer::Of(a.Sign() * b.Sign(), a.Magnitude() * b.Magnitude());
}

std::strong_ordering operator<=>(const Integer& a, const Integer& b) {
  if (!a.IsLarge() && !b.IsLarge()) {
    return a.small_ < b.small_   ? std::strong_ordering::less
           : a.small_ > b.small_ ? std::strong_ordering::greater
                                 : std::strong_ordering::equal;
  }
  if (a.Sign() != b.Sign()) return a.Sign() <=> b.Sign();
  return a.Sign() < 0 ? b.Magnitude() <=> a.Magnitude() : a.Magnitude() <=> b.Magnitude();
}

Integer RoundedQuotient(const Integer& dividend, const Integer& divisor) {
  TEPAT_CHECK(divisor.Sign() > 0);
  if (!dividend.IsLarge() && !divisor.IsLarge()) {
    const Int128 quotient = dividend.small_ / divisor.small_;
    const UInt128 rest = Absolute(dividend.small_ % divisor.small_);
    // Not twice the rest, which 128 bits may not hold.
    const bool up = rest >= static_cast<UInt128>(divisor.small_) - rest;
    return Integer(quotient + (up ? dividend.Sign() : 0));
  }
  // floor(n/d + 1/2) on absolute values: half goes away from zero on both sides of it.
  const Natural denominator = divisor.Magnitude();
  const Natural magnitude = dividend.Magnitude();
  return Integer::Of(dividend.Sign(),
                     FloorDivide(magnitude + magnitude + denominator, denominator + denominator));
}

Integer PowerOfTen(int exponent) {
  Integer power(1);
  for (int i = 0; i < exponent; ++i) power = power * Integer(10);
  return power;
}

}  // namespace tepat::measure
