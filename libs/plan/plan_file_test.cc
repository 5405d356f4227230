// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/plan_file.h"

#include <gmock/gmock.h>

#include "libs/plan/plan_fixture.h"
#include "libs/plan/plan_message.h"

namespace tepat::plan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

TEST(ParsePlanFile, TakesThePlanThatWeShip) {
  Mistakes mistakes("plan");
  const auto plan = ParsePlanFile(ShippedPlan(), KnownUnits(), mistakes);
  for (const Mistake& one : mistakes.list()) ADD_FAILURE() << one.ToString();
  for (const Mistake& one : mistakes.notes()) ADD_FAILURE() << one.ToString();
  ASSERT_TRUE(plan);
  const auto rules = PlanOf(*plan);
  ASSERT_TRUE(rules) << rules.error().message;
  EXPECT_GE(rules->indicators.size(), 12U);
  EXPECT_EQ(rules->Units().size(), 12U) << "each unit of the office answers for something";
  std::set<measure::Direction> directions;
  for (const Indicator& one : rules->indicators) directions.insert(one.method.direction);
  EXPECT_EQ(directions.size(), 5U) << "every way to judge is shown once";
}

TEST(ParsePlanFile, TellsEveryMistakeAtOnceWithItsLine) {
  std::string text = Replaced(SmallPlan(), "\"lurah_kepuharjo\"", "\"lurah_sukodono\"");
  text = Replaced(text, "\"70\", \"80\"", "\"80\", \"70\"");
  text = Replaced(text, "COMPONENT_ROLE_DENOMINATOR", "COMPONENT_ROLE_NUMERATOR");
  text = Replaced(text, "smallest: \"0\"", "smallest: \"200\"");
  EXPECT_THAT(
      MistakesOf(text),
      ElementsAre(StartsWith("9: unit 'lurah_sukodono' tidak ada dalam directory.textproto"),
                  StartsWith("13: belum ada komponen penyebut"),
                  StartsWith("18: 'smallest' lebih besar daripada 'largest'")));
}

TEST(ParsePlanFile, AFileThatCannotBeReadIsToldAsThatAlone) {
  EXPECT_THAT(MistakesOf("year: 2026\nwarna: 1\n"),
              ElementsAre(StartsWith("2: tidak dapat dibaca")));
  EXPECT_THAT(MistakesOf(std::string(kPlanBytesMax + 1, '#')).size(), 1U);
  EXPECT_THAT(MistakesOf(std::string(kPlanLinesMax + 2, '\n')).size(), 1U);
}

TEST(ParsePlanFile, AnEmptyPlanLacksEverything) {
  EXPECT_THAT(MistakesOf("# kosong\n"),
              ElementsAre(HasSubstr("'year'"), HasSubstr("'agreement'"), HasSubstr("'objectives'"),
                          HasSubstr("'indicators'")));
}

TEST(ParsePlanFile, ChecksTheAgreement) {
  EXPECT_THAT(MistakeOf("2026-01-20", "20 Januari"), StartsWith("2: 'date' harus tanggal"));
  EXPECT_THAT(MistakeOf("\"Camat\"", "\" \""), StartsWith("2: 'first_party' belum diisi"));
  EXPECT_THAT(MistakeOf("1/2026", std::string(101, '1')), HasSubstr("paling banyak 100 huruf"));
}

TEST(ParsePlanFile, IdsAreWrittenOnceAndNamedAsTheyAre) {
  EXPECT_THAT(MistakeOf("id: \"hadir\"", "id: \"Hadir\""), StartsWith("5: 'id' harus diawali"));
  EXPECT_THAT(MistakeOf("objective: \"tertib\"\n  units", "objective: \"tertip\"\n  units"),
              StartsWith("8: sasaran 'tertip' tidak ada"));
  EXPECT_THAT(MistakeOf("\"1000000\" objective: \"tertib\"", "\"1000000\" objective: \"x\""),
              StartsWith("22: sasaran 'x' tidak ada"));
  const std::string text = SmallPlan();
  const std::size_t from = text.find("indicators {");
  const std::string indicator = text.substr(from, text.find("budget_lines") - from);
  EXPECT_THAT(MistakesOf(text + indicator),
              ElementsAre(StartsWith("24: 'hadir' ditulis dua kali")));
}

TEST(ParsePlanFile, ChecksBudgetLines) {
  EXPECT_THAT(MistakeOf("\"1000000\"", "\"Rp1.000.000\""), HasSubstr("bukan angka"));
  EXPECT_THAT(MistakeOf("\"1000000\"", "\"-5\""), HasSubstr("kurang dari 0"));
  EXPECT_THAT(MistakeOf("\"1000000\"", "\"1234567890123\""), HasSubstr("terlalu panjang"));
}

TEST(ParsePlanFile, AnIdOfAnEarlierYearKeepsItsMeasure) {
  const v1::Indicator before = Read(SmallPlan()).indicators(0);
  PlanContext context = KnownUnits();
  context.known["hadir"] = {2025, before};
  Mistakes mistakes("plan");
  // What one wants to be told of, and what is judged, may change from year to year.
  std::string text = Replaced(SmallPlan(), "\"Kehadiran\"", "\"Kehadiran rapat\"");
  text = Replaced(text, "DIRECTION_UP", "DIRECTION_EXACT");
  EXPECT_TRUE(ParsePlanFile(text, context, mistakes));
  text = Replaced(text, "\"orang\"", "\"undangan\"");
  text = Replaced(text, "\"persen\"", "\"permil\"");
  text = Replaced(text, "entry: ENTRY_RATIO", "entry: ENTRY_RATIO factor: 1000");
  EXPECT_THAT(
      MistakesOf(text, context),
      ElementsAre(StartsWith("5: indikator 'hadir' pada tahun 2025 diukur lain "
                             "('unit_of_measure', 'factor', 'components'); beri 'id' baru")));
}

TEST(DifferencesInMeasure, TheOrderOfComponentsAndASaidDefaultAreNone) {
  const v1::Indicator before = Read(SmallPlan()).indicators(0);
  v1::Indicator after = before;
  after.mutable_components()->SwapElements(0, 1);
  after.set_factor(100);
  EXPECT_THAT(DifferencesInMeasure(before, after), ElementsAre());
  after.set_counting(v1::COUNTING_QUARTER);
  after.set_direction(v1::DIRECTION_GRADE);
  EXPECT_THAT(DifferencesInMeasure(before, after), ElementsAre("counting", "direction"));
}

TEST(WritePlanFile, GivesAFileThatReadsBackAsTheSamePlan) {
  const v1::Plan plan = Read(ShippedPlan());
  const std::string text = WritePlanFile(plan);
  EXPECT_EQ(Read(text).SerializeAsString(), plan.SerializeAsString());
  EXPECT_NE(text.find("# proto-message: tepat.plan.v1.Plan"), std::string::npos);
}

TEST(ParsePlanFile, NothingThatIsCutOffEndsTheProcess) {
  const std::string text = ShippedPlan();
  for (std::size_t size = 0; size < text.size(); size += 97) {
    Mistakes mistakes("plan");
    const auto plan = ParsePlanFile(text.substr(0, size), KnownUnits(), mistakes);
    EXPECT_EQ(plan.has_value(), mistakes.empty()) << "what is taken is whole, as far as it goes";
    EXPECT_TRUE(!plan || PlanOf(*plan));
  }
}

}  // namespace
}  // namespace tepat::plan
