// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/period_year.h"

#include <gtest/gtest.h>

namespace tepat::disposition {
namespace {

TEST(YearOfPeriod, IsThatOfAQuarterAndOfAYear) {
  EXPECT_EQ(YearOfPeriod("2026-TW3"), 2026);
  EXPECT_EQ(YearOfPeriod("2026"), 2026);
}

TEST(YearOfPeriod, IsNoneForAnyOtherText) {
  for (const char* text : {"", "202", "20x6", "20x6-TW3", "20266", "-202", " 2026", "TW3-2026"}) {
    EXPECT_EQ(YearOfPeriod(text), 0) << text;
  }
}

}  // namespace
}  // namespace tepat::disposition
