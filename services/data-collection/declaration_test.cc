// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/declaration.h"

#include <gtest/gtest.h>

namespace tepat::data_collection {
namespace {

using performance::Period;
using std::chrono::local_days;

local_days On(int year, unsigned month, unsigned day) {
  return local_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
}

TEST(Declaration, APeriodIsOverOnTheDayAfterItsLast) {
  EXPECT_FALSE(IsOver({2026, 3}, On(2026, 9, 30)));
  EXPECT_TRUE(IsOver({2026, 3}, On(2026, 10, 1)));
  EXPECT_FALSE(IsOver({2026, 4}, On(2026, 12, 31)));
  EXPECT_TRUE(IsOver({2026, 4}, On(2027, 1, 1)));
  EXPECT_FALSE(IsOver({2026, 0}, On(2026, 12, 31))) << "the year as a whole";
  EXPECT_TRUE(IsOver({2026, 0}, On(2027, 1, 1)));
}

TEST(Declaration, TheLastQuartersGoBackOverYears) {
  const auto quarters = LastQuarters(On(2026, 2, 10), 6);
  ASSERT_EQ(quarters.size(), 6U);
  EXPECT_EQ(quarters.front(), (Period{2025, 4}));
  EXPECT_EQ(quarters[3], (Period{2025, 1}));
  EXPECT_EQ(quarters.back(), (Period{2024, 3}));
  EXPECT_EQ(LastQuarters(On(2026, 12, 31), 1).front(), (Period{2026, 3}));
}

TEST(Declaration, OnlyPeriodsThatAreOverAndNotTooOldAreDeclared) {
  const auto today = On(2026, 11, 23);
  EXPECT_EQ(*DeclarablePeriod("2026-TW3", today), (Period{2026, 3}));
  EXPECT_EQ(*DeclarablePeriod("2025", today), (Period{2025, 0}));
  EXPECT_TRUE(DeclarablePeriod("2014-TW1", today));
  for (const char* refused : {"2026-TW4", "2026", "2027-TW1", "2013-TW4", "2025-TW5", "TW3", ""}) {
    EXPECT_EQ(DeclarablePeriod(refused, today).error().slug, "data_collection.invalid_request")
        << refused;
  }
}

TEST(Declaration, SaysWhereTheValuesComeFrom) {
  EXPECT_TRUE(CheckDeclaration("LKjIP 2025", 1));
  EXPECT_EQ(CheckDeclaration("LKj", 1).error().details.at("fields"), "source: 5 to 500 characters");
  EXPECT_EQ(CheckDeclaration("LKjIP 2025", 0).error().details.at("fields"), "values: 1 to 100");
  EXPECT_FALSE(CheckDeclaration("LKjIP 2025", 101));
}

}  // namespace
}  // namespace tepat::data_collection
