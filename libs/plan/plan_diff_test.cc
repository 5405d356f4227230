// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/plan_diff.h"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>

#include "libs/plan/plan_fixture.h"

namespace tepat::plan {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

// Each change in a line: `kind part id: field[unit] before -> after; …`.
std::vector<std::string> Told(const v1::Plan& before, const v1::Plan& after) {
  std::vector<std::string> told;
  for (const v1::PlanChange& change : DifferencesOf(before, after)) {
    std::string line = std::to_string(change.kind()) + " " + std::to_string(change.part()) + " " +
                       change.id() + ":";
    for (const v1::FieldChange& field : change.fields()) {
      line += " " + field.field() + "[" + field.unit() + "] " + field.before() + " -> " +
              field.after() + ";";
    }
    told.push_back(line);
  }
  return told;
}

TEST(DifferencesOf, APlanDoesNotDifferFromItself) {
  const v1::Plan plan = Read(ShippedPlan());
  EXPECT_THAT(DifferencesOf(plan, plan), IsEmpty());
}

TEST(DifferencesOf, AllIsNewWhereThereWasNoPlan) {
  EXPECT_THAT(Told(v1::Plan(), Read(SmallPlan())),
              ElementsAre("1 1 :", "1 2 tertib:", "1 3 hadir:", "1 4 program:"));
}

TEST(DifferencesOf, WhatIsGoneIsNamedLast) {
  const v1::Plan before = Read(SmallPlan());
  v1::Plan after = before;
  after.mutable_indicators(0)->set_id("lain");
  EXPECT_THAT(Told(before, after), ElementsAre("1 3 lain:", "2 3 hadir:"));
}

TEST(DifferencesOf, FieldsSayWhatTheyWereAndAre) {
  const v1::Plan before = Read(SmallPlan());
  v1::Plan after = before;
  after.mutable_agreement()->set_change("Perubahan anggaran");
  after.mutable_budget_lines(0)->set_amount("900000");
  after.mutable_indicators(0)->set_direction(v1::DIRECTION_EXACT);
  after.mutable_indicators(0)->set_largest("");
  EXPECT_THAT(Told(before, after),
              ElementsAre("3 1 : change[]  -> Perubahan anggaran;",
                          "3 3 hadir: direction[] naik -> tetap; largest[] 100 -> ;",
                          "3 4 program: amount[] 1000000 -> 900000;"));
}

TEST(DifferencesOf, TargetsAreToldByUnitHoweverTheyAreGrouped) {
  v1::Plan before = Read(SmallPlan());
  v1::Target* both = before.mutable_indicators(0)->add_targets();
  *both = before.indicators(0).targets(0);
  both->add_units("lurah_jogotrunan");
  both->add_units("lurah_kepuharjo");
  v1::Plan after = before;
  v1::Indicator* indicator = after.mutable_indicators(0);
  *indicator->add_targets() = indicator->targets(1);
  indicator->mutable_targets(1)->mutable_units()->RemoveLast();
  *indicator->mutable_targets(2)->mutable_units(0) = "lurah_kepuharjo";
  indicator->mutable_targets(2)->mutable_units()->RemoveLast();
  EXPECT_THAT(Told(before, after), IsEmpty());
  indicator->mutable_targets(2)->set_quarters(0, "65");
  EXPECT_THAT(Told(before, after),
              ElementsAre("3 3 hadir: targets[lurah_kepuharjo] 90 (60; 70; 80; 90) -> "
                          "90 (65; 70; 80; 90);"));
  indicator->mutable_targets()->RemoveLast();
  EXPECT_THAT(Told(before, after),
              ElementsAre("3 3 hadir: targets[lurah_kepuharjo] 90 (60; 70; 80; 90) -> ;"));
}

// An indicator that says something in each of its fields, with nothing that is a default.
v1::Plan FullPlan() {
  v1::Plan plan = Read(SmallPlan());
  v1::Indicator& one = *plan.mutable_indicators(0);
  one.set_code("1.2");
  one.set_definition("Yang hadir dari yang diundang");
  one.set_decimals(1);
  one.set_source("Daftar hadir");
  one.set_factor(1000);
  one.set_cap("110");
  one.add_scale()->set_name("BB");
  v1::History* past = one.add_history();
  past->set_year(2025);
  past->set_value("88");
  one.set_end_target("95");
  one.set_end_year(2029);
  one.set_national_standard("90");
  return plan;
}

// Names of the fields that differ in the one thing that does.
std::vector<std::string> FieldsThatDiffer(const v1::Plan& before, const v1::Plan& after) {
  const auto changes = DifferencesOf(before, after);
  EXPECT_EQ(changes.size(), 1U);
  std::vector<std::string> names;
  if (changes.empty()) return names;
  for (const v1::FieldChange& field : changes[0].fields()) names.push_back(field.field());
  return names;
}

// Whatever the contract has: a field that nobody compares would be changed without being told.
TEST(DifferencesOf, NoFieldOfAnIndicatorIsForgotten) {
  const v1::Plan full = FullPlan();
  const auto* all = v1::Indicator::descriptor();
  for (int i = 0; i < all->field_count(); ++i) {
    if (all->field(i)->name() == "id") continue;
    v1::Plan after = full;
    v1::Indicator& one = *after.mutable_indicators(0);
    one.GetReflection()->ClearField(&one, all->field(i));
    EXPECT_THAT(FieldsThatDiffer(full, after), Contains(all->field(i)->name()));
  }
}

TEST(DifferencesOf, NoFieldOfTheAgreementOrOfABudgetLineIsForgotten) {
  v1::Plan full = FullPlan();
  full.mutable_agreement()->set_change("Perubahan");
  full.mutable_budget_lines(0)->set_code("7.01");
  const auto* agreement = v1::Agreement::descriptor();
  for (int i = 0; i < agreement->field_count(); ++i) {
    v1::Plan after = full;
    v1::Agreement& one = *after.mutable_agreement();
    one.GetReflection()->ClearField(&one, agreement->field(i));
    EXPECT_THAT(FieldsThatDiffer(full, after), ElementsAre(agreement->field(i)->name()));
  }
  const auto* line = v1::BudgetLine::descriptor();
  for (int i = 0; i < line->field_count(); ++i) {
    if (line->field(i)->name() == "id") continue;
    v1::Plan after = full;
    v1::BudgetLine& one = *after.mutable_budget_lines(0);
    one.GetReflection()->ClearField(&one, line->field(i));
    EXPECT_THAT(FieldsThatDiffer(full, after), ElementsAre(line->field(i)->name()));
  }
}

TEST(DifferencesOf, EvidenceIsToldInWordsAndItsFormsHaveNoOrder) {
  v1::Plan before = Read(SmallPlan());
  before.mutable_indicators(0)->mutable_evidence(0)->add_kinds(v1::EVIDENCE_KIND_TEXT);
  v1::Plan after = before;
  v1::EvidenceRule& rule = *after.mutable_indicators(0)->mutable_evidence(0);
  rule.mutable_kinds()->SwapElements(0, 1);
  EXPECT_THAT(Told(before, after), IsEmpty());
  rule.set_required(false);
  rule.set_kinds(0, v1::EVIDENCE_KIND_LINK);
  EXPECT_THAT(Told(before, after),
              ElementsAre("3 3 hadir: evidence[] daftar (wajib; berkas, keterangan): Daftar hadir "
                          "-> daftar (berkas, tautan): Daftar hadir;"));
}

TEST(DifferencesOf, AnOrderAloneIsNone) {
  v1::Plan before = FullPlan();
  *before.add_indicators() = before.indicators(0);
  before.mutable_indicators(1)->set_id("lain");
  v1::History* past = before.mutable_indicators(0)->add_history();
  past->set_year(2024);
  past->set_value("87");
  v1::Plan after = before;
  after.mutable_indicators(0)->mutable_history()->SwapElements(0, 1);
  after.mutable_indicators()->SwapElements(0, 1);
  EXPECT_THAT(Told(before, after), IsEmpty());
}

TEST(DifferencesOf, WhatAPlanHasNoMoreIsGone) {
  const v1::Plan before = Read(SmallPlan());
  EXPECT_THAT(Told(before, v1::Plan()),
              ElementsAre("2 1 :", "2 2 tertib:", "2 3 hadir:", "2 4 program:"));
}

TEST(DifferencesOf, SayingADefaultIsNoChange) {
  const v1::Plan before = Read(SmallPlan());
  v1::Plan after = before;
  after.mutable_indicators(0)->set_factor(100);
  after.mutable_indicators(0)->set_cap("120");
  after.mutable_indicators(0)->mutable_units()->SwapElements(0, 1);
  EXPECT_THAT(Told(before, after), IsEmpty());
}

}  // namespace
}  // namespace tepat::plan
