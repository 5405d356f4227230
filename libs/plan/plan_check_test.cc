// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/plan_check.h"

#include <gmock/gmock.h>

#include <functional>

#include "libs/plan/plan_fixture.h"
#include "libs/plan/plan_message.h"

namespace tepat::plan {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

using Spoil = std::function<void(v1::Plan&)>;

KeptFindings Judged(const v1::Plan& plan, const PlanContext& context = KnownUnits()) {
  KeptFindings findings;
  CheckPlan(plan, context, findings);
  return findings;
}

// Where something is wrong in the small plan, once it was spoilt.
std::vector<std::string> PlacesIn(const Spoil& spoil) {
  v1::Plan plan = Read(SmallPlan());
  spoil(plan);
  return Judged(plan).places;
}

// The same for its one indicator, whose place stands before each.
std::vector<std::string> PlacesInIndicator(const std::function<void(v1::Indicator&)>& spoil) {
  return PlacesIn([&](v1::Plan& plan) { spoil(*plan.mutable_indicators(0)); });
}

TEST(CheckPlan, FindsNothingInAGoodPlan) {
  const KeptFindings findings = Judged(Read(SmallPlan()));
  EXPECT_THAT(findings.texts, IsEmpty());
  EXPECT_THAT(findings.noted, IsEmpty());
}

TEST(CheckPlan, TheYearIsOneOfThisMillennium) {
  for (const int year : {0, -1, 1999, 3000}) {
    EXPECT_THAT(PlacesIn([&](v1::Plan& plan) { plan.set_year(year); }), ElementsAre("year"));
  }
  for (const int year : {2000, 2999}) {
    EXPECT_THAT(PlacesIn([&](v1::Plan& plan) { plan.set_year(year); }), IsEmpty());
  }
}

TEST(CheckPlan, EachFieldOfTheAgreementHasItsPlace) {
  const auto in = [](const std::function<void(v1::Agreement&)>& spoil) {
    return PlacesIn([&](v1::Plan& plan) { spoil(*plan.mutable_agreement()); });
  };
  EXPECT_THAT(PlacesIn([](v1::Plan& plan) { plan.clear_agreement(); }), ElementsAre("agreement"));
  EXPECT_THAT(in([](auto& one) { one.clear_number(); }), ElementsAre("agreement.number"));
  EXPECT_THAT(in([](auto& one) { one.clear_first_party(); }), ElementsAre("agreement.first_party"));
  EXPECT_THAT(in([](auto& one) { one.set_second_party(std::string(201, 'x')); }),
              ElementsAre("agreement.second_party"));
  EXPECT_THAT(in([](auto& one) { one.set_change(std::string(501, 'x')); }),
              ElementsAre("agreement.change"));
  for (const char* date : {"", "2026-02-30", "20-01-2026", "2026-1-20"}) {
    EXPECT_THAT(in([&](auto& one) { one.set_date(date); }), ElementsAre("agreement.date")) << date;
  }
}

TEST(CheckPlan, ObjectivesAreOneToThirtyEachOnce) {
  EXPECT_THAT(PlacesIn([](v1::Plan& plan) { plan.mutable_objectives(0)->set_name(" "); }),
              ElementsAre("objectives[0].name"));
  EXPECT_THAT(PlacesIn([](v1::Plan& plan) { *plan.add_objectives() = plan.objectives(0); }),
              ElementsAre("objectives[1].id"));
  const auto with = [](int more) {
    return PlacesIn([&](v1::Plan& plan) {
      for (int i = 0; i < more; ++i) {
        v1::Objective* one = plan.add_objectives();
        one->set_id("sasaran_" + std::to_string(i));
        one->set_name("Sasaran");
      }
    });
  };
  EXPECT_THAT(with(29), IsEmpty());
  EXPECT_THAT(with(30), ElementsAre("objectives"));
}

TEST(CheckPlan, WhatNamesAnObjectiveIsToldWhereItIsNamed) {
  EXPECT_THAT(PlacesIn([](v1::Plan& plan) { plan.mutable_objectives(0)->set_id("lain"); }),
              ElementsAre("indicators[0].objective", "budget_lines[0].objective"));
  EXPECT_THAT(PlacesIn([](v1::Plan& plan) { plan.mutable_budget_lines(0)->clear_objective(); }),
              IsEmpty())
      << "a budget line need not serve one";
}

TEST(CheckPlan, BudgetLinesAreAtMostAHundred) {
  const auto with = [](int more) {
    return PlacesIn([&](v1::Plan& plan) {
      for (int i = 0; i < more; ++i) {
        *plan.add_budget_lines() = plan.budget_lines(0);
        plan.mutable_budget_lines(i + 1)->set_id("program_" + std::to_string(i));
      }
    });
  };
  EXPECT_THAT(with(kBudgetLinesMax - 1), IsEmpty());
  EXPECT_THAT(with(kBudgetLinesMax), ElementsAre("budget_lines"));
  EXPECT_THAT(PlacesIn([](v1::Plan& plan) { plan.mutable_budget_lines(0)->clear_amount(); }),
              ElementsAre("budget_lines[0].amount"));
}

TEST(CheckPlan, IndicatorsAreJudgedUpToTheirLimitAndNoFurther) {
  v1::Plan plan = Read(SmallPlan());
  for (int i = 1; i <= kIndicatorsMax; ++i) {
    *plan.add_indicators() = plan.indicators(0);
    plan.mutable_indicators(i)->set_id("hadir_" + std::to_string(i));
  }
  EXPECT_THAT(Judged(plan).places, ElementsAre("indicators"));
  for (v1::Indicator& one : *plan.mutable_indicators()) one.clear_name();
  EXPECT_THAT(Judged(plan).places, SizeIs(1 + kIndicatorsMax));
}

TEST(CheckPlan, EachFieldOfAnIndicatorHasItsPlace) {
  EXPECT_THAT(PlacesInIndicator([](auto& one) { one.set_code(std::string(61, 'x')); }),
              ElementsAre("indicators[0].code"));
  EXPECT_THAT(PlacesInIndicator([](auto& one) { one.set_definition(std::string(2001, 'x')); }),
              ElementsAre("indicators[0].definition"));
  EXPECT_THAT(PlacesInIndicator([](auto& one) { one.clear_unit_of_measure(); }),
              ElementsAre("indicators[0].unit_of_measure"));
  EXPECT_THAT(PlacesInIndicator([](auto& one) { one.set_source(std::string(501, 'x')); }),
              ElementsAre("indicators[0].source"));
  EXPECT_THAT(PlacesInIndicator([](auto& one) { one.set_units(1, "camat"); }),
              ElementsAre("indicators[0].units[1]"));
  EXPECT_THAT(PlacesInIndicator([](auto& one) { one.clear_units(); }),
              ElementsAre("indicators[0].units"));
  EXPECT_THAT(PlacesInIndicator([](auto& one) { one.mutable_components(1)->clear_role(); }),
              ElementsAre("indicators[0].components[1].role"));
  EXPECT_THAT(PlacesInIndicator([](auto& one) { one.mutable_evidence(0)->clear_name(); }),
              ElementsAre("indicators[0].evidence[0].name"));
  EXPECT_THAT(PlacesInIndicator([](auto& one) { one.mutable_targets(0)->set_quarters(2, "x"); }),
              ElementsAre("indicators[0].targets[0].quarters[2]"));
}

// A plan without mistakes must be one to compute with.
TEST(CheckPlan, WhatTheRulesWouldNotTakeIsAMistake) {
  const std::vector<std::function<void(v1::Indicator&)>> spoils = {
      [](auto& one) { one.mutable_components(0)->clear_role(); },
      [](auto& one) { one.add_components()->set_key("lain"); },
      [](auto& one) { one.mutable_components(1)->set_role(static_cast<v1::ComponentRole>(9)); },
      [](auto& one) { one.mutable_evidence(0)->add_kinds(static_cast<v1::EvidenceKind>(9)); },
      [](auto& one) { one.set_direction(static_cast<v1::Direction>(9)); },
      [](auto& one) { one.set_entry(v1::ENTRY_DIRECT); },
      [](auto& one) { one.set_factor(-1); },
      [](auto& one) { one.set_decimals(-1); },
      [](auto& one) { one.set_cap("x"); },
      [](auto& one) { one.add_scale()->set_number("x"); },
      [](auto& one) { one.mutable_targets(0)->add_quarters("90"); }};
  for (std::size_t i = 0; i < spoils.size(); ++i) {
    v1::Plan plan = Read(SmallPlan());
    spoils[i](*plan.mutable_indicators(0));
    ASSERT_FALSE(PlanOf(plan)) << "spoil " << i;
    EXPECT_FALSE(Judged(plan).places.empty()) << "spoil " << i;
  }
}

TEST(CheckPlan, AnIdIsNeverUsedForAnotherMeasure) {
  const v1::Indicator before = Read(SmallPlan()).indicators(0);
  const std::vector<std::pair<std::string, std::function<void(v1::Indicator&)>>> others = {
      {"unit_of_measure", [](auto& one) { one.set_unit_of_measure("orang"); }},
      {"entry", [](auto& one) { one.set_entry(v1::ENTRY_DIRECT); }},
      {"counting", [](auto& one) { one.set_counting(v1::COUNTING_QUARTER); }},
      {"factor", [](auto& one) { one.set_factor(1); }},
      {"components", [](auto& one) { one.mutable_components(0)->set_key("tiba"); }},
      {"direction", [](auto& one) { one.set_direction(v1::DIRECTION_GRADE); }}};
  // Years before and after alike: an office may add plans of past years.
  for (const int year : {2024, 2027}) {
    for (const auto& [field, change] : others) {
      PlanContext context = KnownUnits();
      v1::Indicator former = before;
      change(former);
      context.known["hadir"] = {year, former};
      const KeptFindings findings = Judged(Read(SmallPlan()), context);
      EXPECT_THAT(findings.places, ElementsAre("indicators[0].id"));
      EXPECT_THAT(findings.texts, ElementsAre(HasSubstr("('" + field + "'); beri 'id' baru")));
      EXPECT_THAT(findings.texts, Each(HasSubstr("pada tahun " + std::to_string(year))));
    }
  }
}

TEST(CheckPlan, AnIdOfTheSameMeasureIsUsedAgain) {
  PlanContext context = KnownUnits();
  v1::Indicator former = Read(SmallPlan()).indicators(0);
  former.set_name("Kehadiran lama");
  former.set_cap("-");
  former.clear_largest();
  former.clear_evidence();
  former.set_accumulation(v1::ACCUMULATION_LAST);
  former.mutable_components(0)->set_name("Yang datang");
  context.known["hadir"] = {2025, former};
  // Whatever else was ever measured is nothing to this plan.
  context.known["lain"] = {2025, v1::Indicator()};
  EXPECT_THAT(Judged(Read(SmallPlan()), context).texts, IsEmpty());
}

}  // namespace
}  // namespace tepat::plan
