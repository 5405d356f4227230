// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/natural.h"

#include <algorithm>
#include <bit>

#include "libs/base/check.h"

namespace tepat::measure {
namespace {

constexpr std::size_t kLimbBits = 32;

std::uint32_t LowLimb(std::uint64_t value) { return static_cast<std::uint32_t>(value); }

}  // namespace

Natural::Natural(UInt128 value) {
  for (; value != 0; value >>= kLimbBits) limbs_.push_back(static_cast<std::uint32_t>(value));
}

std::size_t Natural::Bits() const {
  if (limbs_.empty()) return 0;
  return (limbs_.size() - 1) * kLimbBits + static_cast<std::size_t>(std::bit_width(limbs_.back()));
}

std::optional<UInt128> Natural::Small() const {
  if (Bits() > 128) return std::nullopt;
  UInt128 value = 0;
  for (auto limb = limbs_.rbegin(); limb != limbs_.rend(); ++limb) {
    value = (value << kLimbBits) | *limb;
  }
  return value;
}

// Equality compares limbs, so a number has one form only.
void Natural::Trim() {
  while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back();
}

Natural operator+(const Natural& a, const Natural& b) {
  const Natural& longer = a.limbs_.size() < b.limbs_.size() ? b : a;
  const Natural& shorter = a.limbs_.size() < b.limbs_.size() ? a : b;
  Natural sum = longer;
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < sum.limbs_.size(); ++i) {
    carry += sum.limbs_[i];
    if (i < shorter.limbs_.size()) carry += shorter.limbs_[i];
    sum.limbs_[i] = LowLimb(carry);
    carry >>= kLimbBits;
  }
  if (carry != 0) sum.limbs_.push_back(LowLimb(carry));
  return sum;
}

void Natural::Subtract(const Natural& b) {
  TEPAT_CHECK(*this >= b);
  std::int64_t borrow = 0;
  for (std::size_t i = 0; i < limbs_.size(); ++i) {
    if (borrow == 0 && i >= b.limbs_.size()) break;
    const std::int64_t other = i < b.limbs_.size() ? b.limbs_[i] : 0;
    const std::int64_t left = static_cast<std::int64_t>(limbs_[i]) - other - borrow;
    borrow = left < 0 ? 1 : 0;
    // The conversion is modulo 2^32, which is what a borrow means.
    limbs_[i] = static_cast<std::uint32_t>(left);
  }
  Trim();
}

Natural operator-(const Natural& a, const Natural& b) {
  Natural difference = a;
  difference.Subtract(b);
  return difference;
}

Natural operator*(const Natural& a, const Natural& b) {
  Natural product;
  product.limbs_.assign(a.limbs_.size() + b.limbs_.size(), 0);
  for (std::size_t i = 0; i < a.limbs_.size(); ++i) {
    std::uint64_t carry = 0;
    for (std::size_t j = 0; j < b.limbs_.size(); ++j) {
      // At most (2^32-1)^2 + 2 (2^32-1), which is 2^64 - 1.
      carry += static_cast<std::uint64_t>(a.limbs_[i]) * b.limbs_[j] + product.limbs_[i + j];
      product.limbs_[i + j] = LowLimb(carry);
      carry >>= kLimbBits;
    }
    product.limbs_[i + b.limbs_.size()] = LowLimb(carry);
  }
  product.Trim();
  return product;
}

std::strong_ordering operator<=>(const Natural& a, const Natural& b) {
  if (a.limbs_.size() != b.limbs_.size()) return a.limbs_.size() <=> b.limbs_.size();
  return std::lexicographical_compare_three_way(a.limbs_.rbegin(), a.limbs_.rend(),
                                                b.limbs_.rbegin(), b.limbs_.rend());
}

void Natural::ShiftLeft(std::size_t bits) {
  const std::size_t within = bits % kLimbBits;
  std::uint64_t carry = 0;
  // Within limbs first, while there are few of them.
  for (std::uint32_t& limb : limbs_) {
    carry |= static_cast<std::uint64_t>(limb) << within;
    limb = LowLimb(carry);
    carry >>= kLimbBits;
  }
  limbs_.push_back(LowLimb(carry));
  limbs_.insert(limbs_.begin(), bits / kLimbBits, 0);
  Trim();
}

void Natural::Halve() {
  std::uint32_t carry = 0;
  for (auto limb = limbs_.rbegin(); limb != limbs_.rend(); ++limb) {
    const std::uint32_t lowest = *limb & 1U;
    *limb = (*limb >> 1U) | (carry << (kLimbBits - 1));
    carry = lowest;
  }
  Trim();
}

Natural FloorDivide(const Natural& dividend, const Natural& divisor) {
  TEPAT_CHECK(!divisor.IsZero());
  if (dividend < divisor) return Natural();
  Natural quotient;
  Natural rest = dividend;
  // As on paper, in base 2: a quotient's digit is whether the shifted divisor still fits. Figures
  // have few digits whatever the length of their fractions, so the loop is short.
  const std::size_t shift = dividend.Bits() - divisor.Bits();
  Natural shifted = divisor;
  shifted.ShiftLeft(shift);
  quotient.limbs_.assign(shift / kLimbBits + 1, 0);
  for (std::size_t bit = shift + 1; bit-- > 0; shifted.Halve()) {
    if (rest < shifted) continue;
    rest.Subtract(shifted);
    quotient.limbs_[bit / kLimbBits] |= 1U << (bit % kLimbBits);
  }
  quotient.Trim();
  return quotient;
}

}  // namespace tepat::measure
