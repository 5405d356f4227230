// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/fraction.h"

#include <gtest/gtest.h>

#include "libs/measure/decimal.h"
#include "libs/measure/plausibility.h"
#include "libs/measure/target.h"

namespace tepat::measure {
namespace {

Fraction F(std::string_view text) { return *ReadPlainFraction(text); }

TEST(Integer, GoesBeyond128BitsAndBack) {
  const Integer least = -(PowerOfTen(38) + PowerOfTen(38));
  EXPECT_EQ(least.Digits(), "200000000000000000000000000000000000000");
  EXPECT_EQ(least + PowerOfTen(38) + PowerOfTen(38), Integer());
  EXPECT_LT(least, Integer(-1));
  EXPECT_EQ((PowerOfTen(30) * PowerOfTen(30)).Digits(), "1" + std::string(60, '0'));
  EXPECT_EQ(RoundedQuotient(PowerOfTen(60), PowerOfTen(30)), PowerOfTen(30));
}

TEST(Integer, AtTheEdgeOf128BitsHasOneForm) {
  Integer edge(1);
  for (int i = 0; i < 127; ++i) edge = edge + edge;
  EXPECT_EQ(edge.Digits(), "170141183460469231731687303715884105728");
  EXPECT_EQ(-(-edge), edge);
  EXPECT_EQ(-edge + Integer(-1) + Integer(1), -edge);
  EXPECT_EQ((-edge).Digits(), edge.Digits());
  EXPECT_EQ((edge + edge - edge - Integer(1)).Digits(), "170141183460469231731687303715884105727");
}

TEST(Fraction, IsRoundedHalfAwayFromZero) {
  EXPECT_EQ(FormatFixed(F("0.125"), 2), "0.13");
  EXPECT_EQ(FormatFixed(F("-0.125"), 2), "-0.13");
  EXPECT_EQ(FormatFixed(F("2.5"), 0), "3");
  EXPECT_EQ(FormatFixed(F("0.4999"), 0), "0");
  EXPECT_EQ(FormatFixed(F("-0.004"), 2), "0.00");
}

TEST(Fraction, IsTrimmedOfZerosBehindThePointOnly) {
  EXPECT_EQ(FormatTrimmed(F("100"), 6), "100");
  EXPECT_EQ(FormatTrimmed(F("100"), 0), "100");
  EXPECT_EQ(FormatTrimmed(F("10.50"), 6), "10.5");
  EXPECT_EQ(FormatTrimmed(Fraction(100) / Fraction(3), 6), "33.333333");
}

TEST(PlainFraction, MayHaveManyDigitsButNotAny) {
  const std::string long_one = "-0." + std::string(kPlainDigitsMax - 2, '0') + "1";
  EXPECT_EQ(FormatFixed(F(long_one), kPlainDigitsMax - 1), long_one);
  EXPECT_EQ(ReadPlainFraction(long_one + "0").error().slug, "measure.too_long");
}

TEST(PlainDecimal, IsNothingButDigitsAndAPoint) {
  for (const std::string_view text : {"", "-", ".", "1.", ".5", "+1", "--1", "1,5", "1e3", "1 ",
                                      " 1", "1.2.3", "0x1", "nan", "\u0661"}) {
    EXPECT_EQ(Decimal::ReadPlain(text).error().slug, "measure.not_plain") << text;
    EXPECT_EQ(ReadPlainFraction(text).error().slug, "measure.not_plain") << text;
  }
  EXPECT_EQ(Decimal::ReadPlain("-0012.3400")->ToPlain(), "-12.34");
  EXPECT_EQ(Decimal::ReadPlain("-0")->ToPlain(), "0");
}

TEST(PlainDecimal, HasLimits) {
  EXPECT_EQ(Decimal::ReadPlain("999999999999.9999")->ToPlain(), "999999999999.9999");
  EXPECT_EQ(Decimal::ReadPlain("1000000000000").error().slug, "measure.too_long");
  EXPECT_EQ(Decimal::ReadPlain("0.00001").error().slug, "measure.too_long");
}

TEST(Target, IsReadAsPeopleAndAsMachinesWriteIt) {
  EXPECT_EQ(FormatTarget(*ReadTarget("79,5 .. 1.000 %"), 2), "79.5..1000");
  EXPECT_EQ(FormatTarget(*ReadTarget("Rp 1.000"), 2), "1000");
  EXPECT_EQ(FormatTarget(*ReadPlainTarget("-1.5..2"), 2), "-1.5..2");
  EXPECT_EQ(ReadPlainTarget("90..80").error().slug, "measure.reversed_range");
  for (const auto* text : {"80..", "..90", "80...90", "80..85..90", "80.. 90"}) {
    EXPECT_EQ(ReadPlainTarget(text).error().slug, "measure.not_plain") << text;
  }
  EXPECT_EQ(ReadTarget("").error().slug, "measure.empty");
}

TEST(Bounds, IncludeTheirEnds) {
  const Bounds percent = {F("0"), F("100")};
  EXPECT_TRUE(CheckBounds(percent, F("0")) && CheckBounds(percent, F("100")));
  EXPECT_EQ(CheckBounds(percent, F("-0.0001")).error().slug, "measure.below_bounds");
  EXPECT_EQ(CheckBounds(percent, F("100.0001")).error().slug, "measure.above_bounds");
  EXPECT_TRUE(CheckBounds({}, F("-1000")));
}

TEST(Outlier, IsMoreThanHalfTheMeanAway) {
  const std::vector<Fraction> earlier = {F("8"), F("12")};
  EXPECT_FALSE(IsOutlier(F("15"), earlier));
  EXPECT_TRUE(IsOutlier(F("15.0001"), earlier));
  EXPECT_TRUE(IsOutlier(F("4.9999"), earlier));
  EXPECT_FALSE(IsOutlier(F("1000"), {earlier.data(), 1}));
  // Of five periods the first does not count any more.
  EXPECT_FALSE(
      IsOutlier(F("10"), std::vector<Fraction>{F("999"), F("8"), F("12"), F("8"), F("12")}));
}

}  // namespace
}  // namespace tepat::measure
