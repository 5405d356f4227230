// SPDX-License-Identifier: Apache-2.0
// Achievement (capaian): how far an actual value (realisasi) reaches its target, in percent.
//
//   higher is better      R/T          for T > 0
//   lower, by difference  (2T-R)/T     for T > 0; 100 % for T = R = 0; Permenpan RB 8/2021
//   lower, by ratio       T/R          for R > 0, T >= 0; 100 % for T = R = 0
//   exactly so            1 - |R-T|/T  for T > 0; 100 % for T = R = 0
//
// Inside a target that is a range it is 100 %, below it the lower end is the target, above it the
// upper one (the same regulation). What no formula covers cannot be computed, and is never 0.
#pragma once

#include <optional>
#include <span>

#include "libs/measure/fraction.h"
#include "libs/measure/target.h"
#include "libs/measure/terms.h"

namespace tepat::measure {

// The cap, in percent, of an indicator whose plan names none.
inline constexpr std::int64_t kCapDefault = 120;

// What came of it. Value type; any thread.
struct Achievement {
  enum class Kind {
    kFigure,         // `raw` and `capped` are there
    kEmpty,          // there is no actual value
    kNoTarget,       // there is a value, but nothing to hold it to
    kUnbounded,      // T/R at R = 0 < T: better than any figure; `capped` is the cap, if any
    kNotComputable,  // no formula covers this target and this value
  };

  Kind kind = Kind::kEmpty;
  std::optional<Fraction> raw;     // percent, exact
  std::optional<Fraction> capped;  // percent: min(max(raw, 0), cap), exact
};

// `cap` in percent; none: the capped figure has a floor only. A direction of kGrade is judged as
// kHigher, on the grades' numbers.
Achievement Achieve(Direction direction, const std::optional<Fraction>& cap,
                    const std::optional<Target>& target, const std::optional<Fraction>& actual);

// An office's figure over all its indicators.
struct Overall {
  int computable = 0;            // n: those that have a capped figure
  int all = 0;                   // of m
  std::optional<Fraction> mean;  // percent: of the capped figures, exact; none when n = 0
};

// The mean over those that are computable; what is not is counted, never taken as 0.
Overall OverallOf(std::span<const Achievement> achievements);

}  // namespace tepat::measure
