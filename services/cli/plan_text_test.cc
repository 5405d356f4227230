// SPDX-License-Identifier: Apache-2.0
#include "services/cli/plan_text.h"

#include <gmock/gmock.h>

#include "libs/plan/plan_fixture.h"

namespace tepat::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

plan::v1::GetPlanResponse Told() {
  plan::v1::GetPlanResponse told;
  *told.mutable_plan() = plan::Read(plan::SmallPlan());
  told.set_version(3);
  return told;
}

TEST(PlanText, ShowsEachIndicatorUnderItsObjective) {
  EXPECT_EQ(PlanText(Told()),
            "Rencana 2026, versi 3: 1/2026 (2026-01-20), Camat dan Bupati.\n"
            "\nTertib\n"
            "hadir: Kehadiran (persen, naik)\n"
            "  unit: lurah_jogotrunan, lurah_kepuharjo\n"
            "  target kantor: 90 (triwulan 60; 70; 80; 90)\n"
            "\nAnggaran\n"
            " Program: Rp 1000000\n");
}

TEST(PlanText, ADraftIsNoVersion) {
  plan::v1::GetPlanResponse told = Told();
  told.set_version(0);
  told.set_draft_revision(2);
  told.mutable_plan()->mutable_indicators(0)->mutable_targets(0)->add_units("lurah_kepuharjo");
  EXPECT_THAT(PlanText(told), HasSubstr("Rencana 2026, rancangan 2: "));
  EXPECT_THAT(PlanText(told), HasSubstr("target lurah_kepuharjo: 90"));
}

TEST(PlanChangesText, TellsFieldsInTheWordsOfTheOffice) {
  plan::v1::PreviewPlanResponse told;
  told.set_year(2026);
  told.set_version(1);
  EXPECT_EQ(PlanChangesText(told),
            "Rencana 2026: dibandingkan dengan versi 1 yang berlaku.\nTidak ada yang berubah.\n");
  auto* change = told.add_changes();
  change->set_part(plan::v1::PLAN_PART_INDICATOR);
  change->set_kind(plan::v1::PLAN_CHANGE_KIND_CHANGED);
  change->set_id("hadir");
  change->set_name("Kehadiran");
  auto* field = change->add_fields();
  field->set_field("targets");
  field->set_unit("lurah_kepuharjo");
  field->set_before("90 (60; 70; 80; 90)");
  EXPECT_THAT(PlanChangesText(told),
              HasSubstr("berubah: indikator hadir, Kehadiran\n"
                        "  target lurah_kepuharjo: 90 (60; 70; 80; 90) menjadi (kosong)\n"));
  EXPECT_THAT(PlanChangesText(told), Not(HasSubstr("Tidak ada yang berubah")));
}

TEST(PlanChangesText, WhatIsNewOrGoneIsNamed) {
  plan::v1::PreviewPlanResponse told;
  told.set_year(2026);
  auto* agreement = told.add_changes();
  agreement->set_part(plan::v1::PLAN_PART_AGREEMENT);
  agreement->set_kind(plan::v1::PLAN_CHANGE_KIND_NEW);
  agreement->set_name("1/2026");
  auto* gone = told.add_changes();
  gone->set_part(plan::v1::PLAN_PART_BUDGET_LINE);
  gone->set_kind(plan::v1::PLAN_CHANGE_KIND_GONE);
  gone->set_id("program");
  told.add_notes()->set_text("periksa");
  const std::string text = PlanChangesText(told);
  EXPECT_THAT(text, HasSubstr("belum ada yang berlaku"));
  EXPECT_THAT(text, HasSubstr("baru: perjanjian kinerja 1/2026\n"));
  EXPECT_THAT(text, HasSubstr("hilang: anggaran program, \n"));
  EXPECT_THAT(text, HasSubstr("catatan, baris 0: periksa\n"));
}

TEST(PlanChangesText, APartOfANewerOfficeEndsNothing) {
  plan::v1::PreviewPlanResponse told;
  auto* change = told.add_changes();
  change->set_part(static_cast<plan::v1::PlanPart>(77));
  change->add_fields()->set_field("warna");
  EXPECT_THAT(PlanChangesText(told), HasSubstr("bagian lain"));
  EXPECT_THAT(PlanChangesText(told), HasSubstr("  warna: (kosong) menjadi (kosong)"));
}

TEST(PlanMistakesText, NamesFileAndLine) {
  plan::v1::PreviewPlanResponse told;
  auto* one = told.add_mistakes();
  one->set_line(9);
  one->set_text("unit tidak ada");
  told.add_mistakes()->set_text("terlalu besar");
  EXPECT_EQ(PlanMistakesText(told.mistakes(), "a.textproto"),
            "a.textproto:9: unit tidak ada\na.textproto: terlalu besar\n");
}

TEST(PlanMistakesText, NamesSheetAndCellOfAWorkbook) {
  plan::v1::ReadPlanWorkbookResponse told;
  auto* one = told.add_mistakes();
  one->set_sheet("Target");
  one->set_cell("C5");
  one->set_text("'x' bukan angka");
  told.add_mistakes()->set_sheet("Sasaran");
  told.add_notes()->set_text("lembar 'Lain' tidak dibaca");
  EXPECT_EQ(PlanMistakesText(told.mistakes(), "a.xlsx"),
            "a.xlsx: Target!C5: 'x' bukan angka\na.xlsx: Sasaran: \n");
  EXPECT_EQ(PlanNotesText(told.notes(), "a.xlsx"), "catatan: a.xlsx: lembar 'Lain' tidak dibaca\n");
}

TEST(PlanYearsText, SaysWhatIsInForceAndWhatWaits) {
  plan::v1::ListPlansResponse told;
  EXPECT_THAT(PlanYearsText(told), HasSubstr("Belum ada rencana"));
  auto* next = told.add_years();
  next->set_year(2027);
  next->set_draft_revision(2);
  auto* now = told.add_years();
  now->set_year(2026);
  now->set_version(1);
  now->set_indicators(15);
  now->set_agreement_number("1/2026");
  EXPECT_EQ(PlanYearsText(told),
            "2027: belum ada yang berlaku; rancangan 2 menunggu\n"
            "2026: versi 1, 15 indikator, 1/2026\n");
}

}  // namespace
}  // namespace tepat::cli
