// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/year_document.h"

#include <gtest/gtest.h>

namespace tepat::disposition {
namespace {

TEST(CheckYearDocument, KnowsTwoKinds) {
  EXPECT_TRUE(CheckYearDocument({"rencana_aksi", 2026, "1", "Map"}));
  EXPECT_FALSE(CheckYearDocument({"iku", 2026, "1", "Map"}));
  EXPECT_FALSE(CheckYearDocument({"rencana_aksi", 1999, "1", "Map"}));
  EXPECT_FALSE(CheckYearDocument({"rencana_aksi", 2026, "", ""}));
}

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
