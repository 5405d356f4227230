// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/method.h"

#include <algorithm>

#include "libs/base/check.h"

namespace tepat::measure {
namespace {

std::size_t CountOf(const Method& method, Role role) {
  const auto& roles = method.components;
  return static_cast<std::size_t>(std::count(roles.begin(), roles.end(), role));
}

bool HasItsComponents(const Method& method) {
  const std::size_t all = method.components.size();
  if (all > kComponentsMax) return false;
  switch (method.entry) {
    case Entry::kDirect:
      return all == 1 && CountOf(method, Role::kValue) == 1;
    case Entry::kSumOfComponents:
      return all > 0 && CountOf(method, Role::kAddend) == all;
    case Entry::kRatio:
      break;
  }
  const std::size_t numerators = CountOf(method, Role::kNumerator);
  const std::size_t denominators = CountOf(method, Role::kDenominator);
  return numerators > 0 && denominators > 0 && numerators + denominators == all;
}

bool HasItsScale(const Method& method) {
  const auto& scale = method.scale;
  if (method.direction != Direction::kGrade) return scale.empty();
  // A grade is one value: there is nothing to divide or to add.
  if (method.entry != Entry::kDirect || scale.empty() || scale.size() > kGradesMax) return false;
  return std::all_of(scale.begin(), scale.end(), [&](const Grade& grade) {
    return std::count_if(scale.begin(), scale.end(),
                         [&](const Grade& other) { return other.name == grade.name; }) == 1;
  });
}

bool IsFactor(int factor) { return factor == 1 || factor == 100 || factor == 1000; }

bool AreReversed(const Bounds& bounds) {
  return bounds.smallest && bounds.largest && *bounds.smallest > *bounds.largest;
}

}  // namespace

std::vector<Error> MistakesIn(const Method& method) {
  std::vector<Error> mistakes;
  const auto require = [&](bool sound, const char* slug, const char* message) {
    if (!sound) mistakes.push_back({Code::kInvalid, slug, message});
  };
  require(HasItsComponents(method), "measure.components", "the components do not fit the entry");
  require(method.entry != Entry::kRatio || IsFactor(method.factor), "measure.factor",
          "a ratio's factor is 1, 100 or 1000");
  require(method.counting == Counting::kQuarterly || method.accumulation == Accumulation::kSum,
          "measure.cumulative_sum_only", "a year to date is a sum already");
  require(method.consolidation != Consolidation::kSummedRatio || method.entry == Entry::kRatio,
          "measure.summed_ratio", "only ratios are added as ratios");
  require(method.decimals >= 0 && method.decimals <= kDecimalsMax, "measure.decimals",
          "0 to 4 decimals are shown");
  require(!method.cap || method.cap->Sign() >= 0, "measure.cap", "a cap is not below 0");
  require(!AreReversed(method.bounds), "measure.bounds", "the smallest is above the largest");
  require(HasItsScale(method), "measure.scale", "grades and their scale do not fit");
  return mistakes;
}

Status CheckTarget(const Method& method, const Target& target) {
  const bool single =
      method.counting == Counting::kCumulative || method.accumulation == Accumulation::kLast;
  if (single || !target.IsRange()) return Ok();
  return Fail(Code::kInvalid, "measure.range_target", "a range goes with the last quarter only");
}

std::optional<Measured> MeasuredBy(const Method& method, std::span<const Typed> components) {
  TEPAT_CHECK(components.size() == method.components.size());
  // A sound method has one kind of component beside denominators.
  std::vector<Typed> denominators;
  std::vector<Typed> others;
  for (std::size_t i = 0; i < components.size(); ++i) {
    const bool divides = method.components[i] == Role::kDenominator;
    (divides ? denominators : others).push_back(components[i]);
  }
  if (method.entry == Entry::kRatio) return RatioOf(method.factor, others, denominators);
  return SumOf(others);
}

std::optional<Decimal> NumberOf(const Method& method, std::string_view grade) {
  const auto found = std::find_if(method.scale.begin(), method.scale.end(),
                                  [&](const Grade& one) { return one.name == grade; });
  if (found == method.scale.end()) return std::nullopt;
  return found->number;
}

}  // namespace tepat::measure
