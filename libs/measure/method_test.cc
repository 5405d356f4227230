// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/method.h"

#include <gtest/gtest.h>

#include <functional>

namespace tepat::measure {
namespace {

Fraction F(std::string_view text) { return *ReadPlainFraction(text); }

Method Sound(Entry entry, std::vector<Role> components) {
  Method method;
  method.entry = entry;
  method.components = std::move(components);
  return method;
}

Method Direct() { return Sound(Entry::kDirect, {Role::kValue}); }
Method Ratio() { return Sound(Entry::kRatio, {Role::kDenominator, Role::kNumerator}); }

Method Graded() {
  Method method = Direct();
  method.direction = Direction::kGrade;
  method.scale = {{"WTP", *Decimal::ReadPlain("4")}, {"WDP", *Decimal::ReadPlain("3")}};
  return method;
}

TEST(Method, IsSoundWhenItsPartsFit) {
  for (const Method& method : {Direct(), Ratio(), Graded(),
                               Sound(Entry::kSumOfComponents, {Role::kAddend, Role::kAddend})}) {
    EXPECT_TRUE(MistakesIn(method).empty());
  }
}

TEST(Method, TellsEachMistakeByItsSlug) {
  const auto slug_of = [](Method method, const std::function<void(Method&)>& spoil) {
    spoil(method);
    const auto mistakes = MistakesIn(method);
    return mistakes.size() == 1 ? mistakes[0].slug : std::to_string(mistakes.size());
  };
  EXPECT_EQ(slug_of(Direct(), [](auto& m) { m.components.clear(); }), "measure.components");
  EXPECT_EQ(slug_of(Direct(), [](auto& m) { m.entry = Entry::kRatio; }), "measure.components");
  EXPECT_EQ(slug_of(Ratio(), [](auto& m) { m.components = {Role::kNumerator}; }),
            "measure.components");
  EXPECT_EQ(slug_of(Ratio(), [](auto& m) { m.components.resize(17, Role::kNumerator); }),
            "measure.components");
  EXPECT_EQ(slug_of(Ratio(), [](auto& m) { m.factor = 10; }), "measure.factor");
  EXPECT_EQ(slug_of(Direct(),
                    [](auto& m) {
                      m.counting = Counting::kCumulative;
                      m.accumulation = Accumulation::kMean;
                    }),
            "measure.cumulative_sum_only");
  EXPECT_EQ(slug_of(Direct(), [](auto& m) { m.consolidation = Consolidation::kSummedRatio; }),
            "measure.summed_ratio");
  EXPECT_EQ(slug_of(Direct(), [](auto& m) { m.decimals = 5; }), "measure.decimals");
  EXPECT_EQ(slug_of(Direct(), [](auto& m) { m.cap = F("-1"); }), "measure.cap");
  EXPECT_EQ(slug_of(Direct(), [](auto& m) { m.bounds = {F("1"), F("0")}; }), "measure.bounds");
  EXPECT_EQ(slug_of(Graded(), [](auto& m) { m.scale.clear(); }), "measure.scale");
  EXPECT_EQ(slug_of(Graded(), [](auto& m) { m.scale[1].name = "WTP"; }), "measure.scale");
  EXPECT_EQ(slug_of(Graded(), [](auto& m) { m.direction = Direction::kHigher; }), "measure.scale");
}

TEST(Method, TakesARangeWithTheLastQuarterOnly) {
  const Target range = *ReadPlainTarget("80..90");
  Method method = Direct();
  EXPECT_EQ(CheckTarget(method, range).error().slug, "measure.range_target");
  EXPECT_TRUE(CheckTarget(method, Target(F("80"))));
  method.counting = Counting::kCumulative;
  EXPECT_TRUE(CheckTarget(method, range));
  method = Direct();
  method.accumulation = Accumulation::kLast;
  EXPECT_TRUE(CheckTarget(method, range));
}

TEST(Method, MakesAValueOfWhatWasTyped) {
  EXPECT_EQ(*MeasuredBy(Direct(), std::vector<Typed>{F("7")})->Value(), F("7"));
  EXPECT_EQ(*MeasuredBy(Ratio(), std::vector<Typed>{F("4"), F("3")})->Value(), F("75"));
  const Method sum = Sound(Entry::kSumOfComponents, {Role::kAddend, Role::kAddend});
  EXPECT_EQ(*MeasuredBy(sum, std::vector<Typed>{F("1.5"), F("-2")})->Value(), F("-0.5"));
}

TEST(Method, MakesNothingOfAComponentThatIsEmpty) {
  EXPECT_FALSE(MeasuredBy(Direct(), std::vector<Typed>{std::nullopt}));
  EXPECT_FALSE(MeasuredBy(Ratio(), std::vector<Typed>{F("4"), std::nullopt}));
  EXPECT_FALSE(MeasuredBy(Ratio(), std::vector<Typed>{std::nullopt, F("0")}));
  EXPECT_EQ(MeasuredBy(Ratio(), std::vector<Typed>{F("0"), F("3")})->Value().error().slug,
            "measure.zero_denominator");
}

TEST(Method, KnowsTheNumbersOfItsGrades) {
  EXPECT_EQ(NumberOf(Graded(), "WDP")->ToPlain(), "3");
  EXPECT_FALSE(NumberOf(Graded(), "wdp"));
}

TEST(Terms, AreReadBackByTheirWords) {
  for (const auto word : {"naik", "turun_selisih", "turun_nisbah", "tetap", "predikat"}) {
    EXPECT_EQ(WordOf(*FindDirection(word)), word);
  }
  EXPECT_EQ(*FindDirection("turun_nisbah"), Direction::kLowerByRatio);
  EXPECT_EQ(WordOf(*FindEntry("jumlah_komponen")), "jumlah_komponen");
  EXPECT_EQ(*FindCounting("kumulatif"), Counting::kCumulative);
  EXPECT_EQ(WordOf(Counting::kQuarterly), "triwulan");
  EXPECT_EQ(*FindAccumulation("rata2"), Accumulation::kMean);
  EXPECT_EQ(WordOf(Accumulation::kGreatest), "maks");
  EXPECT_EQ(*FindConsolidation("nisbah_jumlah"), Consolidation::kSummedRatio);
  EXPECT_EQ(WordOf(Consolidation::kSingle), "tunggal");
  EXPECT_EQ(*FindRole("penyebut"), Role::kDenominator);
  EXPECT_EQ(WordOf(Role::kAddend), "penjumlah");
  EXPECT_FALSE(FindDirection("Naik") || FindEntry("") || FindRole("nilai "));
}

}  // namespace
}  // namespace tepat::measure
