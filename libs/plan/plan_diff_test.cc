// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/plan_diff.h"

#include <gmock/gmock.h>

#include "libs/plan/plan_fixture.h"

namespace tepat::plan {
namespace {

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
