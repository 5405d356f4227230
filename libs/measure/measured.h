// SPDX-License-Identifier: Apache-2.0
// One value as it was measured. A ratio keeps its numerator and denominator: units and quarters may
// have to be added before anything is divided.
#pragma once

#include <optional>
#include <span>

#include "libs/base/status.h"
#include "libs/measure/fraction.h"

namespace tepat::measure {

// A value, or a ratio that is not yet divided. Value type; any thread.
struct Measured {
  Fraction numerator;                   // the value itself where there is no denominator
  std::optional<Fraction> denominator;  // of a ratio

  // The exact value. Fails with kInvalid `measure.zero_denominator`.
  Result<Fraction> Value() const;
};

// What was typed into one component; nothing: no data, which is never 0.
using Typed = std::optional<Fraction>;

// factor x sum of numerators / sum of denominators. Nothing when a component is empty, or there is
// none on one side.
std::optional<Measured> RatioOf(int factor, std::span<const Typed> numerators,
                                std::span<const Typed> denominators);

// The sum of components. Nothing when one is empty, or there is none.
std::optional<Measured> SumOf(std::span<const Typed> addends);

}  // namespace tepat::measure
