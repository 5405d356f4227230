// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/target.h"

#include "libs/base/check.h"
#include "libs/measure/number_text.h"

namespace tepat::measure {
namespace {

constexpr std::string_view kBetween = "..";

// No number holds two points side by side, so the first pair parts the ends.
template <class Read>
Result<Target> ReadEnds(std::string_view text, const Read& read) {
  const std::size_t between = text.find(kBetween);
  TEPAT_ASSIGN(Fraction lower, read(text.substr(0, between)));
  if (between == std::string_view::npos) return Target(std::move(lower));
  TEPAT_ASSIGN(Fraction upper, read(text.substr(between + kBetween.size())));
  return Target::Range(std::move(lower), std::move(upper));
}

}  // namespace

Result<Target> Target::Range(Fraction lower, Fraction upper) {
  if (lower > upper) {
    return Fail(Code::kInvalid, "measure.reversed_range", "the range ends below its beginning");
  }
  Target target(std::move(lower));
  target.upper_ = std::move(upper);
  target.is_range_ = true;
  return target;
}

Target operator+(const Target& a, const Target& b) {
  Target sum(a.lower_ + b.lower_);
  sum.upper_ = a.upper_ + b.upper_;
  sum.is_range_ = a.is_range_ || b.is_range_;
  return sum;
}

Target operator/(const Target& a, int divisor) {
  TEPAT_CHECK(divisor > 0);
  Target quotient(a.lower_ / Fraction(divisor));
  quotient.upper_ = a.upper_ / Fraction(divisor);
  quotient.is_range_ = a.is_range_;
  return quotient;
}

Result<Target> ReadPlainTarget(std::string_view text) { return ReadEnds(text, ReadPlainFraction); }

Result<Target> ReadTarget(std::string_view text) {
  return ReadEnds(text, [](std::string_view end) -> Result<Fraction> {
    TEPAT_ASSIGN(const Decimal number, ReadNumber(end));
    return number.ToFraction();
  });
}

std::string FormatTarget(const Target& target, int decimals_max) {
  std::string lower = FormatTrimmed(target.lower(), decimals_max);
  if (!target.IsRange()) return lower;
  return lower + std::string(kBetween) + FormatTrimmed(target.upper(), decimals_max);
}

}  // namespace tepat::measure
