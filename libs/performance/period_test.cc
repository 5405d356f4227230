// SPDX-License-Identifier: Apache-2.0
#include "libs/performance/period.h"

#include "libs/performance/performance_fixture.h"

namespace tepat::performance {
namespace {

TEST(ParsePeriod, ReadsQuartersAndYears) {
  EXPECT_EQ(ParsePeriod("2026-TW3"), (Period{2026, 3}));
  EXPECT_EQ(ParsePeriod("2026"), (Period{2026, 0}));
  EXPECT_EQ(FormatPeriod({2026, 4}), "2026-TW4");
  EXPECT_EQ(FormatPeriod({2026, 0}), "2026");
}

TEST(ParsePeriod, ReadsNothingElse) {
  for (const char* text : {"", "202", "20x6", "20266", "2026-TW0", "2026-TW5", "2026-TW33",
                           "2026-S1", "TW3-2026", " 2026", "-202", "0026"}) {
    EXPECT_FALSE(ParsePeriod(text)) << text;
  }
}

TEST(Period, StandsInTheOrderOfTime) {
  EXPECT_LT((Period{2025, 4}), (Period{2026, 1}));
  EXPECT_LT((Period{2026, 1}), (Period{2026, 2}));
}

TEST(TargetIn, IsThatOfTheQuarterOrOfTheYear) {
  const auto& villages = IndicatorOf("desa_tata_kelola");  // 20, 40, 60, 80; the year 80
  const auto text = [&](const Period& period) {
    return TextOf(villages, TargetIn(villages, "kasi_pemerintahan", period));
  };
  EXPECT_EQ(text({2026, 1}), "20");
  EXPECT_EQ(text({2026, 3}), "60");
  EXPECT_EQ(text({2026, 0}), "80");
}

TEST(TargetIn, IsTheUnitsOwnWhereItHasOne) {
  const auto& tax = IndicatorOf("lunas_pbb");
  EXPECT_EQ(TextOf(tax, TargetIn(tax, "lurah_tompokersan", {2026, 2})), "50");
  // The office's target is what all reach together: a unit without its own is held to none.
  EXPECT_EQ(TextOf(tax, TargetIn(tax, "lurah_jogoyudan", {2026, 2})), "");
}

TEST(TextOf, WritesRangesAndGradesAsThePlanDoes) {
  const auto& spent = IndicatorOf("serapan_anggaran");
  EXPECT_EQ(TextOf(spent, TargetIn(spent, "kasubbag_keuangan", {2026, 3})), "65..75");
  const auto& grade = IndicatorOf("predikat_akip");
  EXPECT_EQ(TextOf(grade, TargetIn(grade, "kasubbag_keuangan", {2026, 3})), "BB");
}

}  // namespace
}  // namespace tepat::performance
