// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/consolidation.h"

#include <utility>

namespace tepat::measure {
namespace {

using Present = std::vector<const Share*>;

std::int64_t Count(const Present& present) { return static_cast<std::int64_t>(present.size()); }

Result<Measured> SumOfRatios(const Present& present) {
  Measured sum{Fraction(), Fraction()};
  for (const Share* share : present) {
    if (!share->actual->denominator) {
      return Fail(Code::kInvalid, "measure.not_a_ratio", "only ratios are added as ratios",
                  {{"unit", share->unit}});
    }
    // A unit without cases, 0 of 0, adds nothing and hinders nobody.
    sum.numerator = sum.numerator + share->actual->numerator;
    sum.denominator = *sum.denominator + *share->actual->denominator;
  }
  return sum;
}

Result<Fraction> SumOfValues(const Present& present) {
  Fraction sum;
  for (const Share* share : present) {
    const auto value = share->actual->Value();
    if (!value) {
      Error error = value.error();
      error.details["unit"] = share->unit;
      return Fail(std::move(error));
    }
    sum = sum + *value;
  }
  return sum;
}

Result<Measured> ActualOf(Consolidation consolidation, const Present& present) {
  if (consolidation == Consolidation::kSingle) return *present.front()->actual;
  if (consolidation == Consolidation::kSummedRatio) return SumOfRatios(present);
  TEPAT_ASSIGN(Fraction sum, SumOfValues(present));
  if (consolidation == Consolidation::kMean) sum = sum / Fraction(Count(present));
  return Measured{std::move(sum), std::nullopt};
}

std::optional<Target> TargetOf(Consolidation consolidation, const Present& present) {
  if (consolidation == Consolidation::kSummedRatio) return std::nullopt;
  std::optional<Target> sum;
  for (const Share* share : present) {
    // A sum over some of the units would be lower than what all of them are held to.
    if (!share->target) return std::nullopt;
    sum = sum ? *sum + *share->target : *share->target;
  }
  if (consolidation == Consolidation::kMean) return *sum / static_cast<int>(present.size());
  return sum;
}

}  // namespace

Result<OfficeFigure> Consolidate(Consolidation consolidation, std::span<const Share> shares,
                                 const std::optional<Target>& office_target) {
  if (consolidation == Consolidation::kSingle && shares.size() != 1) {
    return Fail(Code::kInvalid, "measure.single_unit", "one unit answers for it, not several");
  }
  OfficeFigure figure;
  Present present;
  for (const Share& share : shares) {
    if (share.actual) {
      present.push_back(&share);
    } else {
      figure.missing.push_back(share.unit);
    }
  }
  figure.target = office_target;
  if (present.empty()) return figure;
  TEPAT_ASSIGN(figure.actual, ActualOf(consolidation, present));
  if (!figure.target) figure.target = TargetOf(consolidation, present);
  return figure;
}

}  // namespace tepat::measure
