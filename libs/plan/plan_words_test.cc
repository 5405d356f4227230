// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/plan_words.h"

#include <gtest/gtest.h>

namespace tepat::plan {
namespace {

TEST(PlanWords, EveryFieldOfAnIndicatorHasAWord) {
  const auto* indicator = v1::Indicator::descriptor();
  for (int i = 0; i < indicator->field_count(); ++i) {
    const std::string field = indicator->field(i)->name();
    if (field != "id") {
      EXPECT_NE(FieldWord(field), field);
    }
  }
  EXPECT_EQ(FieldWord("warna"), "warna");
}

TEST(PlanWords, EveryTermHasAWordOfItsOwn) {
  for (const auto* type :
       {v1::Direction_descriptor(), v1::Entry_descriptor(), v1::Counting_descriptor(),
        v1::Accumulation_descriptor(), v1::Consolidation_descriptor(),
        v1::ComponentRole_descriptor(), v1::EvidenceKind_descriptor()}) {
    EXPECT_EQ(TermWord(*type->value(0)), "");
    for (int i = 1; i < type->value_count(); ++i) {
      EXPECT_NE(TermWord(*type->value(i)), "") << type->value(i)->name();
      EXPECT_NE(TermWord(*type->value(i)), TermWord(*type->value(i - 1)));
    }
  }
  EXPECT_EQ(TermWord(*v1::PlanPart_descriptor()->value(1)), "");
}

TEST(PlanWords, APartOfANewerOfficeIsAnotherPart) {
  EXPECT_EQ(PartWord(v1::PLAN_PART_BUDGET_LINE), "anggaran");
  EXPECT_EQ(PartWord(static_cast<v1::PlanPart>(77)), "bagian lain");
  EXPECT_EQ(ChangeWord(v1::PLAN_CHANGE_KIND_GONE), "hilang");
}

TEST(PlanWords, AChangeNamesItsUnitAndWhatWasNotThere) {
  v1::FieldChange change;
  change.set_field("targets");
  change.set_unit("lurah_x");
  change.set_after("90");
  EXPECT_EQ(ChangeText(change), "target lurah_x: (kosong) menjadi 90");
}

TEST(PlanWords, NumbersHaveACommaAndNamesKeepTheirPoints) {
  v1::FieldChange change;
  change.set_field("targets");
  change.set_before("86.5 (85.5; 86; 86; 86.5)");
  change.set_after("87");
  EXPECT_EQ(ChangeText(change), "target: 86,5 (85,5; 86; 86; 86,5) menjadi 87");
  change.set_before("80.5..90 (80..85; 90)");
  EXPECT_EQ(ChangeText(change), "target: 80,5 sampai 90 (80 sampai 85; 90) menjadi 87");
  change.set_field("name");
  change.set_before("Pasal 7.1");
  change.set_after("Pasal 7.2");
  EXPECT_EQ(ChangeText(change), "nama: Pasal 7.1 menjadi Pasal 7.2");
}

TEST(RangeWords, WritesBothEndsAlike) {
  const auto marked = [](const std::string& text) { return "<" + text + ">"; };
  EXPECT_EQ(RangeWords("80.5..90", marked), "<80.5> sampai <90>");
  EXPECT_EQ(RangeWords("86.5", marked), "<86.5>");
  EXPECT_EQ(RangeWords("", marked), "<>") << "what nothing is called, its caller says";
}

TEST(RangeWords, SaysWhichEndIsOpen) {
  EXPECT_EQ(RangeWords("0", "100"), "0 sampai 100");
  EXPECT_EQ(RangeWords("0", ""), "0 sampai …");
  EXPECT_EQ(RangeWords("", "100"), "… sampai 100");
  EXPECT_EQ(RangeWords("", ""), "");
}

TEST(PlanWords, AFindingNamesItsLineOrItsCell) {
  v1::PlanFinding finding;
  finding.set_text("salah");
  EXPECT_EQ(FindingText(finding, "a"), "a: salah");
  finding.set_line(7);
  EXPECT_EQ(FindingText(finding, "a"), "a:7: salah");
  finding.set_sheet("Target");
  EXPECT_EQ(FindingText(finding, "a"), "a: Target: salah");
  finding.set_cell("C5");
  EXPECT_EQ(FindingText(finding, "a"), "a: Target!C5: salah");
}

}  // namespace
}  // namespace tepat::plan
