// SPDX-License-Identifier: Apache-2.0
// How units make the office, within one quarter. Only then are quarters accumulated (year.h).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/measure/measured.h"
#include "libs/measure/target.h"
#include "libs/measure/terms.h"

namespace tepat::measure {

// What one unit brings to an indicator.
struct Share {
  std::string unit;                // its key
  std::optional<Measured> actual;  // nothing: no data
  std::optional<Target> target;    // of this unit, where the plan has one
};

// The office's figure of one quarter. Value type; any thread.
struct OfficeFigure {
  std::optional<Measured> actual;    // none when no unit has data
  std::optional<Target> target;      // none when there is nothing to hold the figure to
  std::vector<std::string> missing;  // units without data, as they came
};

// Consolidates the units that have data; those without are named, and their targets left out too. A
// ratio stays one through kSingle and kSummedRatio, so that quarters can add it up; sums and means
// are of the units' quotients.
//
// The target is the office's own, where the plan has one, else that of the units in the same way:
// kSummedRatio has no such way, and no target when a unit that counts has none.
//
// Fails with kInvalid: `measure.single_unit` (kSingle with another number of units),
// `measure.not_a_ratio` (kSummedRatio of plain values), `measure.zero_denominator` (naming the
// `unit` whose quotient a sum or a mean needs).
Result<OfficeFigure> Consolidate(Consolidation consolidation, std::span<const Share> shares,
                                 const std::optional<Target>& office_target);

}  // namespace tepat::measure
