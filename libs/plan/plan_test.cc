// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/plan.h"

#include <gmock/gmock.h>

namespace tepat::plan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Targets Of(int value) {
  const measure::Target target{measure::Fraction(value)};
  return {target, {target, target, target, target}};
}

Indicator Answered(const std::string& id, std::vector<std::string> units) {
  Indicator indicator;
  indicator.id = id;
  indicator.units = std::move(units);
  return indicator;
}

TEST(Indicator, OneUnitAloneIsHeldToTheTargetOfTheOffice) {
  Indicator indicator = Answered("ikm", {"kasi"});
  indicator.method.consolidation = measure::Consolidation::kSingle;
  EXPECT_FALSE(indicator.FindTargets("kasi")) << "the plan has none";
  indicator.office_targets = Of(90);
  EXPECT_EQ(indicator.FindTargets("kasi")->year, Of(90).year);
  EXPECT_FALSE(indicator.FindTargets("lurah")) << "he does not answer for it";
}

TEST(Indicator, UnitsThatAnswerTogetherAreHeldToTheirOwnTargetsOnly) {
  Indicator indicator = Answered("pbb", {"lurah", "kasi"});
  indicator.method.consolidation = measure::Consolidation::kSum;
  indicator.office_targets = Of(90);
  indicator.unit_targets.emplace("lurah", Of(40));
  EXPECT_EQ(indicator.FindTargets("lurah")->quarters.at(3), Of(40).year);
  EXPECT_FALSE(indicator.FindTargets("kasi"));
}

TEST(Indicator, AComponentIsFoundByItsKey) {
  Indicator indicator = Answered("hadir", {"kasi"});
  indicator.components = {{"datang", "Datang", "orang", measure::Role::kNumerator},
                          {"diundang", "Undangan", "orang", measure::Role::kDenominator}};
  EXPECT_EQ(indicator.GetComponent("diundang")->get().name, "Undangan");
  const auto unknown = indicator.GetComponent("Datang");
  EXPECT_EQ(unknown.error().slug, "plan.unknown_component");
  EXPECT_EQ(unknown.error().code, Code::kNotFound);
}

TEST(Plan, GivesTheIndicatorsOfAUnitInItsOwnOrder) {
  Plan plan;
  plan.indicators = {Answered("z", {"kasi", "lurah"}), Answered("m", {"lurah"}),
                     Answered("a", {"kasi"})};
  std::vector<std::string> ids;
  for (const Indicator& one : plan.IndicatorsOf("kasi")) ids.push_back(one.id);
  EXPECT_THAT(ids, ElementsAre("z", "a"));
  EXPECT_TRUE(plan.IndicatorsOf("camat").empty());
}

TEST(Plan, NamesEachUnitOnce) {
  Plan plan;
  EXPECT_THAT(plan.Units(), IsEmpty());
  plan.indicators = {Answered("z", {"lurah", "kasi"}), Answered("m", {"lurah"})};
  EXPECT_THAT(plan.Units(), ElementsAre("kasi", "lurah"));
}

TEST(Plan, AnIndicatorThatItLacksIsNamedWithTheYear) {
  Plan plan;
  plan.year = 2026;
  plan.indicators = {Answered("ikm", {"kasi"})};
  EXPECT_EQ(plan.GetIndicator("ikm")->get().id, "ikm");
  const auto unknown = plan.GetIndicator("pbb");
  EXPECT_EQ(unknown.error().slug, "plan.unknown_indicator");
  EXPECT_EQ(unknown.error().message, "the plan of 2026 has no indicator 'pbb'");
}

}  // namespace
}  // namespace tepat::plan
