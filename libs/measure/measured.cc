// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/measured.h"

namespace tepat::measure {
namespace {

// Nothing when one of them is empty: a sum of what happens to be there would pass for the whole.
Typed Added(std::span<const Typed> components) {
  if (components.empty()) return std::nullopt;
  Fraction sum;
  for (const Typed& component : components) {
    if (!component) return std::nullopt;
    sum = sum + *component;
  }
  return sum;
}

}  // namespace

Result<Fraction> Measured::Value() const {
  if (!denominator) return numerator;
  if (denominator->Sign() == 0) {
    return Fail(Code::kInvalid, "measure.zero_denominator", "the denominators add up to 0");
  }
  return numerator / *denominator;
}

std::optional<Measured> RatioOf(int factor, std::span<const Typed> numerators,
                                std::span<const Typed> denominators) {
  const Typed numerator = Added(numerators);
  const Typed denominator = Added(denominators);
  if (!numerator || !denominator) return std::nullopt;
  return Measured{Fraction(factor) * *numerator, denominator};
}

std::optional<Measured> SumOf(std::span<const Typed> addends) {
  const Typed sum = Added(addends);
  if (!sum) return std::nullopt;
  return Measured{*sum, std::nullopt};
}

}  // namespace tepat::measure
