// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/achievement.h"

#include <gtest/gtest.h>

#include <vector>

namespace tepat::measure {
namespace {

using Kind = Achievement::Kind;

Fraction F(std::string_view text) { return *ReadPlainFraction(text); }

Achievement Of(Direction direction, std::string_view target, std::string_view actual) {
  return Achieve(direction, F("120"), *ReadPlainTarget(target), F(actual));
}

TEST(Achievement, IsExactUntilItIsPrinted) {
  const auto third = Of(Direction::kHigher, "3", "1");
  EXPECT_EQ(*third.raw, Fraction(100) / Fraction(3));
  EXPECT_EQ(FormatFixed(*third.raw, 2), "33.33");
}

TEST(Achievement, OfAnEmptyCellIsNeverZero) {
  const auto empty = Achieve(Direction::kHigher, std::nullopt, Target(F("4")), std::nullopt);
  EXPECT_EQ(empty.kind, Kind::kEmpty);
  EXPECT_FALSE(empty.raw || empty.capped);
  EXPECT_EQ(Achieve(Direction::kHigher, std::nullopt, std::nullopt, std::nullopt).kind,
            Kind::kEmpty);
  EXPECT_EQ(Achieve(Direction::kHigher, std::nullopt, std::nullopt, F("1")).kind, Kind::kNoTarget);
}

TEST(Achievement, AtZeroFollowsTheDirection) {
  EXPECT_EQ(Of(Direction::kHigher, "0", "0").kind, Kind::kNotComputable);
  for (const auto direction :
       {Direction::kLowerByDifference, Direction::kLowerByRatio, Direction::kExact}) {
    EXPECT_EQ(*Of(direction, "0", "0").raw, F("100"));
  }
  EXPECT_EQ(*Of(Direction::kLowerByRatio, "0", "5").raw, F("0"));
  EXPECT_EQ(Of(Direction::kLowerByRatio, "4", "-1").kind, Kind::kNotComputable);
}

TEST(Achievement, ThatNoFigureBoundsIsCappedAllTheSame) {
  const auto capped = Of(Direction::kLowerByRatio, "4", "0");
  EXPECT_EQ(capped.kind, Kind::kUnbounded);
  EXPECT_FALSE(capped.raw);
  EXPECT_EQ(*capped.capped, F("120"));
  EXPECT_FALSE(Achieve(Direction::kLowerByRatio, std::nullopt, Target(F("4")), F("0")).capped);
}

TEST(Achievement, InsideARangeIsWholeWhateverTheFormula) {
  for (const auto* actual : {"80", "85", "90"}) {
    EXPECT_EQ(*Of(Direction::kLowerByRatio, "80..90", actual).raw, F("100"));
  }
  EXPECT_EQ(*Of(Direction::kHigher, "0..0", "0").raw, F("100"));
  EXPECT_EQ(*Of(Direction::kHigher, "80..90", "70").raw, F("87.5"));
  EXPECT_EQ(*Of(Direction::kHigher, "80..90", "99").raw, F("110"));
}

TEST(Achievement, OfAGradeIsThatOfItsNumber) {
  EXPECT_EQ(*Of(Direction::kGrade, "4", "3").raw, F("75"));
  EXPECT_EQ(Of(Direction::kGrade, "0", "0").kind, Kind::kNotComputable);
}

TEST(Overall, CountsWhatCannotBeComputedAndLeavesItOutOfTheMean) {
  const std::vector<Achievement> all = {
      Of(Direction::kHigher, "4", "8"), Of(Direction::kHigher, "4", "-8"),
      Of(Direction::kHigher, "0", "1"), Achieve(Direction::kHigher, {}, Target(F("4")), {})};
  const Overall overall = OverallOf(all);
  EXPECT_EQ(overall.computable, 2);
  EXPECT_EQ(overall.all, 4);
  EXPECT_EQ(*overall.mean, F("60"));
  EXPECT_FALSE(OverallOf({}).mean);
}

}  // namespace
}  // namespace tepat::measure
