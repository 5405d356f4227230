// SPDX-License-Identifier: Apache-2.0
// How an indicator is measured: the part of its definition that decides its figures. Its id, its
// name, its units and its evidence stand in the plan.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"
#include "libs/measure/decimal.h"
#include "libs/measure/measured.h"
#include "libs/measure/plausibility.h"
#include "libs/measure/target.h"
#include "libs/measure/terms.h"

namespace tepat::measure {

// Limits of a definition: more than any plan of a kecamatan has, and few enough for one form.
inline constexpr std::size_t kComponentsMax = 16;
inline constexpr std::size_t kGradesMax = 32;
inline constexpr int kDecimalsMax = 4;  // shown

// One grade of a scale, and the number by which it is judged.
struct Grade {
  std::string name;
  Decimal number;
};

// Value type; any thread may read it. It is sound when MistakesIn finds nothing.
struct Method {
  Direction direction = Direction::kHigher;
  Entry entry = Entry::kDirect;
  int factor = 100;  // of a ratio: 1, 100 or 1000
  Counting counting = Counting::kQuarterly;
  Accumulation accumulation = Accumulation::kSum;
  Consolidation consolidation = Consolidation::kSingle;
  int decimals = 2;             // shown, 0 to 4; achievement takes the exact value
  std::optional<Fraction> cap;  // percent, >= 0; none: uncapped (kCapDefault is the plan's)
  Bounds bounds;
  std::vector<Role> components;  // one for each that is typed, in the plan's order
  std::vector<Grade> scale;      // of kGrade, else empty
};

// Everything in a method that contradicts itself, as errors of kInvalid with the slugs
// `measure.components`, `.factor`, `.cumulative_sum_only`, `.summed_ratio`, `.decimals`, `.cap`,
// `.bounds` and `.scale`; empty when it is sound.
std::vector<Error> MistakesIn(const Method& method);

// Fails with kInvalid `measure.range_target`: a range goes with kLast or kCumulative only.
Status CheckTarget(const Method& method, const Target& target);

// The value of what was typed, a component each, in the method's order; nothing when one is empty.
// Requires a sound method and as many components as it has. The value of a ratio may fail later,
// when it is divided.
std::optional<Measured> MeasuredBy(const Method& method, std::span<const Typed> components);

// The number of a grade, by its exact name; nothing when the scale has none of that name.
std::optional<Decimal> NumberOf(const Method& method, std::string_view grade);

}  // namespace tepat::measure
