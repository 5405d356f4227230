// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/plan/plan_draft.h"

#include "services/portal/screens/plan/plan_fixture.h"

namespace tepat::portal {
namespace {

class PlanDraftTest : public PlanScreens {
 protected:
  PlanDraftTest() { Known(1, 3); }

  // What the office says of a file or draft: one indicator changes.
  void AnswerPreview() {
    plan::v1::PreviewPlanResponse told;
    told.set_year(2026);
    told.set_version(1);
    told.set_draft_revision(3);
    plan::v1::PlanChange* change = told.add_changes();
    change->set_part(plan::v1::PLAN_PART_INDICATOR);
    change->set_kind(plan::v1::PLAN_CHANGE_KIND_CHANGED);
    change->set_name("Indeks Kepuasan Masyarakat");
    plan::v1::FieldChange* field = change->add_fields();
    field->set_field("targets");
    field->set_before("86.5");
    field->set_after("87");
    told.add_notes()->set_text("periksa target tahun");
    told.mutable_notes(0)->set_line(41);
    Answer("PreviewPlan", told);
  }
  void Upload(const std::string& name, const std::string& content) {
    request_.form.files.push_back({name, content});
  }
};

TEST_F(PlanDraftTest, AFileIsShownWithItsConsequencesBeforeItIsADraft) {
  AnswerPreview();
  Register("018bcfe5-6800-7abc-8def-0123456789ab", "Data TW III");
  ToSekretaris("018bcfe5-6800-7abc-8def-0123456789ab");
  ToCamat("018bcfe5-6800-7abc-8def-0123456789ab");
  Issue("018bcfe5-6800-7abc-8def-0123456789ab", {"kasubbag_keuangan"});
  AskUnits("018bcfe5-6800-7abc-8def-0123456789ab", {"lurah_jogoyudan"});
  Upload("rencana.textproto", Shipped());
  const Response page = PreviewPlan(As("kasubbag_keuangan"));
  EXPECT_EQ(page.status, 200);
  const std::string seen = Seen(page);
  EXPECT_THAT(seen, HasSubstr("Belum ada yang disimpan."));
  EXPECT_THAT(seen, HasSubstr("berubah : indikator Indeks Kepuasan Masyarakat"));
  EXPECT_THAT(seen, HasSubstr("target: 86,5 menjadi 87"));
  EXPECT_THAT(seen, HasSubstr("rencana.textproto:41: periksa target tahun"));
  EXPECT_THAT(seen, HasSubstr("1 berkas tahun 2026 sedang berjalan."));
  EXPECT_THAT(seen, HasSubstr("Data TW III"));
  EXPECT_THAT(page.body, HasSubstr(R"(name="revision" value="3")"));
  EXPECT_EQ(Asked<plan::v1::PreviewPlanRequest>("PreviewPlan").file(), Shipped());
}

TEST_F(PlanDraftTest, EveryMistakeIsToldWithItsLine) {
  plan::v1::PreviewPlanResponse told;
  told.add_mistakes()->set_text("unit 'x' tidak ada");
  told.mutable_mistakes(0)->set_line(9);
  told.add_mistakes()->set_text("belum ada target");
  Answer("PreviewPlan", told);
  Upload("rencana.textproto", "year: 2026");
  const Response page = PreviewPlan(As("kasubbag_keuangan"));
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(Seen(page), HasSubstr("Rencana belum dapat dipakai."));
  EXPECT_THAT(Seen(page), HasSubstr("rencana.textproto:9: unit 'x' tidak ada"));
  EXPECT_THAT(Seen(page), HasSubstr("rencana.textproto: belum ada target"));
}

TEST_F(PlanDraftTest, AWorkbookIsReadByTheOfficeAndToldByItsCells) {
  plan::v1::ReadPlanWorkbookResponse read;
  read.add_mistakes()->set_text("'x' bukan angka");
  read.mutable_mistakes(0)->set_sheet("Target");
  read.mutable_mistakes(0)->set_cell("C5");
  Answer("ReadPlanWorkbook", read);
  Upload("rencana.xlsx", "PK\x03\x04 isi");
  EXPECT_THAT(See(PreviewPlan, "kasubbag_keuangan"),
              HasSubstr("rencana.xlsx: Target!C5: 'x' bukan angka"));
  EXPECT_EQ(Asked<plan::v1::ReadPlanWorkbookRequest>("ReadPlanWorkbook").workbook(),
            "PK\x03\x04 isi");
  read.Clear();
  read.set_file(Shipped());
  read.add_notes()->set_text("lembar 'Lain' tidak dibaca");
  Answer("ReadPlanWorkbook", read);
  AnswerPreview();
  EXPECT_THAT(See(PreviewPlan, "kasubbag_keuangan"), HasSubstr("lembar 'Lain' tidak dibaca"));
}

TEST_F(PlanDraftTest, WhatIsTooLargeNoTextOrNotThereIsSaid) {
  EXPECT_THAT(See(PreviewPlan, "kasubbag_keuangan"), HasSubstr("Pilih berkas lebih dahulu."));
  Upload("rencana.xlsx", "PK" + std::string(800 << 10, 'x'));
  EXPECT_THAT(See(PreviewPlan, "kasubbag_keuangan"), HasSubstr("paling besar 768 KB"));
  request_.form.files.clear();
  Upload("rencana.textproto", std::string("year\0", 5));
  EXPECT_THAT(See(PreviewPlan, "kasubbag_keuangan"), HasSubstr("rencana.textproto:1"));
}

TEST_F(PlanDraftTest, OnlyTheKasubbagPrepares) {
  Upload("rencana.textproto", Shipped());
  EXPECT_EQ(PreviewPlan(As("camat")).status, 403);
  EXPECT_FALSE(service_.WasAsked("PreviewPlan"));
}

TEST_F(PlanDraftTest, WhatIsSavedIsWhatWasLookedAt) {
  Answer("DraftPlan", plan::v1::DraftPlanResponse());
  Type("file", "year: 2026\r\nagreement {}");
  Type("revision", "3");
  Type("year", "2026");
  const Response saved = SavePlanDraft(As("kasubbag_keuangan"));
  EXPECT_EQ(saved.status, 303);
  EXPECT_THAT(HeaderOf(saved, "Location"), HasSubstr("/rencana/2026/rancangan"));
  const auto asked = Asked<plan::v1::DraftPlanRequest>("DraftPlan");
  EXPECT_EQ(asked.file(), "year: 2026\nagreement {}");
  EXPECT_EQ(asked.expected_revision(), 3);
}

TEST_F(PlanDraftTest, ADraftThatSomebodyElseHasReplacedIsSaid) {
  Refuse("DraftPlan", {Code::kConflict, "office.plan_draft_changed", "revision 4"});
  const Response page = SavePlanDraft(As("kasubbag_keuangan"));
  EXPECT_EQ(page.status, 409);
  EXPECT_THAT(Seen(page), HasSubstr("Rancangan rencana sudah diganti orang lain"));
}

TEST_F(PlanDraftTest, WhatWasLookedAtStaysWhenItIsNotSaved) {
  AnswerPreview();
  Refuse("DraftPlan", {Code::kConflict, "office.plan_draft_changed", "revision 4"});
  Type("name", "rencana <2026>.textproto");
  Type("file", "year: 2026\r\nagreement {}");
  Type("revision", "2");
  const Response page = SavePlanDraft(As("kasubbag_keuangan"));
  EXPECT_EQ(page.status, 409);
  EXPECT_THAT(Seen(page), HasSubstr("Berkas rencana <2026>.textproto dapat dipakai."));
  EXPECT_THAT(page.body, HasSubstr("name=\"file\" value=\"year: 2026\nagreement {}\""));
  EXPECT_THAT(page.body, HasSubstr(R"(name="revision" value="3")")) << "as it is now";
}

TEST_F(PlanDraftTest, TheCamatSeesTheWholeDraftAndDecides) {
  AnswerPreview();
  const std::string seen = See(PlanDraftPage, "camat", {"2026"});
  EXPECT_THAT(seen, HasSubstr("Rancangan 3 rencana 2026"));
  EXPECT_THAT(seen, HasSubstr("target: 86,5 menjadi 87"));
  EXPECT_THAT(seen, HasSubstr("IKU-1 · Indeks Kepuasan Masyarakat"));
  EXPECT_THAT(seen, HasSubstr("Berlakukan rencana 2026"));
  EXPECT_THAT(See(PlanDraftPage, "kasubbag_keuangan", {"2026"}),
              HasSubstr("Camat memberlakukan rancangan ini."));
}

TEST_F(PlanDraftTest, ADraftThatHoldsNoMoreIsNotOffered) {
  plan::v1::PreviewPlanResponse told;
  told.add_mistakes()->set_text("unit 'lurah_x' tidak ada");
  Answer("PreviewPlan", told);
  const std::string seen = See(PlanDraftPage, "camat", {"2026"});
  EXPECT_THAT(seen, HasSubstr("tidak dapat diberlakukan lagi"));
  EXPECT_THAT(seen, HasSubstr("unit 'lurah_x' tidak ada"));
  EXPECT_THAT(seen, Not(HasSubstr("Berlakukan rencana")));
}

TEST_F(PlanDraftTest, AdoptsTheRevisionThatWasLookedAt) {
  Answer("AdoptPlan", plan::v1::AdoptPlanResponse());
  Type("revision", "3");
  EXPECT_EQ(AdoptPlan(As("camat", {"2026"})).status, 303);
  const auto asked = Asked<plan::v1::AdoptPlanRequest>("AdoptPlan");
  EXPECT_EQ(asked.year(), 2026);
  EXPECT_EQ(asked.draft_revision(), 3);
}

TEST_F(PlanDraftTest, ARefusedAdoptionStaysOnTheDraft) {
  AnswerPreview();
  Refuse("AdoptPlan", {Code::kConflict, "office.plan_unchanged", "the same"});
  const Response page = AdoptPlan(As("camat", {"2026"}));
  EXPECT_EQ(page.status, 409);
  EXPECT_THAT(Seen(page), HasSubstr("Rancangan ini sama dengan rencana yang berlaku."));
}

TEST_F(PlanDraftTest, AYearWithoutADraftIsNotFound) {
  Refuse("GetPlan", {Code::kNotFound, "office.no_plan_draft", "none"});
  EXPECT_EQ(PlanDraftPage(As("camat", {"2026"})).status, 404);
}

}  // namespace
}  // namespace tepat::portal
