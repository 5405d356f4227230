// SPDX-License-Identifier: Apache-2.0
#include "services/office/plans.h"

#include <gmock/gmock.h>

#include "libs/identity/office_plan.h"
#include "libs/plan/plan_file.h"
#include "services/office/plan_fixture.h"

namespace tepat::office {
namespace {

using testing::HasSubstr;

TEST_F(PlanTest, AnImportAdoptsThePlanOfAYearThatHasNone) {
  EXPECT_EQ(ImportOffice()->adopted(), 5);
  EXPECT_EQ(InForce(2026), 1);
  EXPECT_EQ(Facts().back(), "plan-adopted");
  const auto known = node_->pool().Read<std::optional<identity::PlanVersion>>(
      [](sql::Database& db) { return identity::FindPlan(db, 2026); });
  ASSERT_TRUE(known && *known) << "every service will have read the same";
  EXPECT_EQ((*known)->adopted->plan.indicators.size(), 15U);
}

TEST_F(PlanTest, AnImportDraftsWhatTheCamatHasToDecide) {
  ASSERT_TRUE(ImportOffice());
  EXPECT_EQ(ImportPlanFile(Shipped())->unchanged(), 1) << "the plan in force";
  const auto drafted = ImportPlanFile(Changed());
  EXPECT_EQ(drafted->drafted(), 1);
  EXPECT_EQ(drafted->adopted(), 0);
  EXPECT_EQ(InForce(2026), 1);
  EXPECT_EQ(Facts().back(), "plan-drafted");
  EXPECT_EQ(ImportPlanFile(Changed())->unchanged(), 1) << "the draft that waits";
}

TEST_F(PlanTest, UnitsOfADirectoryThatComesWithThePlanCount) {
  v1::ImportOfficeRequest request = WholeOffice();
  std::string* plan = request.mutable_files(4)->mutable_text();
  plan->replace(plan->find("\"kasi_pelayanan_umum\""), 21, "\"kasi_pelayanan\"");
  const auto refused = Import(request);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().details.at("mistakes"),
              HasSubstr("plan/2026.textproto:31: unit 'kasi_pelayanan' tidak ada"));
  EXPECT_EQ(node_->writer().head().sequence, 0);
}

TEST_F(PlanTest, AFileIsNamedAfterItsYear) {
  v1::ImportOfficeRequest request = WholeOffice();
  request.mutable_files(4)->set_name("plan/2027.textproto");
  EXPECT_THAT(Import(request).error().details.at("mistakes"),
              HasSubstr("pakai plan/2026.textproto"));
}

TEST_F(PlanTest, TheKasubbagDraftsAndTheCamatAdopts) {
  ASSERT_TRUE(ImportOffice());
  EXPECT_EQ(Draft("camat", Changed(), 1).error().slug, "identity.not_allowed");
  const auto drafted = Draft("kasubbag_keuangan", Changed(), 1);
  ASSERT_TRUE(drafted) << drafted.error().message;
  EXPECT_EQ(drafted->revision(), 2);
  EXPECT_EQ(Adopt("kasubbag_keuangan", 2).error().slug, "identity.not_allowed");
  const auto adopted = Adopt("camat", 2);
  ASSERT_TRUE(adopted) << adopted.error().message;
  EXPECT_EQ(adopted->version(), 2);
  EXPECT_EQ(InForce(2026), 2);
  EXPECT_EQ(Adopt("camat", 2).error().slug, "office.no_plan_draft");
}

TEST_F(PlanTest, NobodyDraftsOrAdoptsOverWhatHeHasNotSeen) {
  ASSERT_TRUE(ImportOffice());
  EXPECT_EQ(Draft("", Changed(), 0).error().slug, "office.plan_draft_changed");
  EXPECT_EQ(Draft("", Changed(), 0).error().details.at("revision"), "1");
  ASSERT_TRUE(Draft("", Changed(), 1));
  EXPECT_EQ(Draft("", Changed(), 0)->revision(), 2) << "the same file is the same draft";
  EXPECT_EQ(Adopt("", 1).error().slug, "office.plan_draft_changed");
}

TEST_F(PlanTest, ARevisionIsNeverGivenTwice) {
  ASSERT_TRUE(ImportOffice());
  ASSERT_TRUE(Draft("", Changed(), 1));
  ASSERT_TRUE(Adopt("", 2));
  EXPECT_EQ(Draft("", Shipped(), 2)->revision(), 3);
}

TEST_F(PlanTest, APlanThatSaysTheSameIsNotAdoptedAgain) {
  ASSERT_TRUE(ImportOffice());
  ASSERT_TRUE(Draft("", Shipped() + "# catatan\n", 1));
  EXPECT_EQ(Adopt("", 2).error().slug, "office.plan_unchanged");
}

TEST_F(PlanTest, ADraftIsJudgedAnewWhenItIsAdopted) {
  ASSERT_TRUE(ImportOffice());
  ASSERT_TRUE(Draft("", Changed(), 1));
  v1::ImportOfficeRequest request;
  request.set_request_id(ids_.Next());
  *request.add_files() = File("directory.textproto");
  std::string* text = request.mutable_files(0)->mutable_text();
  text->replace(text->find("version: 1"), 10, "version: 2");
  for (std::size_t at = 0; (at = text->find("\"lurah_jogotrunan\"", at)) != std::string::npos;) {
    text->replace(at, 18, "\"lurah_jogotrunan_baru\"");
  }
  ASSERT_TRUE(Import(request));
  const auto refused = Adopt("", 2);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().details.at("mistakes"), HasSubstr("'lurah_jogotrunan' tidak ada"));
}

TEST_F(PlanTest, AnIdOfAnyYearKeepsItsMeasure) {
  ASSERT_TRUE(ImportOffice());
  std::string next = Replaced(Shipped(), "year: 2026\n", "year: 2027\n");
  EXPECT_TRUE(Draft("", next, 0)) << "a new year begins its own revisions";
  next = Replaced(next, "unit_of_measure: \"nilai\"", "unit_of_measure: \"persen\"");
  const auto refused = Draft("", next, 1);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().details.at("mistakes"),
              HasSubstr("indikator 'ikm' pada tahun 2026 diukur lain ('unit_of_measure')"));
}

TEST_F(PlanTest, AnIdKeepsItsMeasureInPlansThatComeTogether) {
  v1::ImportOfficeRequest request = WholeOffice();
  v1::OfficeFile* next = request.add_files();
  next->set_name("plan/2027.textproto");
  next->set_text(Replaced(Shipped(), "year: 2026\n", "year: 2027\n"));
  EXPECT_EQ(Import(request)->adopted(), 6) << "the same measures in both";
}

TEST_F(PlanTest, AnIdIsNotUsedTwiceByPlansThatComeTogether) {
  v1::ImportOfficeRequest request = WholeOffice();
  v1::OfficeFile* next = request.add_files();
  next->set_name("plan/2027.textproto");
  next->set_text(Replaced(Replaced(Shipped(), "year: 2026\n", "year: 2027\n"),
                          "unit_of_measure: \"nilai\"", "unit_of_measure: \"persen\""));
  const auto refused = Import(request);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().details.at("mistakes"),
              HasSubstr("indikator 'ikm' pada tahun 2026 diukur lain ('unit_of_measure')"));
  EXPECT_EQ(InForce(2026), 0) << "an import is taken whole or not at all";
}

TEST_F(PlanTest, AnExportGivesTheFileOfThePlanInForce) {
  ASSERT_TRUE(ImportOffice());
  ASSERT_TRUE(Draft("", Changed(), 1));
  EXPECT_EQ(StoredText("plan/2026.textproto"), Shipped());
  ASSERT_TRUE(Adopt("", 2));
  EXPECT_EQ(StoredText("plan/2026.textproto"), Changed());
}

// A plan as large as one is likely to get: each of sixty indicators has a target for each unit.
plan::v1::Plan LargePlan(int indicators) {
  Mistakes mistakes("plan");
  plan::v1::Plan plan =
      *plan::ReadPlanFile(simulation::ReadOfficeFile("plan/2026.textproto"), mistakes);
  plan::v1::Indicator model = plan.indicators(1);
  model.mutable_units()->Clear();
  model.mutable_targets()->DeleteSubrange(1, model.targets_size() - 1);
  for (int unit = 0; unit < 12; ++unit) {
    *model.add_units() = "lurah_citrodiwangsan_" + std::to_string(unit);
    plan::v1::Target* target = model.add_targets();
    *target = model.targets(0);
    target->add_units(model.units(unit));
    target->set_year("12345.67");
  }
  plan.mutable_indicators()->Clear();
  for (int i = 0; i < indicators; ++i) {
    *plan.add_indicators() = model;
    plan.mutable_indicators(i)->set_id("layanan_tepat_waktu_" + std::to_string(i));
  }
  return plan;
}

TEST_F(PlanTest, SixtyIndicatorsForTwelveUnitsFitOneFact) {
  const plan::v1::Plan plan = LargePlan(60);
  EXPECT_LT(PlanFactBytes(plan), kPlanFactBytesMax);
  EXPECT_LT(plan::WritePlanFile(plan).size(), plan::kPlanBytesMax);
}

TEST_F(PlanTest, APlanThatFitsNoFactIsAMistakeAndNoFault) {
  Mistakes unread("plan");
  plan::v1::Plan plan = *plan::ReadPlanFile(Shipped(), unread);
  const plan::v1::Indicator model = plan.indicators(0);
  plan.mutable_indicators()->Clear();
  for (int i = 0; i < 100; ++i) {
    *plan.add_indicators() = model;
    plan.mutable_indicators(i)->set_id("ikm_" + std::to_string(i));
    plan.mutable_indicators(i)->set_definition(std::string(1700, 'x'));
  }
  ASSERT_GT(PlanFactBytes(plan), kPlanFactBytesMax);
  const std::string file = plan::WritePlanFile(plan);
  ASSERT_LT(file.size(), plan::kPlanBytesMax);
  Mistakes mistakes("plan");
  const auto judged = node_->pool().Read<std::optional<plan::v1::Plan>>(
      [&](sql::Database& db) { return JudgePlan(db, {"kasi_pelayanan_umum"}, file, mistakes); });
  EXPECT_FALSE(*judged);
  ASSERT_EQ(mistakes.list().size(), 1U) << mistakes.list()[0].ToString();
  EXPECT_THAT(mistakes.list()[0].text, HasSubstr("paling banyak 236 KiB"));
}

}  // namespace
}  // namespace tepat::office
