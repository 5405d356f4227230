// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/workbook/workbook_page.h"

#include <map>

#include "services/portal/service_fixture.h"
#include "tepat/data_collection/v1/storing_service.pb.h"
#include "tepat/data_collection/v1/workbook.pb.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;

class WorkbookPageTest : public ServiceFixture {
 protected:
  WorkbookPageTest() {
    Register("k1", "Pengumpulan data");
    AskUnits("k1", {"lurah_jogotrunan", "lurah_kepuharjo"});
    parts_.resize(2);
    parts_[0].mutable_summary()->set_case_id("k1");
    wire::WorkbookCounts* counts = parts_[0].mutable_summary()->mutable_counts();
    counts->set_units(1);
    counts->set_rows(5);
    counts->set_numbers(4);
    wire::PreviewedUnit* unit = parts_[1].mutable_unit();
    unit->set_unit("lurah_jogotrunan");
    unit->set_revision(4);
    unit->set_sendable(true);
    unit->set_cells_asked(5);
    unit->set_cells_filled(5);
    unit->add_values()->set_indicator("ikm");
    unit->add_sources()->set_cell("G5");
    wire::PreviewedRow* row = unit->add_rows();
    row->set_name("Indeks <Kepuasan>");
    row->set_target("86.5");
    row->mutable_period()->set_value("1234.5");
    row->mutable_period()->set_raw("120.00");
    row->mutable_period()->set_capped("120.00");
  }
  wire::PreviewedUnit& unit() { return *parts_[1].mutable_unit(); }

  // What a person sees of the preview.
  std::string Preview(const std::string& person = "lurah_jogotrunan") {
    AnswerAll("GetWorkbookPreview", parts_);
    request_.query.Add("pratinjau", "t1");
    return See(WorkbookPage, person, place_);
  }
  Response Store() {
    AnswerAll("GetWorkbookPreview", parts_);
    Type("pratinjau", "t1");
    Type("request_id", "r1");
    return StoreWorkbook(As("lurah_jogotrunan", place_));
  }

  static wire::StoreWorkbookResponse Stored(const std::map<std::string, int>& units) {
    wire::StoreWorkbookResponse stored;
    for (const auto& [unit, cells] : units) {
      wire::StoredUnit* one = stored.add_units();
      one->set_unit(unit);
      one->set_cells_stored(cells);
      one->set_cells_asked(cells);
    }
    return stored;
  }

  const std::vector<std::string> place_ = {"k1", "lurah_jogotrunan"};
  std::vector<wire::GetWorkbookPreviewResponse> parts_;
};

TEST_F(WorkbookPageTest, OffersTheTemplateAndTheUpload) {
  const std::string page = Markup(WorkbookPage, "lurah_jogotrunan", place_);
  EXPECT_THAT(Seen(page), HasSubstr("Buku kerja: Kelurahan Jogotrunan"));
  EXPECT_THAT(page, HasSubstr("/berkas/k1/unit/lurah_jogotrunan/buku-kerja/templat?bentuk=xlsx"));
  EXPECT_THAT(page, HasSubstr("enctype=\"multipart/form-data\""));
  const std::string all = Markup(WorkbookPage, "kasubbag_keuangan", {"k1"});
  EXPECT_THAT(Seen(all), HasSubstr("Buku kerja: semua unit"));
  EXPECT_THAT(all, HasSubstr("/berkas/k1/buku-kerja/templat?bentuk=csv"));
}

TEST_F(WorkbookPageTest, WhoMayNotSendSeesNoUpload) {
  EXPECT_THAT(Markup(WorkbookPage, "lurah_kepuharjo", place_), Not(HasSubstr("multipart")));
}

TEST_F(WorkbookPageTest, IsUnknownForAUnitThatWasNotAsked) {
  EXPECT_EQ(WorkbookPage(As("camat", {"k1", "kasi_ekbang"})).status, 404);
  EXPECT_EQ(WorkbookPage(As("camat", {"k9"})).status, 404);
  EXPECT_EQ(WorkbookPage(As("camat", place_)).status, 403) << "nothing that would be refused";
}

TEST_F(WorkbookPageTest, GivesTheTemplateAsAFile) {
  wire::GetTemplateResponse piece;
  piece.set_data("PK");
  AnswerAll("GetTemplate", std::vector{piece, piece});
  request_.query.Add("isi", "1");
  const Response file = WorkbookTemplate(As("lurah_jogotrunan", place_));
  EXPECT_EQ(file.body, "PKPK");
  EXPECT_THAT(HeaderOf(file, "Content-Disposition"), HasSubstr("nilai-lurah_jogotrunan.xlsx"));
  const auto asked = Asked<wire::GetTemplateRequest>("GetTemplate");
  EXPECT_EQ(asked.units(0), "lurah_jogotrunan");
  EXPECT_EQ(asked.format(), wire::WORKBOOK_FORMAT_XLSX);
  EXPECT_TRUE(asked.filled());
}

TEST_F(WorkbookPageTest, ATemplateThatIsNotGivenSaysWhy) {
  Refuse("GetTemplate", {Code::kDenied, "identity.not_allowed", "no"});
  EXPECT_EQ(WorkbookTemplate(As("lurah_jogotrunan", place_)).status, 403);
}

TEST_F(WorkbookPageTest, AnUploadGoesOnToItsPreview) {
  wire::PreviewWorkbookResponse read;
  read.set_token("t1");
  Answer("PreviewWorkbook", read);
  request_.form.files.push_back({"nilai.xlsx", "PK"});
  const Response to = UploadWorkbook(As("lurah_jogotrunan", place_));
  EXPECT_EQ(to.status, 303);
  EXPECT_THAT(HeaderOf(to, "Location"),
              HasSubstr("/berkas/k1/unit/lurah_jogotrunan/buku-kerja?pratinjau=t1#pratinjau"));
  const auto head = Asked<wire::PreviewWorkbookRequest>("PreviewWorkbook").head();
  EXPECT_EQ(head.case_id(), "k1");
  EXPECT_EQ(head.units(0), "lurah_jogotrunan");
}

TEST_F(WorkbookPageTest, AFormWithoutAFileSaysSo) {
  const Response page = UploadWorkbook(As("lurah_jogotrunan", place_));
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(Seen(page), HasSubstr("Pilih berkas lebih dahulu"));
}

TEST_F(WorkbookPageTest, ThePreviewSaysWhatWasReadAndThatNothingIsStored) {
  const std::string page = Preview();
  EXPECT_THAT(page, HasSubstr("Terbaca 1 unit, 5 baris, 4 angka dan 0 penjelasan"));
  EXPECT_THAT(page, HasSubstr("Belum ada yang disimpan"));
  EXPECT_THAT(page, HasSubstr("5 dari 5 nilai terisi"));
  EXPECT_THAT(page, HasSubstr("Indeks <Kepuasan> 1.234,5 86,5 120,00 %"));
  EXPECT_THAT(page, HasSubstr("Simpan"));
  EXPECT_THAT(page, Not(HasSubstr("belum lengkap")));
}

TEST_F(WorkbookPageTest, AWrongCellIsNamedAndKeepsTheUnitFromBeingStored) {
  unit().set_sendable(false);
  wire::WorkbookFinding* finding = unit().add_findings();
  finding->set_sheet("Lurah");
  finding->set_cell("G7");
  finding->set_found("<b>sepuluh");
  finding->set_advice("ini bukan angka; tulis seperti 1234,5");
  finding->set_wrong(true);
  parts_[0].mutable_summary()->mutable_counts()->set_wrong(1);
  const std::string page = Preview();
  EXPECT_THAT(page, HasSubstr("Lurah G7 Salah <b>sepuluh ini bukan angka; tulis seperti 1234,5"));
  EXPECT_THAT(page, HasSubstr("Unduh buku kerja bertanda"));
  EXPECT_THAT(page, HasSubstr("Belum ada yang dapat disimpan"));
}

TEST_F(WorkbookPageTest, WhatLacksAsksForAReason) {
  unit().set_incomplete(true);
  wire::JudgedCell* judged = unit().add_judged();
  judged->set_cell("I5");
  judged->set_advice("target tidak tercapai; tulis sebabnya");
  const std::string page = Preview();
  EXPECT_THAT(page, HasSubstr("I5 Periksa"));
  EXPECT_THAT(page, HasSubstr("Alasan mengirim data yang belum lengkap"));
}

TEST_F(WorkbookPageTest, AValueOutOfItsBoundsIsWrongAsWhatCannotBeRead) {
  unit().set_sendable(false);
  wire::JudgedCell* judged = unit().add_judged();
  judged->mutable_finding()->set_kind(wire::FINDING_KIND_ABOVE_BOUNDS);
  judged->mutable_finding()->set_found("1.000");
  judged->set_sheet("Lurah");
  judged->set_cell("G7");
  judged->set_advice("terlalu besar untuk benar; paling besar 100");
  const std::string page = Preview();
  EXPECT_THAT(page, HasSubstr("Lurah G7 Salah 1.000 terlalu besar untuk benar"));
  EXPECT_THAT(page, HasSubstr("1 salah, 0 catatan"));
  EXPECT_THAT(page, HasSubstr("Unduh buku kerja bertanda"));
  EXPECT_THAT(page, Not(HasSubstr("Periksa terlalu")));
}

TEST_F(WorkbookPageTest, WhatHasNoCellIsToldByTheNameOfItsIndicator) {
  unit().mutable_rows(0)->set_indicator("ikm");
  wire::JudgedCell* judged = unit().add_judged();
  judged->mutable_finding()->set_indicator("ikm");
  judged->set_advice("bukti yang wajib belum ada");
  EXPECT_THAT(Preview(), HasSubstr("Indeks <Kepuasan> Periksa bukti yang wajib belum ada"));
}

TEST_F(WorkbookPageTest, SaysARangeAndWhyThereIsNoAchievementAsTheSheetDoes) {
  wire::PreviewedRow* row = unit().mutable_rows(0);
  row->set_target("80..90");
  row->mutable_period()->clear_raw();
  row->mutable_period()->clear_capped();
  row->mutable_period()->set_state("penyebut_nol");
  EXPECT_THAT(Preview(), HasSubstr("1.234,5 80 sampai 90 penyebutnya nol"));
}

TEST_F(WorkbookPageTest, APreviewThatIsGoneSaysToHandInAgain) {
  Refuse("GetWorkbookPreview", {Code::kNotFound, "data_collection.unknown_preview", "gone"});
  request_.query.Add("pratinjau", "t1");
  const Response page = WorkbookPage(As("lurah_jogotrunan", place_));
  EXPECT_EQ(page.status, 404);
  EXPECT_THAT(Seen(page), HasSubstr("unggah berkasnya sekali lagi"));
}

TEST_F(WorkbookPageTest, StoresWhatWasShownAndSaysWhatTheServiceHas) {
  Answer("StoreWorkbook", Stored({{"lurah_jogotrunan", 24}, {"lurah_kepuharjo", 5}}));
  Type("reason", "survei menyusul");
  const Response page = Store();
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(Seen(page),
              HasSubstr("Kelurahan Jogotrunan : 24 dari 24 nilai tersimpan (dibaca ulang)"));
  EXPECT_THAT(Seen(page), HasSubstr("Kelurahan Kepuharjo : 5 dari 5 nilai tersimpan"));
  const auto sent = Asked<wire::StoreWorkbookRequest>("StoreWorkbook");
  EXPECT_EQ(sent.request_id(), "r1");
  EXPECT_EQ(sent.token(), "t1");
  EXPECT_EQ(sent.units_size(), 0) << "everything that can be";
  EXPECT_EQ(sent.incomplete_reason(), "survei menyusul");
}

TEST_F(WorkbookPageTest, ARefusalKeepsTheFormAndItsRequestAndNamesTheUnit) {
  Refuse("StoreWorkbook",
         {Code::kConflict, "data_collection.moved_on", "no", {{"unit", "lurah_kepuharjo"}}});
  Type("reason", "survei menyusul");
  const Response page = Store();
  EXPECT_EQ(page.status, 409);
  EXPECT_THAT(Seen(page), HasSubstr("Tidak ada yang disimpan, karena Kelurahan Kepuharjo"));
  EXPECT_THAT(page.body, HasSubstr("value=\"r1\""));
  EXPECT_THAT(page.body, HasSubstr(">survei menyusul</textarea>"));
}

TEST_F(WorkbookPageTest, OneRequestStandsForAllUnitsThatCanBeStored) {
  parts_.push_back(parts_[1]);
  parts_[2].mutable_unit()->set_unit("lurah_kepuharjo");
  parts_[2].mutable_unit()->set_sendable(false);
  AnswerAll("GetWorkbookPreview", parts_);
  request_.query.Add("pratinjau", "t1");
  const std::string page = Markup(WorkbookPage, "kasubbag_keuangan", {"k1"});
  EXPECT_THAT(page, HasSubstr("Yang disimpan: 1 unit."));
  EXPECT_THAT(page, Not(HasSubstr("name=\"request-")));
}

TEST_F(WorkbookPageTest, GivesTheMarkedWorkbook) {
  wire::GetMarkedWorkbookResponse piece;
  piece.set_data("PK");
  Answer("GetMarkedWorkbook", piece);
  request_.query.Add("pratinjau", "t1");
  const Response file = MarkedWorkbookFile(As("lurah_jogotrunan", place_));
  EXPECT_EQ(file.body, "PK");
  EXPECT_THAT(HeaderOf(file, "Content-Disposition"), HasSubstr("nilai-bertanda"));
  EXPECT_EQ(Asked<wire::GetMarkedWorkbookRequest>("GetMarkedWorkbook").token(), "t1");
}

}  // namespace
}  // namespace tepat::portal
