// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/indicator_check.h"

#include <gmock/gmock.h>

#include "libs/plan/plan_fixture.h"
#include "libs/plan/plan_message.h"

namespace tepat::plan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

TEST(CheckIndicator, EachTermIsAskedFor) {
  EXPECT_THAT(MistakeOf("direction: DIRECTION_UP", ""), StartsWith("4: 'direction' harus diisi"));
  EXPECT_THAT(MistakeOf("  counting: COUNTING_CUMULATIVE\n", ""),
              StartsWith("4: 'counting' harus diisi: COUNTING_QUARTER"));
  EXPECT_THAT(MistakeOf("ACCUMULATION_SUM", "ACCUMULATION_UNSPECIFIED"),
              StartsWith("12: 'accumulation' harus diisi"));
}

TEST(CheckIndicator, TermsGoTogether) {
  EXPECT_THAT(MistakeOf("ACCUMULATION_SUM", "ACCUMULATION_LAST"),
              StartsWith("12: COUNTING_CUMULATIVE hanya dengan ACCUMULATION_SUM"));
  EXPECT_THAT(
      MistakesOf(Replaced(SmallPlan(), "CONSOLIDATION_RATIO_OF_SUMS", "CONSOLIDATION_SINGLE")),
      ElementsAre(StartsWith("9: CONSOLIDATION_SINGLE hanya untuk satu unit")));
  EXPECT_THAT(MistakeOf("entry: ENTRY_RATIO", "entry: ENTRY_RATIO factor: 10"),
              StartsWith("10: 'factor' harus 1, 100 atau 1000"));
  EXPECT_THAT(MistakesOf(Replaced(SmallPlan(), "ENTRY_RATIO", "ENTRY_DIRECT")),
              ElementsAre(HasSubstr("CONSOLIDATION_RATIO_OF_SUMS hanya dengan ENTRY_RATIO"),
                          HasSubstr("komponen tidak cocok dengan 'entry'")));
}

TEST(CheckIndicator, ComponentsHaveRolesAndNames) {
  EXPECT_THAT(MistakeOf("COMPONENT_ROLE_NUMERATOR", "COMPONENT_ROLE_ADDEND"),
              StartsWith("13: belum ada komponen pembilang"));
  EXPECT_THAT(MistakeOf("key: \"diundang\"", "key: \"datang\""),
              StartsWith("15: 'datang' ditulis dua kali"));
  EXPECT_THAT(MistakeOf("name: \"Datang\"", "name: \"\""), StartsWith("13: 'name' belum diisi"));
  const std::string sum =
      Replaced(Replaced(SmallPlan(), "ENTRY_RATIO", "ENTRY_COMPONENT_SUM"), "RATIO_OF_SUMS", "SUM");
  EXPECT_THAT(MistakesOf(sum), ElementsAre(HasSubstr("belum ada komponen penjumlah")));
}

TEST(CheckIndicator, EachComponentHasARole) {
  EXPECT_THAT(MistakeOf("COMPONENT_ROLE_DENOMINATOR", "COMPONENT_ROLE_UNSPECIFIED"),
              StartsWith("16: 'role' harus diisi: COMPONENT_ROLE_NUMERATOR"));
  EXPECT_THAT(MistakeOf("  targets {",
                        "  components { key: \"lain\" name: \"Lain\" unit_of_measure: \"orang\" }\n"
                        "  targets {"),
              StartsWith("17: 'role' harus diisi"));
  // The text format takes a number that stands for nothing.
  EXPECT_THAT(MistakeOf("role: COMPONENT_ROLE_NUMERATOR", "role: 9"),
              StartsWith("14: 'role' harus diisi"));
}

TEST(CheckIndicator, ComponentsAreSixteenAtMost) {
  const auto with = [](int more) {
    return Replaced(SmallPlan(), "  targets {",
                    Copies(more,
                           "  components { key: \"k#\" name: \"K\" unit_of_measure: \"orang\" "
                           "role: COMPONENT_ROLE_NUMERATOR }\n") +
                        "  targets {");
  };
  EXPECT_TRUE(IsGood(with(14)));
  EXPECT_THAT(MistakesOf(with(15)),
              ElementsAre("13: terlalu banyak 'components'; paling banyak 16"));
}

TEST(CheckIndicator, ListsAreJudgedUpToTheirLimitAndNoFurther) {
  const auto told = MistakesOf(Replaced(SmallPlan(), "\"lurah_jogotrunan\", \"lurah_kepuharjo\"",
                                        "\"unit\"" + Copies(5000, ", \"unit_#\"")));
  ASSERT_EQ(told.size(), 101U) << "a file of nothing but units is told of in no time";
  EXPECT_EQ(told[0], "9: terlalu banyak 'units'; paling banyak 100");
  EXPECT_THAT(told[1], StartsWith("9: unit 'unit' tidak ada"));
  EXPECT_THAT(MistakeOf("smallest: \"0\"", Copies(11, "history { year: 201# value: \"1\" } ")),
              StartsWith("18: terlalu banyak 'history'; paling banyak 10"));
  EXPECT_THAT(MistakeOf("  evidence {", Copies(10,
                                               "  evidence { key: \"e#\" name: \"E\" "
                                               "kinds: EVIDENCE_KIND_TEXT }\n") +
                                            "  evidence {"),
              StartsWith("20: terlalu banyak 'evidence'; paling banyak 10"));
}

TEST(CheckIndicator, TextsHaveALimit) {
  EXPECT_TRUE(IsGood(Replaced(SmallPlan(), "Kehadiran", std::string(500, 'x'))));
  EXPECT_EQ(MistakeOf("Kehadiran", std::string(501, 'x')),
            "6: 'name' terlalu panjang; paling banyak 500 huruf");
  EXPECT_EQ(MistakeOf("smallest: \"0\"", "definition: \"" + std::string(2001, 'x') + "\""),
            "18: 'definition' terlalu panjang; paling banyak 2000 huruf");
}

TEST(CheckIndicator, BoundsAreNotTheWrongWayRound) {
  EXPECT_EQ(MistakeOf("smallest: \"0\"", "smallest: \"100.0001\""),
            "18: 'smallest' lebih besar daripada 'largest'; tukar keduanya");
  EXPECT_TRUE(IsGood(Replaced(SmallPlan(), "smallest: \"0\"", "smallest: \"-100\"")));
}

TEST(CheckIndicator, NumbersOfTheFormAreChecked) {
  EXPECT_THAT(MistakeOf("smallest: \"0\"", "smallest: \"0,5\""),
              StartsWith("18: 'smallest': '0,5'"));
  EXPECT_THAT(MistakeOf("smallest: \"0\"", "cap: \"0\""),
              StartsWith("18: 'cap' harus lebih dari 0"));
  EXPECT_THAT(MistakeOf("smallest: \"0\"", "cap: \"-5\""), HasSubstr("'cap' harus lebih dari 0"));
  EXPECT_THAT(MistakeOf("smallest: \"0\"", "decimals: 5"),
              HasSubstr("'decimals' harus 0 sampai 4"));
  Mistakes mistakes("plan");
  EXPECT_TRUE(ParsePlanFile(Replaced(SmallPlan(), "smallest: \"0\"", "cap: \"-\""), KnownUnits(),
                            mistakes));
}

TEST(CheckIndicator, EvidenceSaysInWhichFormsItIsTaken) {
  EXPECT_THAT(MistakeOf("[EVIDENCE_KIND_FILE]", "[]"), StartsWith("20: 'kinds' harus 1 sampai 3"));
  EXPECT_THAT(MistakeOf("[EVIDENCE_KIND_FILE]", "[EVIDENCE_KIND_UNSPECIFIED]"),
              StartsWith("20: 'kinds' harus"));
  EXPECT_THAT(MistakeOf("[EVIDENCE_KIND_FILE]", "[EVIDENCE_KIND_FILE, 9]"),
              StartsWith("20: 'kinds' harus"));
  EXPECT_THAT(MistakeOf("[EVIDENCE_KIND_FILE]", "[EVIDENCE_KIND_LINK, EVIDENCE_KIND_LINK]"),
              StartsWith("20: 'kinds' harus"));
}

TEST(CheckIndicator, EarlierYearsAreEarlierAndTheEndTargetHasItsYear) {
  EXPECT_THAT(MistakeOf("smallest: \"0\"", "history { year: 2026 value: \"1\" }"),
              StartsWith("18: 'year' harus tahun sebelum"));
  EXPECT_THAT(MistakeOf("smallest: \"0\"", "history { year: 2025 value: \"101\" }"),
              HasSubstr("di luar 'smallest' sampai 'largest'"));
  EXPECT_THAT(MistakeOf("smallest: \"0\"", "end_target: \"95\""), HasSubstr("'end_year'"));
  EXPECT_THAT(MistakeOf("smallest: \"0\"", "end_target: \"95\" end_year: 2025"),
              HasSubstr("tidak boleh sebelum tahun rencana"));
  EXPECT_THAT(MistakeOf("smallest: \"0\"", "national_standard: \"baik\""),
              HasSubstr("'baik' bukan angka"));
}

TEST(CheckIndicator, WhatWasReachedIsOneNumberAndNoRange) {
  EXPECT_EQ(MistakeOf("smallest: \"0\"", "history { year: 2025 value: \"80..90\" }"),
            "18: 'value': '80..90' bukan angka; tulis seperti 1234.5, dengan titik desimal dan "
            "tanpa pemisah ribuan");
  EXPECT_THAT(MistakeOf("smallest: \"0\"", "end_target: \"1.00001\" end_year: 2029"),
              HasSubstr("'end_target': angka terlalu panjang"));
}

TEST(CheckIndicator, AYearOfThePastIsToldOnce) {
  EXPECT_THAT(MistakeOf("smallest: \"0\"",
                        "history { year: 2025 value: \"1\" } history { year: 2025 value: \"2\" }"),
              StartsWith("18: 'year' harus tahun sebelum tahun rencana, masing-masing sekali"));
  EXPECT_THAT(MistakeOf("smallest: \"0\"", "history { year: 1989 value: \"1\" }"),
              HasSubstr("'year' harus tahun sebelum"));
}

// The plan with a grade instead of the ratio.
std::string GradePlan(const std::string& scale, const std::string& targets) {
  std::string text = SmallPlan();
  const std::size_t from = text.find("  units:");
  text.replace(
      from, text.find("budget_lines") - from,
      "  units: \"lurah_jogotrunan\"\n  direction: DIRECTION_GRADE\n  entry: ENTRY_DIRECT\n"
      "  counting: COUNTING_QUARTER\n  accumulation: ACCUMULATION_LAST\n"
      "  consolidation: CONSOLIDATION_SINGLE\n" +
          scale + targets + "}\n");
  return text;
}

TEST(CheckIndicator, AGradeHasAScaleThatRises) {
  const std::string targets =
      "  targets { year: \"BB\" quarters: [\"B\", \"B\", \"BB\", \"BB\"] }\n";
  const std::string scale =
      "  scale { name: \"B\" number: \"1\" }\n  scale { name: \"BB\" number: \"2\" }\n";
  Mistakes mistakes("plan");
  const auto plan = ParsePlanFile(GradePlan(scale, targets), KnownUnits(), mistakes);
  ASSERT_TRUE(plan) << mistakes.list()[0].ToString();
  EXPECT_EQ(PlanOf(*plan)->indicators[0].office_targets->year,
            measure::Target(measure::Fraction(2)));
  EXPECT_THAT(MistakesOf(GradePlan(Replaced(scale, "\"2\"", "\"1\""), targets)),
              ElementsAre(StartsWith("16: angka predikat harus naik")));
  EXPECT_THAT(MistakesOf(GradePlan(scale, Replaced(targets, "\"BB\"", "\"A\""))),
              ElementsAre(StartsWith("17: predikat 'A' tidak ada dalam 'scale': B, BB")));
  EXPECT_THAT(MistakesOf(GradePlan("", targets)),
              testing::Contains(HasSubstr("paling sedikit 2 predikat")));
}

TEST(CheckIndicator, AWrongGradeQuotesNoMoreOfTheScaleThanCanBeRead) {
  const std::string scale = Copies(32, "  scale { name: \"predikat_panjang_#\" number: \"#\" }\n");
  const std::string targets =
      "  targets { year: \"predikat_panjang_3\" quarters: [\"predikat_panjang_0\", "
      "\"predikat_panjang_1\", \"predikat_panjang_2\", \"sangat baik\"] }\n";
  const auto told = MistakesOf(GradePlan(scale, targets));
  ASSERT_EQ(told.size(), 1U);
  EXPECT_THAT(told[0], HasSubstr("predikat 'sangat baik' tidak ada dalam 'scale': predikat_pan"));
  EXPECT_LT(told[0].size(), 400U);
}

}  // namespace
}  // namespace tepat::plan
