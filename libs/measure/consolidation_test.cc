// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/consolidation.h"

#include <gtest/gtest.h>

namespace tepat::measure {
namespace {

Fraction F(std::string_view text) { return *ReadPlainFraction(text); }

Share Ratio(const std::string& unit, std::string_view numerator, std::string_view denominator) {
  return {unit, Measured{F(numerator), F(denominator)}, Target(F("1"))};
}

Share Missing(const std::string& unit) { return {unit, std::nullopt, Target(F("1000"))}; }

using Shares = std::vector<Share>;

TEST(Consolidation, NamesTheUnitsWithoutDataAndLeavesTheirTargetsOut) {
  const auto office = Consolidate(
      Consolidation::kSum, Shares{Ratio("a", "1", "2"), Missing("b"), Missing("c")}, std::nullopt);
  EXPECT_EQ(*office->actual->Value(), F("0.5"));
  EXPECT_EQ(office->target->lower(), F("1"));
  EXPECT_EQ(office->missing, (std::vector<std::string>{"b", "c"}));
}

TEST(Consolidation, OfNobodysDataIsNoFigure) {
  const auto office =
      Consolidate(Consolidation::kSummedRatio, Shares{Missing("a")}, Target(F("90")));
  EXPECT_FALSE(office->actual);
  EXPECT_EQ(office->target->lower(), F("90"));
}

TEST(Consolidation, KeepsARatioUndividedWhereQuartersMayAddIt) {
  const Shares shares = {Ratio("a", "1", "2"), Ratio("b", "0", "0"), Ratio("c", "2", "2")};
  const auto pooled = Consolidate(Consolidation::kSummedRatio, shares, Target(F("0.8")));
  EXPECT_EQ(*pooled->actual->denominator, F("4"));
  EXPECT_EQ(*pooled->actual->Value(), F("0.75"));
  EXPECT_EQ(pooled->target->lower(), F("0.8"));
  const auto single = Consolidate(Consolidation::kSingle, Shares{shares[0]}, std::nullopt);
  EXPECT_TRUE(single->actual->denominator);
  EXPECT_EQ(single->target->lower(), F("1"));
}

TEST(Consolidation, OfPooledRatiosHasTheOfficesTargetOrNone) {
  const Shares shares = {Ratio("a", "1", "2")};
  EXPECT_FALSE(Consolidate(Consolidation::kSummedRatio, shares, std::nullopt)->target);
}

TEST(Consolidation, HasNoTargetWhenAUnitThatCountsHasNone) {
  Shares shares = {Ratio("a", "1", "2"), Ratio("b", "1", "2")};
  shares[1].target.reset();
  EXPECT_FALSE(Consolidate(Consolidation::kMean, shares, std::nullopt)->target);
  EXPECT_EQ(Consolidate(Consolidation::kMean, shares, Target(F("7")))->target->lower(), F("7"));
}

TEST(Consolidation, AveragesRangesEndByEnd) {
  Shares shares = {Ratio("a", "1", "2"), Ratio("b", "1", "2")};
  shares[0].target = *ReadPlainTarget("80..90");
  shares[1].target = *ReadPlainTarget("60");
  EXPECT_EQ(FormatTarget(*Consolidate(Consolidation::kMean, shares, std::nullopt)->target, 2),
            "70..75");
}

TEST(Consolidation, SaysWhoseValueCannotBeUsed) {
  const Shares zero = {Ratio("a", "1", "2"), Ratio("b", "1", "0")};
  const auto mean = Consolidate(Consolidation::kMean, zero, std::nullopt);
  EXPECT_EQ(mean.error().slug, "measure.zero_denominator");
  EXPECT_EQ(mean.error().details.at("unit"), "b");
  const Shares plain = {{"a", Measured{F("1"), std::nullopt}, std::nullopt}};
  EXPECT_EQ(Consolidate(Consolidation::kSummedRatio, plain, std::nullopt).error().slug,
            "measure.not_a_ratio");
  EXPECT_EQ(Consolidate(Consolidation::kSingle, zero, std::nullopt).error().slug,
            "measure.single_unit");
}

}  // namespace
}  // namespace tepat::measure
