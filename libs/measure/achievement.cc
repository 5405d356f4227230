// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/achievement.h"

#include <algorithm>
#include <utility>

namespace tepat::measure {
namespace {

using Kind = Achievement::Kind;

const Fraction& Percent() {
  static const Fraction kHundred(100);
  return kHundred;
}

// T/R, or that no figure bounds it, as an achievement without its cap.
Achievement LowerByRatio(const Fraction& target, const Fraction& actual) {
  if (actual.Sign() < 0 || target.Sign() < 0) return {Kind::kNotComputable, {}, {}};
  if (actual.Sign() > 0) return {Kind::kFigure, Percent() * target / actual, {}};
  if (target.Sign() == 0) return {Kind::kFigure, Percent(), {}};
  return {Kind::kUnbounded, {}, {}};
}

// The formulas that divide by the target.
Achievement OverTarget(Direction direction, const Fraction& target, const Fraction& actual) {
  const bool rises = direction == Direction::kHigher || direction == Direction::kGrade;
  if (target.Sign() == 0 && actual.Sign() == 0 && !rises) return {Kind::kFigure, Percent(), {}};
  if (target.Sign() <= 0) return {Kind::kNotComputable, {}, {}};
  const auto part = [&]() -> Fraction {
    if (rises) return actual;
    if (direction == Direction::kLowerByDifference) return target + target - actual;
    return target - Absolute(actual - target);
  };
  return {Kind::kFigure, Percent() * part() / target, {}};
}

// Whether the value lies in a target that is a range; every such value is as good.
bool IsInside(const Target& target, const Fraction& actual) {
  return target.IsRange() && target.lower() <= actual && actual <= target.upper();
}

Achievement Uncapped(Direction direction, const Target& target, const Fraction& actual) {
  if (IsInside(target, actual)) return {Kind::kFigure, Percent(), {}};
  // Of a single value both ends are the same.
  const Fraction& end = actual < target.lower() ? target.lower() : target.upper();
  if (direction == Direction::kLowerByRatio) return LowerByRatio(end, actual);
  return OverTarget(direction, end, actual);
}

}  // namespace

Achievement Achieve(Direction direction, const std::optional<Fraction>& cap,
                    const std::optional<Target>& target, const std::optional<Fraction>& actual) {
  // Empty first: a cell that nobody filled asks for a value, whatever else is missing.
  if (!actual) return {Kind::kEmpty, {}, {}};
  if (!target) return {Kind::kNoTarget, {}, {}};
  Achievement achievement = Uncapped(direction, *target, *actual);
  if (achievement.kind == Kind::kUnbounded) achievement.capped = cap;
  if (achievement.raw) {
    const Fraction floored = achievement.raw->Sign() < 0 ? Fraction() : *achievement.raw;
    achievement.capped = cap && *cap < floored ? *cap : floored;
  }
  return achievement;
}

Overall OverallOf(std::span<const Achievement> achievements) {
  Overall overall;
  Fraction sum;
  for (const Achievement& achievement : achievements) {
    ++overall.all;
    if (!achievement.capped) continue;
    ++overall.computable;
    sum = sum + *achievement.capped;
  }
  if (overall.computable > 0) overall.mean = sum / Fraction(overall.computable);
  return overall;
}

}  // namespace tepat::measure
