// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/year.h"

#include <gtest/gtest.h>

namespace tepat::measure {
namespace {

Fraction F(std::string_view text) { return *ReadPlainFraction(text); }

Quarter Value(std::string_view actual, std::string_view target) {
  return {Measured{F(actual), std::nullopt}, *ReadPlainTarget(target)};
}

Quarter Ratio(std::string_view numerator, std::string_view denominator, std::string_view target) {
  return {Measured{F("100") * F(numerator), F(denominator)}, *ReadPlainTarget(target)};
}

Quarter Gap(std::string_view target) { return {std::nullopt, *ReadPlainTarget(target)}; }

using Quarters = std::vector<Quarter>;

TEST(Year, LeavesOutTheTargetsOfEmptyQuarters) {
  const auto year = Accumulate(Counting::kQuarterly, Accumulation::kSum,
                               Quarters{Value("3", "4"), Gap("100"), Value("5", "6")});
  EXPECT_EQ(*year->actual, F("8"));
  EXPECT_EQ(year->target->lower(), F("10"));
  EXPECT_EQ(year->gaps, std::vector<int>{2});
}

TEST(Year, WithoutAnyDataHasNoFigure) {
  const auto year =
      Accumulate(Counting::kQuarterly, Accumulation::kMean, Quarters{Gap("1"), Gap("2")});
  EXPECT_FALSE(year->actual || year->target);
  EXPECT_EQ(year->gaps, (std::vector<int>{1, 2}));
}

TEST(Year, ToDateIsTheLastFilledQuarterAndTellsWhenItFell) {
  const auto year =
      Accumulate(Counting::kCumulative, Accumulation::kSum,
                 Quarters{Value("5", "4"), Value("9", "8"), Value("7", "10..12"), Gap("20")});
  EXPECT_EQ(*year->actual, F("7"));
  EXPECT_EQ(*year->target, *ReadPlainTarget("10..12"));
  EXPECT_TRUE(year->decreasing);
  // Lower than any earlier value, not only than the one before.
  EXPECT_TRUE(Accumulate(Counting::kCumulative, Accumulation::kSum,
                         Quarters{Value("9", "1"), Gap("1"), Value("5", "1"), Value("6", "1")})
                  ->decreasing);
  EXPECT_FALSE(Accumulate(Counting::kCumulative, Accumulation::kSum,
                          Quarters{Value("5", "1"), Value("5", "1")})
                   ->decreasing);
}

TEST(Year, OfSummedRatiosDividesOnceAndHoldsItToThePercentage) {
  const Quarters quarters = {Ratio("9", "10", "80"), Ratio("0", "0", "80"), Ratio("1", "90", "80")};
  const auto year = Accumulate(Counting::kQuarterly, Accumulation::kSum, quarters);
  EXPECT_EQ(*year->actual, F("10"));
  EXPECT_EQ(year->target->lower(), F("80"));
}

TEST(Year, OfRatiosOtherwiseTakesTheExactQuotients) {
  const Quarters quarters = {Ratio("1", "3", "1"), Ratio("1", "6", "1")};
  EXPECT_EQ(*Accumulate(Counting::kQuarterly, Accumulation::kMean, quarters)->actual, F("25"));
  EXPECT_EQ(*Accumulate(Counting::kQuarterly, Accumulation::kGreatest, quarters)->actual,
            F("100") / F("3"));
}

TEST(Year, SaysWhenAQuotientThatItNeedsHasNoDenominator) {
  const Quarters quarters = {Ratio("1", "0", "1"), Ratio("1", "4", "1")};
  EXPECT_EQ(*Accumulate(Counting::kQuarterly, Accumulation::kLast, quarters)->actual, F("25"));
  for (const auto accumulation : {Accumulation::kMean, Accumulation::kGreatest}) {
    EXPECT_EQ(Accumulate(Counting::kQuarterly, accumulation, quarters).error().slug,
              "measure.zero_denominator");
  }
  // What cannot be divided is neither lower nor higher than what comes later.
  EXPECT_FALSE(Accumulate(Counting::kCumulative, Accumulation::kSum, quarters)->decreasing);
}

TEST(Year, HasNoTargetWhenAQuarterThatCountsHasNone) {
  Quarters quarters = {Value("1", "1"), Value("2", "2")};
  quarters[0].target.reset();
  EXPECT_FALSE(Accumulate(Counting::kQuarterly, Accumulation::kSum, quarters)->target);
  EXPECT_EQ(Accumulate(Counting::kQuarterly, Accumulation::kLast, quarters)->target->lower(),
            F("2"));
}

TEST(Year, TakesARangeOnlyAsItStands) {
  const Quarters quarters = {Value("1", "80..90")};
  EXPECT_TRUE(Accumulate(Counting::kQuarterly, Accumulation::kLast, quarters)->target->IsRange());
  for (const auto accumulation :
       {Accumulation::kSum, Accumulation::kMean, Accumulation::kGreatest}) {
    EXPECT_EQ(Accumulate(Counting::kQuarterly, accumulation, quarters).error().slug,
              "measure.range_target");
  }
  EXPECT_EQ(Accumulate(Counting::kCumulative, Accumulation::kMean, quarters).error().slug,
            "measure.cumulative_sum_only");
}

}  // namespace
}  // namespace tepat::measure
