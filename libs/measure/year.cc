// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/year.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "libs/base/check.h"

namespace tepat::measure {
namespace {

using Filled = std::vector<const Quarter*>;

// Whether anything but the last quarter's own target is asked of targets.
bool CombinesTargets(Counting counting, Accumulation accumulation) {
  return counting == Counting::kQuarterly && accumulation != Accumulation::kLast;
}

bool HasRange(std::span<const Quarter> quarters) {
  return std::any_of(quarters.begin(), quarters.end(),
                     [](const Quarter& one) { return one.target && one.target->IsRange(); });
}

bool AreRatios(const Filled& filled) {
  return std::all_of(filled.begin(), filled.end(),
                     [](const Quarter* one) { return one->actual->denominator.has_value(); });
}

// Whether a later value is lower than any before it. A ratio that cannot be divided is passed over:
// it is neither lower nor higher.
bool Decreases(const Filled& filled) {
  std::optional<Fraction> greatest;
  for (const Quarter* quarter : filled) {
    const auto value = quarter->actual->Value();
    if (!value) continue;
    if (greatest && *value < *greatest) return true;
    greatest = *value;
  }
  return false;
}

Result<Fraction> SumOfRatios(const Filled& filled) {
  Measured sum{Fraction(), Fraction()};
  for (const Quarter* quarter : filled) {
    sum.numerator = sum.numerator + quarter->actual->numerator;
    sum.denominator = *sum.denominator + *quarter->actual->denominator;
  }
  return sum.Value();
}

// Values or targets of the filled quarters, of which there is at least one, as one.
Fraction Combined(Accumulation accumulation, const std::vector<Fraction>& all) {
  if (accumulation == Accumulation::kGreatest) return *std::max_element(all.begin(), all.end());
  const Fraction sum = std::accumulate(all.begin(), all.end(), Fraction());
  const bool mean = accumulation == Accumulation::kMean;
  return mean ? sum / Fraction(static_cast<std::int64_t>(all.size())) : sum;
}

Result<Fraction> ActualOf(Accumulation accumulation, const Filled& filled) {
  // Before any quotient is asked for: a quarter without cases, 0 of 0, may be added.
  if (accumulation == Accumulation::kSum && AreRatios(filled)) return SumOfRatios(filled);
  if (accumulation == Accumulation::kLast) return filled.back()->actual->Value();
  std::vector<Fraction> values;
  for (const Quarter* quarter : filled) {
    TEPAT_ASSIGN(Fraction value, quarter->actual->Value());
    values.push_back(std::move(value));
  }
  return Combined(accumulation, values);
}

std::optional<Target> TargetOf(Accumulation accumulation, const Filled& filled) {
  if (accumulation == Accumulation::kLast) return filled.back()->target;
  std::vector<Fraction> values;
  for (const Quarter* quarter : filled) {
    if (!quarter->target) return std::nullopt;
    values.push_back(quarter->target->lower());
  }
  const bool pooled = accumulation == Accumulation::kSum && AreRatios(filled);
  return Target(Combined(pooled ? Accumulation::kMean : accumulation, values));
}

}  // namespace

Result<YearToDate> Accumulate(Counting counting, Accumulation accumulation,
                              std::span<const Quarter> quarters) {
  TEPAT_CHECK(!quarters.empty() && quarters.size() <= kQuarters);
  const bool cumulative = counting == Counting::kCumulative;
  if (cumulative && accumulation != Accumulation::kSum) {
    return Fail(Code::kInvalid, "measure.cumulative_sum_only", "a year to date is a sum already");
  }
  if (CombinesTargets(counting, accumulation) && HasRange(quarters)) {
    return Fail(Code::kInvalid, "measure.range_target", "a range goes with the last quarter only");
  }
  YearToDate year;
  Filled filled;
  for (std::size_t i = 0; i < quarters.size(); ++i) {
    if (quarters[i].actual) {
      filled.push_back(&quarters[i]);
    } else {
      year.gaps.push_back(static_cast<int>(i) + 1);
    }
  }
  year.decreasing = cumulative && Decreases(filled);
  if (filled.empty()) return year;
  const Accumulation way = cumulative ? Accumulation::kLast : accumulation;
  TEPAT_ASSIGN(year.actual, ActualOf(way, filled));
  year.target = TargetOf(way, filled);
  return year;
}

}  // namespace tepat::measure
