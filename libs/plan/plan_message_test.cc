// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/plan_message.h"

#include <gmock/gmock.h>

#include "libs/plan/plan_fixture.h"

namespace tepat::plan {
namespace {

using testing::ElementsAre;

measure::Target Exactly(int value) { return measure::Target(measure::Fraction(value)); }

TEST(PlanOf, GivesIndicatorsByUnit) {
  const auto plan = PlanOf(Read(ShippedPlan()));
  ASSERT_TRUE(plan) << plan.error().message;
  EXPECT_EQ(plan->year, 2026);
  std::vector<std::string> ids;
  for (const Indicator& one : plan->IndicatorsOf("lurah_jogotrunan")) ids.push_back(one.id);
  EXPECT_THAT(ids,
              ElementsAre("layanan_tepat_waktu", "lama_layanan", "pengaduan_selesai", "lunas_pbb",
                          "gangguan_trantibum", "partisipasi_musrenbang", "swadaya"));
  EXPECT_TRUE(plan->IndicatorsOf("camat").empty());
}

TEST(PlanOf, AUnitIsHeldToItsOwnTarget) {
  const Plan plan = *PlanOf(Read(ShippedPlan()));
  const Indicator& tax = plan.GetIndicator("lunas_pbb")->get();
  EXPECT_EQ(tax.FindTargets("lurah_tompokersan")->quarters.at(1), Exactly(50));
  EXPECT_FALSE(tax.FindTargets("lurah_jogotrunan")) << "the office's target is all units' together";
  EXPECT_EQ(tax.office_targets->quarters.at(1), Exactly(45));
  const Indicator& survey = plan.GetIndicator("ikm")->get();
  EXPECT_EQ(survey.FindTargets("kasi_pelayanan_umum")->quarters.at(1), Exactly(86));
  EXPECT_FALSE(survey.FindTargets("lurah_jogotrunan"));
}

TEST(PlanOf, WhatIsNotThereIsAnAnswer) {
  const Plan plan = *PlanOf(Read(SmallPlan()));
  EXPECT_EQ(plan.GetIndicator("ikm").error().slug, "plan.unknown_indicator");
  const Indicator& indicator = plan.indicators.at(0);
  EXPECT_EQ(indicator.GetComponent("nilai").error().slug, "plan.unknown_component");
  EXPECT_EQ(indicator.GetComponent("datang")->get().role, measure::Role::kNumerator);
}

TEST(PlanOf, WhatIsTypedDirectlyHasTheOneComponent) {
  const Plan plan = *PlanOf(Read(ShippedPlan()));
  const Indicator& indicator = plan.GetIndicator("ikm")->get();
  ASSERT_EQ(indicator.components.size(), 1U);
  EXPECT_EQ(indicator.components[0].key, kValueKey);
  EXPECT_EQ(indicator.components[0].unit_of_measure, "nilai");
}

TEST(PlanOf, DefaultsAndHistoryAreInOrder) {
  v1::Plan message = Read(SmallPlan());
  v1::Indicator& from = *message.mutable_indicators(0);
  for (const int year : {2025, 2023, 2024}) {
    v1::History* past = from.add_history();
    past->set_year(year);
    past->set_value(std::to_string(year - 1950));
  }
  const Indicator indicator = PlanOf(message)->indicators.at(0);
  EXPECT_EQ(indicator.history.front().year, 2023);
  EXPECT_EQ(indicator.history.back().value.ToPlain(), "75");
  EXPECT_EQ(indicator.method.factor, 100);
  EXPECT_EQ(*indicator.method.cap, measure::Fraction(120));
  from.set_cap("-");
  EXPECT_FALSE(PlanOf(message)->indicators.at(0).method.cap);
}

TEST(PlanOf, APlanThatNobodyCheckedIsRefused) {
  EXPECT_EQ(PlanOf(v1::Plan()).error().slug, "plan.malformed");
  const auto spoilt = [](const std::function<void(v1::Indicator&)>& spoil) {
    v1::Plan message = Read(SmallPlan());
    spoil(*message.mutable_indicators(0));
    return !PlanOf(message);
  };
  EXPECT_TRUE(spoilt([](auto& one) { one.set_direction(static_cast<v1::Direction>(9)); }));
  EXPECT_TRUE(spoilt([](auto& one) { one.clear_components(); }));
  EXPECT_TRUE(spoilt([](auto& one) { one.mutable_targets(0)->clear_quarters(); }));
  EXPECT_TRUE(spoilt([](auto& one) { one.mutable_targets(0)->set_year("1,5"); }));
  EXPECT_TRUE(spoilt([](auto& one) { one.set_cap("x"); }));
  EXPECT_TRUE(spoilt([](auto& one) { one.mutable_evidence(0)->add_kinds(v1::EvidenceKind(7)); }));
}

TEST(PlanOf, KeepsWhatTheRulesNeedOfEachPart) {
  v1::Plan message = Read(SmallPlan());
  message.mutable_indicators(0)->set_end_target("95.50");
  message.mutable_indicators(0)->set_end_year(2029);
  message.mutable_indicators(0)->set_national_standard("90");
  const auto plan = PlanOf(message);
  ASSERT_TRUE(plan) << plan.error().message;
  EXPECT_EQ(plan->agreement.second_party, "Bupati");
  EXPECT_EQ(plan->objectives.at(0).name, "Tertib");
  EXPECT_EQ(plan->budget_lines.at(0).amount.ToPlain(), "1000000");
  EXPECT_EQ(plan->budget_lines.at(0).objective, "tertib");
  const Indicator& indicator = plan->indicators.at(0);
  EXPECT_EQ(indicator.end_target->ToPlain(), "95.5");
  EXPECT_EQ(indicator.end_year, 2029);
  EXPECT_EQ(indicator.national_standard->ToPlain(), "90");
  EXPECT_TRUE(indicator.evidence.at(0).required);
  EXPECT_THAT(indicator.evidence.at(0).kinds, ElementsAre(EvidenceKind::kFile));
  EXPECT_EQ(*indicator.method.bounds.largest, measure::Fraction(100));
}

TEST(MethodOf, NamesTheFieldThatCannotBeRead) {
  const auto field_of = [](const std::function<void(v1::Indicator&)>& spoil) {
    v1::Plan message = Read(SmallPlan());
    spoil(*message.mutable_indicators(0));
    const auto method = MethodOf(message.indicators(0));
    return method ? std::string() : method.error().details.at("field");
  };
  EXPECT_EQ(field_of([](auto& one) { one.clear_counting(); }), "counting");
  EXPECT_EQ(field_of([](auto& one) { one.set_largest("seratus"); }), "largest");
  EXPECT_EQ(field_of([](auto& one) { one.set_cap("1,2"); }), "cap");
  EXPECT_EQ(field_of([](auto& one) { one.mutable_components(0)->clear_role(); }), "role");
  EXPECT_EQ(field_of([](auto& one) { one.add_scale()->set_number("x"); }), "scale");
}

TEST(FactorOf, IsAHundredWhereThePlanNamesNone) {
  v1::Indicator indicator;
  EXPECT_EQ(FactorOf(indicator), 100);
  indicator.set_factor(1000);
  EXPECT_EQ(FactorOf(indicator), 1000);
}

TEST(TargetOf, IsANumberOrARangeWithinTheLimitsOfValues) {
  const measure::Method method = {};
  EXPECT_EQ(*TargetOf(method, "80"), Exactly(80));
  const auto range = TargetOf(method, "80..90");
  ASSERT_TRUE(range);
  EXPECT_EQ(range->lower(), measure::Fraction(80));
  EXPECT_EQ(range->upper(), measure::Fraction(90));
  EXPECT_EQ(TargetOf(method, "90..80").error().slug, "measure.reversed_range");
  EXPECT_EQ(TargetOf(method, "").error().slug, "measure.not_plain");
  for (const char* text : {"1234567890123", "1.00001", "1..1234567890123", "0.00001..1"}) {
    EXPECT_EQ(TargetOf(method, text).error().slug, "measure.too_long") << text;
  }
}

TEST(ValueOf, OfAGradeIsTheNumberOfItsName) {
  measure::Method method;
  EXPECT_EQ(ValueOf(method, "80.50")->ToPlain(), "80.5");
  EXPECT_EQ(ValueOf(method, "80..90").error().slug, "measure.not_plain");
  method.direction = measure::Direction::kGrade;
  method.scale = {{"B", *measure::Decimal::ReadPlain("60")},
                  {"BB", *measure::Decimal::ReadPlain("70")}};
  EXPECT_EQ(ValueOf(method, "BB")->ToPlain(), "70");
  EXPECT_EQ(*TargetOf(method, "B"), Exactly(60));
  for (const char* text : {"b", "A", "70", ""}) {
    EXPECT_EQ(ValueOf(method, text).error().slug, "plan.unknown_grade") << text;
  }
}

TEST(WordOf, EachTermHasTheWordOfAgreements) {
  EXPECT_EQ(WordOf(v1::DIRECTION_UP), "naik");
  EXPECT_EQ(WordOf(v1::DIRECTION_DOWN_BY_DIFFERENCE), "turun_selisih");
  EXPECT_EQ(WordOf(v1::DIRECTION_GRADE), "predikat");
  EXPECT_EQ(WordOf(v1::ENTRY_COMPONENT_SUM), "jumlah_komponen");
  EXPECT_EQ(WordOf(v1::COUNTING_CUMULATIVE), "kumulatif");
  EXPECT_EQ(WordOf(v1::ACCUMULATION_GREATEST), "maks");
  EXPECT_EQ(WordOf(v1::CONSOLIDATION_RATIO_OF_SUMS), "nisbah_jumlah");
  EXPECT_EQ(WordOf(v1::COMPONENT_ROLE_DENOMINATOR), "penyebut");
  EXPECT_EQ(WordOf(v1::DIRECTION_UNSPECIFIED), "");
}

}  // namespace
}  // namespace tepat::plan
