// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/fraction.h"

#include <algorithm>
#include <utility>

#include "libs/base/check.h"
#include "libs/measure/digits.h"

namespace tepat::measure {
namespace {

// Decimals have at least this one denominator in common, so that adding them never makes it grow.
constexpr std::size_t kPlacesMin = 4;

}  // namespace

Fraction::Fraction(Integer numerator, Integer denominator)
    : numerator_(std::move(numerator)), denominator_(std::move(denominator)) {
  TEPAT_CHECK(denominator_.Sign() > 0);
}

Fraction operator+(const Fraction& a, const Fraction& b) {
  // Decimals share a denominator: it must not grow with each of the values that are added.
  if (a.denominator_ == b.denominator_) return {a.numerator_ + b.numerator_, a.denominator_};
  return {a.numerator_ * b.denominator_ + b.numerator_ * a.denominator_,
          a.denominator_ * b.denominator_};
}

Fraction operator*(const Fraction& a, const Fraction& b) {
  return {a.numerator_ * b.numerator_, a.denominator_ * b.denominator_};
}

Fraction operator/(const Fraction& a, const Fraction& b) {
  TEPAT_CHECK(b.Sign() != 0);
  const Integer divisor = b.Sign() < 0 ? -b.numerator_ : b.numerator_;
  const Integer dividend = b.Sign() < 0 ? -a.numerator_ : a.numerator_;
  if (a.denominator_ == b.denominator_) return {dividend, divisor};
  return {dividend * b.denominator_, a.denominator_ * divisor};
}

std::strong_ordering operator<=>(const Fraction& a, const Fraction& b) {
  if (a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
  return a.numerator_ * b.denominator_ <=> b.numerator_ * a.denominator_;
}

Integer Fraction::Rounded(int decimals) const {
  return RoundedQuotient(numerator_ * PowerOfTen(decimals), denominator_);
}

Fraction Absolute(const Fraction& value) { return value.Sign() < 0 ? -value : value; }

Result<Fraction> ReadPlainFraction(std::string_view text) {
  const auto plain = SplitPlain(text);
  if (!plain) return Fail(Code::kInvalid, "measure.not_plain", "not a plain decimal");
  const auto [negative, whole, places] = *plain;
  if (whole.size() + places.size() > kPlainDigitsMax) {
    return Fail(Code::kInvalid, "measure.too_long", "more digits than a plain decimal may have");
  }
  Integer value;
  const auto take = [&](char digit) { value = value * Integer(10) + Integer(digit - '0'); };
  std::for_each(whole.begin(), whole.end(), take);
  std::for_each(places.begin(), places.end(), take);
  for (std::size_t i = places.size(); i < kPlacesMin; ++i) take('0');
  const auto exponent = static_cast<int>(std::max(places.size(), kPlacesMin));
  return Fraction(negative ? -value : value, PowerOfTen(exponent));
}

std::string FormatFixed(const Fraction& value, int decimals) {
  const Integer scaled = value.Rounded(decimals);
  const auto places = static_cast<std::size_t>(decimals);
  std::string text = scaled.Digits();
  // At least one digit before the point: 5 of 10^-2 are `0.05`.
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  if (places > 0) text.insert(text.size() - places, 1, '.');
  if (scaled.Sign() < 0) text.insert(0, 1, '-');
  return text;
}

std::string FormatTrimmed(const Fraction& value, int decimals_max) {
  std::string text = FormatFixed(value, decimals_max);
  if (decimals_max == 0) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace tepat::measure
