// SPDX-License-Identifier: Apache-2.0
// Units, quarters and the office's figure against the oracle.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "libs/measure/achievement.h"
#include "libs/measure/consolidation.h"
#include "libs/measure/oracle_fixture.h"
#include "libs/measure/plausibility.h"
#include "libs/measure/year.h"

namespace tepat::measure {
namespace {

using oracle::AnyDecimal;
using oracle::Exact;

Fraction Ours(std::string_view text) { return *ReadPlainFraction(text); }

std::string Printed(const Fraction& value) { return FormatFixed(value, 6); }
std::string Printed(const Exact& value) { return oracle::Print(value, 6); }

Exact Sum(const std::vector<Exact>& all) {
  return std::accumulate(all.begin(), all.end(), Exact(0));
}

// What people may have typed, in both kinds of numbers.
struct Typing {
  std::vector<Typed> ours;
  std::vector<Exact> theirs;
};

Typing AnyTyping(int least) {
  Typing typing;
  for (int i = *rc::gen::inRange(least, 9); i > 0; --i) {
    const std::string text = AnyDecimal();
    typing.ours.push_back(Ours(text));
    typing.theirs.push_back(oracle::Read(text));
  }
  return typing;
}

RC_GTEST_PROP(OfficeOracle, ARatioDividesSums, ()) {
  const Typing above = AnyTyping(1);
  const Typing below = AnyTyping(1);
  const int factor = *rc::gen::element(1, 100, 1000);
  const auto value = RatioOf(factor, above.ours, below.ours)->Value();
  if (Sum(below.theirs) == 0) {
    RC_ASSERT(value.error().slug == "measure.zero_denominator");
  } else {
    RC_ASSERT(Printed(*value) == Printed(factor * Sum(above.theirs) / Sum(below.theirs)));
  }
}

Exact Accumulated(Accumulation accumulation, const std::vector<Exact>& filled) {
  if (accumulation == Accumulation::kLast) return filled.back();
  if (accumulation == Accumulation::kGreatest) {
    return *std::max_element(filled.begin(), filled.end());
  }
  const Exact sum = Sum(filled);
  return accumulation == Accumulation::kMean ? Exact(sum / filled.size()) : sum;
}

// A year as people may have typed it, a number or a ratio for each quarter that is filled.
struct TypedYear {
  Counting counting = Counting::kQuarterly;
  Accumulation accumulation = Accumulation::kSum;
  bool is_ratio = false;
  std::vector<Quarter> quarters;
  std::vector<int> gaps;
  // Of the filled quarters; what is no ratio is divided by 1.
  std::vector<Exact> numerators;
  std::vector<Exact> denominators;
  std::vector<Exact> targets;
};

TypedYear AnyYear() {
  TypedYear year;
  year.counting = *rc::gen::element(Counting::kQuarterly, Counting::kCumulative);
  year.accumulation = *rc::gen::element(Accumulation::kSum, Accumulation::kLast,
                                        Accumulation::kMean, Accumulation::kGreatest);
  if (year.counting == Counting::kCumulative) year.accumulation = Accumulation::kSum;
  year.is_ratio = *rc::gen::arbitrary<bool>();
  for (int i = *rc::gen::inRange(1, 5); i > 0; --i) {
    const std::string target = AnyDecimal();
    auto& quarter = year.quarters.emplace_back();
    quarter.target = Target(Ours(target));
    if (*rc::gen::inRange(0, 3) == 0) {
      year.gaps.push_back(static_cast<int>(year.quarters.size()));
      continue;
    }
    const std::string above = AnyDecimal();
    const std::string below = year.is_ratio ? AnyDecimal() : "1";
    quarter.actual = Measured{Ours(above), std::nullopt};
    if (year.is_ratio) quarter.actual->denominator = Ours(below);
    year.numerators.push_back(oracle::Read(above));
    year.denominators.push_back(oracle::Read(below));
    year.targets.push_back(oracle::Read(target));
  }
  return year;
}

std::optional<Exact> Divided(const Exact& above, const Exact& below) {
  if (below == 0) return std::nullopt;
  return above / below;
}

bool AddsRatios(const TypedYear& year) {
  return year.is_ratio && year.counting == Counting::kQuarterly &&
         year.accumulation == Accumulation::kSum;
}

// How quarters are taken: a year to date is its last one.
Accumulation WayOf(const TypedYear& year) {
  return year.counting == Counting::kCumulative ? Accumulation::kLast : year.accumulation;
}

// Of a year with a filled quarter; nothing where something would be divided by zero.
std::optional<Exact> ActualOf(const TypedYear& year) {
  if (AddsRatios(year)) return Divided(Sum(year.numerators), Sum(year.denominators));
  if (WayOf(year) == Accumulation::kLast) {
    return Divided(year.numerators.back(), year.denominators.back());
  }
  std::vector<Exact> values;
  for (std::size_t i = 0; i < year.numerators.size(); ++i) {
    const auto value = Divided(year.numerators[i], year.denominators[i]);
    if (!value) return std::nullopt;
    values.push_back(*value);
  }
  return Accumulated(WayOf(year), values);
}

// Any pair of which the later one is lower, whatever lies between.
bool HasADrop(const TypedYear& year) {
  for (std::size_t later = 1; later < year.numerators.size(); ++later) {
    const auto value = Divided(year.numerators[later], year.denominators[later]);
    for (std::size_t earlier = 0; value && earlier < later; ++earlier) {
      const auto before = Divided(year.numerators[earlier], year.denominators[earlier]);
      if (before && *value < *before) return true;
    }
  }
  return false;
}

RC_GTEST_PROP(OfficeOracle, AYearTakesItsFilledQuartersAndTheirTargets, ()) {
  const TypedYear typed = AnyYear();
  RC_TAG(std::string(WordOf(typed.counting)) + (typed.is_ratio ? " nisbah" : " langsung"));
  const auto year = Accumulate(typed.counting, typed.accumulation, typed.quarters);
  const bool filled = !typed.numerators.empty();
  const auto actual = filled ? ActualOf(typed) : std::nullopt;
  if (filled && !actual) {
    RC_ASSERT(!year && year.error().slug == "measure.zero_denominator");
    return;
  }
  RC_ASSERT(year.has_value() && year->gaps == typed.gaps);
  RC_ASSERT(year->decreasing == (typed.counting == Counting::kCumulative && HasADrop(typed)));
  RC_ASSERT(year->actual.has_value() == filled);
  if (!filled) return;
  RC_ASSERT(Printed(*year->actual) == Printed(*actual));
  const Accumulation way = AddsRatios(typed) ? Accumulation::kMean : WayOf(typed);
  RC_ASSERT(Printed(year->target->lower()) == Printed(Accumulated(way, typed.targets)));
}

RC_GTEST_PROP(OfficeOracle, AYearToDateIsASumAndNothingElse, ()) {
  const TypedYear typed = AnyYear();
  const auto accumulation =
      *rc::gen::element(Accumulation::kLast, Accumulation::kMean, Accumulation::kGreatest);
  const auto year = Accumulate(Counting::kCumulative, accumulation, typed.quarters);
  RC_ASSERT(!year && year.error().slug == "measure.cumulative_sum_only");
}

// Units with ratios of any denominators, some without data.
struct Units {
  std::vector<Share> shares;
  std::vector<Exact> numerators;
  std::vector<Exact> denominators;
  std::vector<Exact> targets;
  std::size_t missing = 0;
};

Units AnyUnits() {
  Units units;
  for (int i = *rc::gen::inRange(1, 14); i > 0; --i) {
    const std::string target = AnyDecimal();
    Share share{"unit-" + std::to_string(i), std::nullopt, Target(Ours(target))};
    const std::string above = AnyDecimal();
    const std::string below = AnyDecimal();
    if (oracle::Read(below) == 0) {
      ++units.missing;
    } else {
      share.actual = Measured{Ours(above), Ours(below)};
      units.numerators.push_back(oracle::Read(above));
      units.denominators.push_back(oracle::Read(below));
      units.targets.push_back(oracle::Read(target));
    }
    units.shares.push_back(share);
  }
  return units;
}

RC_GTEST_PROP(OfficeOracle, UnitsAreAddedAveragedOrPooled, ()) {
  const Units units = AnyUnits();
  std::vector<Exact> quotients;
  for (std::size_t i = 0; i < units.numerators.size(); ++i) {
    quotients.emplace_back(units.numerators[i] / units.denominators[i]);
  }
  const auto sum = Consolidate(Consolidation::kSum, units.shares, std::nullopt);
  const auto mean = Consolidate(Consolidation::kMean, units.shares, std::nullopt);
  const auto pooled = Consolidate(Consolidation::kSummedRatio, units.shares, std::nullopt);
  RC_ASSERT(sum->missing.size() == units.missing && mean->missing == sum->missing);
  if (quotients.empty()) {
    RC_ASSERT(!sum->actual && !mean->actual && !pooled->actual);
    return;
  }
  RC_ASSERT(Printed(*sum->actual->Value()) == Printed(Sum(quotients)));
  RC_ASSERT(Printed(sum->target->lower()) == Printed(Sum(units.targets)));
  RC_ASSERT(Printed(*mean->actual->Value()) == Printed(Sum(quotients) / quotients.size()));
  RC_ASSERT(Printed(mean->target->lower()) == Printed(Sum(units.targets) / quotients.size()));
  const Exact below = Sum(units.denominators);
  RC_ASSERT(pooled->actual->Value().has_value() == (below != 0));
  if (below != 0) {
    RC_ASSERT(Printed(*pooled->actual->Value()) == Printed(Sum(units.numerators) / below));
  }
}

RC_GTEST_PROP(OfficeOracle, TheOfficesFigureIsTheMeanOfWhatCanBeComputed, ()) {
  std::vector<Achievement> achievements;
  std::vector<Exact> capped;
  const int all = *rc::gen::inRange(0, 30);
  for (int i = 0; i < all; ++i) {
    const std::string t = AnyDecimal();
    const std::string r = AnyDecimal();
    achievements.push_back(
        Achieve(Direction::kHigher, Fraction(kCapDefault), Target(Ours(t)), Ours(r)));
    if (oracle::Read(t) <= 0) continue;
    const Exact raw = 100 * oracle::Read(r) / oracle::Read(t);
    capped.emplace_back(raw < 0 ? Exact(0) : raw > 120 ? Exact(120) : raw);
  }
  const Overall overall = OverallOf(achievements);
  RC_ASSERT(overall.all == all);
  RC_ASSERT(overall.computable == static_cast<int>(capped.size()));
  RC_ASSERT(overall.mean.has_value() == !capped.empty());
  if (!capped.empty()) RC_ASSERT(Printed(*overall.mean) == Printed(Sum(capped) / capped.size()));
}

RC_GTEST_PROP(OfficeOracle, AnOutlierIsFarFromTheMeanOfUpToFourPeriods, ()) {
  const Typing typing = AnyTyping(0);
  std::vector<Fraction> earlier;
  for (const Typed& one : typing.ours) earlier.push_back(*one);
  const std::string text = AnyDecimal();
  std::vector<Exact> last = typing.theirs;
  if (last.size() > 4) last.erase(last.begin(), last.end() - 4);
  const Exact mean = last.empty() ? Exact(0) : Exact(Sum(last) / last.size());
  const bool far = abs(Exact(oracle::Read(text) - mean)) > abs(mean) / 2;
  RC_ASSERT(IsOutlier(Ours(text), earlier) == (last.size() >= 2 && far));
}

}  // namespace
}  // namespace tepat::measure
