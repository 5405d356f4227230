// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/target_check.h"

#include <gmock/gmock.h>

#include "libs/plan/plan_fixture.h"

namespace tepat::plan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kTarget =
    "targets { year: \"90\" quarters: [\"60\", \"70\", \"80\", \"90\"] }";

std::vector<std::string> NotesOf(const std::string& text) {
  Mistakes mistakes("plan");
  EXPECT_TRUE(ParsePlanFile(text, KnownUnits(), mistakes)) << mistakes.list()[0].ToString();
  std::vector<std::string> notes;
  for (const Mistake& one : mistakes.notes()) notes.push_back(one.text);
  return notes;
}

TEST(CheckTargets, EachQuarterHasOne) {
  EXPECT_THAT(MistakeOf("\"80\", \"90\"]", "\"80\"]"),
              StartsWith("17: target triwulan IV belum diisi"));
  EXPECT_THAT(MistakeOf("\"70\"", "\"\""), StartsWith("17: target triwulan II belum diisi"));
  EXPECT_THAT(MistakeOf("\"80\", \"90\"]", "\"80\", \"90\", \"90\"]"),
              HasSubstr("'quarters' harus empat"));
  EXPECT_THAT(MistakeOf("year: \"90\" quarters", "quarters"), HasSubstr("target tahun ('year')"));
  EXPECT_THAT(MistakeOf(kTarget, ""), StartsWith("4: belum ada target"));
}

TEST(CheckTargets, QuartersAreAskedForEvenWhereTheTermsAreWrong) {
  const std::string text = Replaced(SmallPlan(), "DIRECTION_UP", "DIRECTION_UNSPECIFIED");
  EXPECT_THAT(MistakesOf(Replaced(text, "\"80\", \"90\"]", "\"80\"]")),
              ElementsAre(HasSubstr("'direction' harus diisi"), HasSubstr("triwulan IV")));
}

TEST(CheckTargets, TargetsOfTheYearToDateNeverFall) {
  EXPECT_THAT(MistakeOf("\"70\", \"80\"", "\"85\", \"80\""),
              StartsWith("17: target kumulatif triwulan III lebih kecil"));
  EXPECT_THAT(MistakeOf("\"60\", \"70\"", "\"60..70\", \"65..69\""),
              HasSubstr("target kumulatif triwulan II "));
}

TEST(CheckTargets, EachQuarterThatFallsIsTold) {
  EXPECT_THAT(MistakesOf(Replaced(SmallPlan(), "\"60\", \"70\", \"80\", \"90\"",
                                  "\"90\", \"80\", \"70\", \"60\"")),
              ElementsAre(HasSubstr("triwulan II "), HasSubstr("triwulan III "),
                          HasSubstr("triwulan IV ")));
}

TEST(CheckTargets, TargetsMayStayAsTheyWereAndFallWhereEachQuarterStandsForItself) {
  EXPECT_TRUE(IsGood(Replaced(SmallPlan(), "\"80\"", "\"70\"")));
  const std::string quarterly = Replaced(SmallPlan(), "COUNTING_CUMULATIVE", "COUNTING_QUARTER");
  EXPECT_TRUE(IsGood(Replaced(quarterly, "\"70\"", "\"95\"")));
}

TEST(CheckTargets, ARangeBeginsWithItsLowerEnd) {
  EXPECT_EQ(MistakeOf("year: \"90\" quarters", "year: \"95..90\" quarters"),
            "17: rentang '95..90' terbalik; tulis yang kecil dahulu, seperti 80..90");
  EXPECT_TRUE(IsGood(Replaced(SmallPlan(), "\"70\"", "\"70..70\"")));
  for (const char* half : {"70..", "..70", "70...75", "70..75..80", "70 .. 75", "70-75"}) {
    EXPECT_THAT(MistakeOf("\"70\"", std::string("\"") + half + "\""), HasSubstr("bukan target"));
  }
}

TEST(CheckTargets, EachEndOfARangeLiesWithinTheBounds) {
  EXPECT_THAT(MistakeOf("\"60\"", "\"-1\""), StartsWith("17: target di luar 'smallest'"));
  EXPECT_THAT(MistakeOf("\"80\", \"90\"]", "\"80\", \"90..101\"]"),
              StartsWith("17: target di luar 'smallest' sampai 'largest'"));
  EXPECT_TRUE(IsGood(Replaced(SmallPlan(), "\"80\", \"90\"]", "\"80\", \"90..100\"]")));
}

TEST(CheckTargets, OneUnitAloneHasOneTarget) {
  std::string alone =
      Replaced(SmallPlan(), "[\"lurah_jogotrunan\", \"lurah_kepuharjo\"]", "\"lurah_jogotrunan\"");
  alone = Replaced(alone, "CONSOLIDATION_RATIO_OF_SUMS", "CONSOLIDATION_SINGLE");
  EXPECT_TRUE(IsGood(alone));
  const std::string own = Replaced(kTarget, "year", "units: \"lurah_jogotrunan\" year");
  EXPECT_TRUE(IsGood(Replaced(alone, kTarget, own)));
  EXPECT_THAT(MistakesOf(Replaced(alone, kTarget, std::string(kTarget) + "\n  " + own)),
              ElementsAre(StartsWith("17: CONSOLIDATION_SINGLE hanya satu target")));
}

TEST(CheckTargets, AreJudgedUpToTheirLimitAndNoFurther) {
  const auto told = MistakesOf(
      Replaced(SmallPlan(), kTarget,
               Copies(200, Replaced(kTarget, "year", "units: \"unit_#\" year") + "\n  ")));
  // Each of a hundred and one names a unit that does not answer; the office has none.
  ASSERT_EQ(told.size(), 103U);
  EXPECT_EQ(told[0], "17: terlalu banyak 'targets'; paling banyak 101");
}

TEST(CheckTargets, NumbersAndRangesAreReadAsProgramsWriteThem) {
  EXPECT_THAT(MistakeOf("\"70\"", "\"70%\""), HasSubstr("'70%' bukan target"));
  EXPECT_THAT(MistakeOf("\"70\"", "\"70..65\""), HasSubstr("rentang '70..65' terbalik"));
  EXPECT_THAT(MistakeOf("\"70\"", "\"70.00001\""), HasSubstr("terlalu panjang"));
  EXPECT_THAT(MistakeOf("\"80\", \"90\"]", "\"80\", \"101\"]"),
              HasSubstr("tidak mungkin tercapai"));
  const std::string quarterly = Replaced(SmallPlan(), "COUNTING_CUMULATIVE", "COUNTING_QUARTER");
  EXPECT_THAT(MistakesOf(Replaced(quarterly, "\"70\"", "\"70..75\"")),
              ElementsAre(HasSubstr("rentang hanya dengan ACCUMULATION_LAST")));
}

TEST(CheckTargets, AYearThatItsQuartersDoNotMakeIsNoted) {
  EXPECT_THAT(NotesOf(SmallPlan()), ElementsAre());
  EXPECT_THAT(
      NotesOf(Replaced(SmallPlan(), "year: \"90\"", "year: \"95\"")),
      ElementsAre(HasSubstr("'95' tidak sama dengan yang dihasilkan target triwulan (90)")));
}

TEST(CheckTargets, ARatioOfSumsIsHeldToATargetOfTheOffice) {
  const std::string unit =
      Replaced(SmallPlan(), "targets { year", "targets { units: \"lurah_kepuharjo\" year");
  EXPECT_THAT(MistakesOf(unit), ElementsAre(HasSubstr("memerlukan target kantor")));
  EXPECT_THAT(MistakesOf(Replaced(unit, "RATIO_OF_SUMS", "MEAN")),
              ElementsAre(HasSubstr("unit 'lurah_jogotrunan' belum mempunyai target")));
  Mistakes mistakes("plan");
  EXPECT_TRUE(
      ParsePlanFile(Replaced(unit, "  smallest", std::string("  ") + kTarget + "  smallest"),
                    KnownUnits(), mistakes));
}

TEST(CheckTargets, EveryoneHasOneTargetAndNobodyElse) {
  const std::string twice = std::string(kTarget) + "\n  " + kTarget;
  EXPECT_THAT(MistakesOf(Replaced(SmallPlan(), kTarget, twice)),
              ElementsAre(StartsWith("18: target kantor ditulis dua kali")));
  const std::string units =
      "units: [\"lurah_kepuharjo\", \"kasi_pemerintahan\", \"lurah_kepuharjo\"]";
  EXPECT_THAT(MistakesOf(Replaced(
                  SmallPlan(), kTarget,
                  std::string(kTarget) + "\n  " + Replaced(kTarget, "year", units + " year"))),
              ElementsAre(HasSubstr("'kasi_pemerintahan' mempunyai target tetapi tidak ada"),
                          HasSubstr("target unit 'lurah_kepuharjo' ditulis dua kali")));
}

}  // namespace
}  // namespace tepat::plan
