// SPDX-License-Identifier: Apache-2.0
#include "libs/sop/sop_file.h"

#include <gtest/gtest.h>

#include "libs/sop/served_steps.h"
#include "libs/testing/project_file.h"

namespace tepat::sop {
namespace {

std::string OfficialText() {
  return simulation::ReadOfficeFile("sop/pengumpulan-data-kinerja.textproto");
}

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  text.replace(text.find(from), from.size(), to);
  return text;
}

TEST(ParseSopFile, ReadsTheOfficialSop) {
  Mistakes mistakes("sop");
  const auto file = ParseSopFile(OfficialText(), mistakes);
  ASSERT_TRUE(file) << mistakes.list()[0].ToString();
  const auto sop = SopOf(*file);
  ASSERT_TRUE(sop);
  ASSERT_EQ(sop->steps.size(), 7U);
  int minutes = 0;
  int days = 0;
  for (const Step& step : sop->steps) {
    (step.standard.unit == Standard::Unit::kDays ? days : minutes) += step.standard.amount;
  }
  EXPECT_EQ(days, 15);
  EXPECT_EQ(minutes, 45);
  EXPECT_EQ(file->steps(6).printed_number(), "6");
  const auto third = sop->GetStep(3);
  ASSERT_TRUE(third);
  EXPECT_EQ(third->get().commands.at("dispose").accountable, "camat");
}

TEST(Sop, AStepThatIsNotThereIsAnAnswer) {
  Mistakes mistakes("sop");
  const auto sop = SopOf(*ParseSopFile(OfficialText(), mistakes));
  ASSERT_TRUE(sop);
  for (const int key : {-1, 0, 8, 1000}) {
    EXPECT_FALSE(sop->HasStep(key));
    EXPECT_EQ(sop->GetStep(key).error().slug, "sop.no_step");
    EXPECT_EQ(sop->GetStep(key).error().details.at("step"), std::to_string(key));
  }
}

// The mistakes of a file that an office may not adopt.
std::vector<std::string> MistakesOf(const std::string& text) {
  Mistakes mistakes("sop");
  EXPECT_FALSE(ParseServedSopFile(text, mistakes));
  std::vector<std::string> lacks;
  for (const Mistake& mistake : mistakes.list()) lacks.push_back(mistake.text);
  return lacks;
}

TEST(ParseServedSopFile, TakesTheOfficialSop) {
  Mistakes mistakes("sop");
  EXPECT_TRUE(ParseServedSopFile(OfficialText(), mistakes));
  EXPECT_TRUE(mistakes.empty());
}

TEST(ParseServedSopFile, NamesEveryStepThatOurServicesServeAndTheFileLacks) {
  const std::string text = OfficialText();
  const std::string one_step = text.substr(0, text.rfind("steps {", text.find("key: 2")));
  Mistakes mistakes("sop");
  EXPECT_TRUE(ParseSopFile(one_step, mistakes)) << "a good SOP, but not for our services";
  const auto lacks = MistakesOf(one_step);
  ASSERT_EQ(lacks.size(), 6U);
  EXPECT_NE(lacks[0].find("langkah 2 tidak ada"), std::string::npos);
  EXPECT_NE(lacks[5].find("submission"), std::string::npos);
}

TEST(LacksOf, NamesStepsAndCommands) {
  Mistakes mistakes("sop");
  const auto version = ParseSopFile(Replaced(OfficialText(), "\"dispose\"", "\"bagi\""), mistakes);
  Sop sop = *SopOf(*version);
  EXPECT_EQ(sop::LacksOf(sop), std::vector<std::string>{"command dispose of step 3"});
  sop.steps.resize(2);
  EXPECT_EQ(sop::LacksOf(sop).size(), 5U);
}

TEST(ParseServedSopFile, NamesTheCommandThatAServiceCallsFor) {
  const auto lacks = MistakesOf(Replaced(OfficialText(), "\"close_draft\"", "\"tutup\""));
  ASSERT_EQ(lacks.size(), 1U);
  EXPECT_NE(lacks[0].find("'close_draft'"), std::string::npos);
  EXPECT_EQ(MistakesOf(Replaced(OfficialText(), "output_kind: \"entri_agenda\"", "")).size(), 1U);
}

TEST(ParseSopFile, ATextThatIsNotUtf8IsNamedWithItsLine) {
  Mistakes escaped("sop");
  EXPECT_FALSE(ParseSopFile(Replaced(OfficialText(), "name: \"", "name: \"\\351"), escaped));
  ASSERT_FALSE(escaped.empty());
  EXPECT_GT(escaped.list()[0].line, 1);
  EXPECT_NE(escaped.list()[0].text.find("'name'"), std::string::npos);
}

TEST(ParseSopFile, NamesAMissingStepAndItsLine) {
  const std::string text = Replaced(OfficialText(), "key: 3", "key: 4");
  Mistakes mistakes("sop");
  EXPECT_FALSE(ParseSopFile(text, mistakes));
  ASSERT_EQ(mistakes.list().size(), 1U);
  EXPECT_GT(mistakes.list()[0].line, 50);
  EXPECT_NE(mistakes.list()[0].text.find("langkah 3 tidak ada"), std::string::npos);
}

TEST(ParseSopFile, ReportsEveryMistakeAtOnce) {
  std::string text = Replaced(OfficialText(), "version: 1", "version: 0");
  text = Replaced(text, "effective_date: \"2024-02-01\"", "effective_date: \"1 Februari\"");
  text = Replaced(text, "amount: 5 unit: UNIT_MINUTES", "amount: 0");
  text = Replaced(text, "percent: 80", "percent: 180");
  Mistakes mistakes("sop");
  EXPECT_FALSE(ParseSopFile(text, mistakes));
  EXPECT_EQ(mistakes.list().size(), 5U);
}

TEST(ParseSopFile, ACommandHasNoMoreResponsibleThanAMarkHasHolders) {
  const auto with = [](std::size_t count) {
    std::string more;
    for (std::size_t i = 1; i < count; ++i)
      more += " responsible: \"staf_" + std::to_string(i) + "\"";
    return Replaced(OfficialText(), "command: \"register\"", "command: \"register\"" + more);
  };
  Mistakes mistakes("sop");
  const auto parsed = ParseSopFile(with(kHoldersMax), mistakes);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(HoldersOf(SopOf(*parsed)->steps[0], "register").size(), kHoldersMax);
  EXPECT_FALSE(ParseSopFile(with(kHoldersMax + 1), mistakes));
  ASSERT_EQ(mistakes.list().size(), 1U);
  EXPECT_NE(mistakes.list()[0].text.find("paling banyak 32"), std::string::npos);
  EXPECT_GT(mistakes.list()[0].line, 1);
}

TEST(ParseSopFile, ReadsBudgetsPausesLaddersAndTotals) {
  std::string text = Replaced(OfficialText(), "RETURN_BUDGET_FRESH", "RETURN_BUDGET_REMAINING");
  text = Replaced(text, "warnings { percent: 50 }",
                  "hold_to_office_hours: true warnings { percent: 50 }");
  text +=
      "pause_reasons: \"Listrik padam\"\n"
      "pause_limits { reason: \"Listrik padam\" days_after: 2 positions: \"camat\" }\n"
      "case_standard { amount: 20 unit: UNIT_DAYS counting: COUNTING_EXCLUDE_START_DAY }\n";
  Mistakes mistakes("sop");
  const auto parsed = ParseSopFile(text, mistakes);
  ASSERT_TRUE(parsed);
  const Sop sop = *SopOf(*parsed);
  EXPECT_EQ(sop.GetStep(1)->get().standard.on_return, Standard::ReturnBudget::kRemaining);
  EXPECT_TRUE(sop.GetStep(1)->get().standard.hold_to_office_hours);
  ASSERT_EQ(sop.GetStep(1)->get().standard.escalations.size(), 2U);
  EXPECT_EQ(sop.GetStep(1)->get().standard.escalations[1].days_after, 2);
  EXPECT_EQ(sop.GetStep(1)->get().standard.escalations[1].positions,
            std::vector<std::string>{"camat"});
  EXPECT_EQ(sop.pause_reasons.back(), "Listrik padam");
  EXPECT_EQ(sop.pause_limits.at("Listrik padam").days_after, 2);
  EXPECT_EQ(sop.case_standard->amount, 20);
}

TEST(ParseSopFile, RefusesPausesAndLaddersThatMakeNoSense) {
  std::string text = Replaced(OfficialText(), "warnings { percent: 50 }",
                              "escalations { days_after: 40 } warnings { percent: 50 }");
  text += "pause_reasons: \"Cuaca\"\npause_reasons: \"Cuaca\"\npause_reasons: \"\"\n";
  Mistakes mistakes("sop");
  EXPECT_FALSE(ParseSopFile(text, mistakes));
  EXPECT_EQ(mistakes.list().size(), 3U);
}

TEST(ParseSopFile, APauseLimitIsForAReasonThatThereIs) {
  Mistakes mistakes("sop");
  EXPECT_FALSE(ParseSopFile(
      OfficialText() + "pause_limits { reason: \"Cuaca\" days_after: 99 positions: \"camat\" }\n",
      mistakes));
  EXPECT_EQ(mistakes.list().size(), 2U);
}

TEST(ParseSopFile, RefusesUnknownFields) {
  Mistakes mistakes("sop");
  EXPECT_FALSE(ParseSopFile(OfficialText() + "\ncolour: \"blue\"\n", mistakes));
  ASSERT_FALSE(mistakes.empty());
  EXPECT_GT(mistakes.list()[0].line, 100);
}

TEST(MissingInputs, NamesEachKindThatIsNotLinked) {
  Step step;
  step.enforced_inputs = {"surat_edaran", "entri_agenda"};
  EXPECT_EQ(MissingInputs(step, {"entri_agenda"}), std::vector<std::string>{"surat_edaran"});
  EXPECT_TRUE(MissingInputs(step, {"entri_agenda", "surat_edaran", "lain"}).empty());
}

}  // namespace
}  // namespace tepat::sop
