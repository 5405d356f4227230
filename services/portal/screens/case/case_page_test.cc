// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/case_page.h"

#include "libs/casebook/store/standing.h"
#include "services/portal/screen_fixture.h"
#include "tepat/common/v1/ending.pb.h"
#include "tepat/data_collection/v1/sheet.pb.h"

namespace tepat::portal {
namespace {

class CasePageTest : public ScreenFixture {
 protected:
  std::string Page(const std::string& person) { return See(CasePage, person, {"k1"}); }
};

TEST_F(CasePageTest, SaysThatACaseIsUnknown) {
  const Response page = CasePage(As("camat", {"tidak-ada"}));
  EXPECT_EQ(page.status, 404);
  EXPECT_THAT(Seen(page), HasSubstr("Berkas tidak ditemukan"));
  EXPECT_THAT(Seen(page), HasSubstr("Kode untuk operator"));
}

TEST_F(CasePageTest, DoesNotDenyACaseThatCannotBeReadNow) {
  Register("k1", "Pengumpulan data kinerja");
  const Context camat = As("camat", {"k1"});
  Lose("unit_part");
  const Response page = CasePage(camat);
  EXPECT_EQ(page.status, 503);
  EXPECT_THAT(Seen(page), HasSubstr("Belum dapat dibuka"));
  EXPECT_THAT(Seen(page), Not(HasSubstr("Berkas tidak ditemukan")));
}

TEST_F(CasePageTest, ShowsTheLetterAndWhereTheCaseStands) {
  Register("k1", "Pengumpulan data kinerja");
  const std::string seen = Page("camat");
  EXPECT_THAT(seen, HasSubstr("Pengumpulan data kinerja"));
  EXPECT_THAT(seen, HasSubstr("Surat dari Bappeda Nomor surat 050/1 Agenda 1/2026"));
  EXPECT_THAT(seen, HasSubstr("Langkah 2 dari 7 · Baru"));
}

TEST_F(CasePageTest, SaysWhoseTurnItIs) {
  Register("k1", "Pengumpulan data kinerja");
  EXPECT_THAT(Page("staf_penerima_surat"),
              HasSubstr("Berikutnya: Teruskan ke Sekretaris . Anda dapat mengerjakannya"));
  EXPECT_THAT(Page("camat"), HasSubstr("Menunggu pejabat lain."));
}

TEST_F(CasePageTest, HasTheFormsOfThoseAloneWhoMayUseThem) {
  Register("k1", "Pengumpulan data kinerja");
  EXPECT_THAT(Markup(CasePage, "staf_penerima_surat", {"k1"}),
              HasSubstr("id=\"tindakan-teruskan-sekretaris\""));
  EXPECT_THAT(Markup(CasePage, "kasi_pemerintahan", {"k1"}), Not(HasSubstr("id=\"tindakan-")));
}

TEST_F(CasePageTest, CarriesTheRevisionThatThePageShowed) {
  Register("k1", "Pengumpulan data kinerja");
  ToSekretaris("k1");
  const std::string page = Markup(CasePage, "sekretaris", {"k1"});
  EXPECT_THAT(page, HasSubstr("id=\"tindakan-teruskan-camat\""));
  EXPECT_THAT(page, HasSubstr("name=\"revision\" value=\"2\""));
}

TEST_F(CasePageTest, GivesTheCamatTheDispositionSheet) {
  Register("k1", "Pengumpulan data kinerja");
  ToCamat("k1");
  const std::string seen = Page("camat");
  EXPECT_THAT(seen, HasSubstr("Lembar disposisi"));
  EXPECT_THAT(seen, HasSubstr("Kepala Sub Bagian Keuangan (penanggung jawab)"));
  EXPECT_THAT(seen, HasSubstr("Kelurahan Jogotrunan"));
  EXPECT_THAT(seen, HasSubstr("Tidak perlu disposisi"));
}

TEST_F(CasePageTest, TellsProofsAndRemarksInTheHistory) {
  Register("k1", "Pengumpulan data kinerja");
  data_collection::v1::EvidenceAttached attached;
  attached.set_unit("lurah_jogotrunan");
  data_collection::v1::ValueCommented commented;
  commented.set_unit("lurah_jogotrunan");
  ASSERT_TRUE(Apply("data-collection", "evidence-attached", attached, "k1", "lurah_jogotrunan"));
  ASSERT_TRUE(Apply("data-collection", "value-commented", commented, "k1", "sekretaris"));
  const std::string seen = Page("camat");
  EXPECT_THAT(seen, HasSubstr("menyerahkan berkas bukti: Kelurahan Jogotrunan"));
  EXPECT_THAT(seen, HasSubstr("mengomentari data: Kelurahan Jogotrunan"));
}

TEST_F(CasePageTest, CountsTheUnitsAndNamesWhoIsMissing) {
  Register("k1", "Pengumpulan data kinerja");
  AskUnits("k1", {"kasi_pemerintahan", "lurah_jogotrunan"});
  Send("k1", "lurah_jogotrunan");
  const std::string seen = Page("kasubbag_keuangan");
  EXPECT_THAT(seen, HasSubstr("Unit pemasok data (1 dari 2 selesai)"));
  EXPECT_THAT(seen, HasSubstr("Kelurahan Jogotrunan terkirim"));
  EXPECT_THAT(seen, HasSubstr("Seksi Pemerintahan belum mengirim"));
  EXPECT_THAT(seen, HasSubstr("1 unit belum mengirim. Draf dapat ditutup setelah"));
}

TEST_F(CasePageTest, RemindsThoseWhoAreMissingByHand) {
  Register("k1", "Pengumpulan data kinerja");
  AskUnits("k1", {"lurah_jogotrunan"});
  EXPECT_THAT(Page("kasubbag_keuangan"), HasSubstr("Ingatkan"));
  EXPECT_THAT(Page("lurah_jogotrunan"), Not(HasSubstr("Ingatkan")));
  EXPECT_THAT(Page("kasubbag_keuangan"),
              HasSubstr("WhatsApp ke semua sekaligus Mohon data kinerja Pengumpulan data kinerja"));
}

TEST_F(CasePageTest, TellsTheGiverOfADispositionWhoHasOpenedIt) {
  Register("k1", "Pengumpulan data kinerja");
  Issue("k1", {"kasubbag_keuangan"});
  EXPECT_THAT(Page("camat"), HasSubstr("Kepala Sub Bagian Keuangan belum dibuka"));
  disposition::v1::DispositionRead read;
  read.set_recipient("kasubbag_keuangan");
  ASSERT_TRUE(Apply("disposition", "disposition-read", read, "k1"));
  EXPECT_THAT(Page("camat"), HasSubstr("Kepala Sub Bagian Keuangan dibuka 08.00"));
  EXPECT_THAT(Page("sekretaris"), Not(HasSubstr("Penerima disposisi")));
}

TEST_F(CasePageTest, ShowsTheClockOfTheRunningStep) {
  Register("k1", "Pengumpulan data kinerja");
  Run("k1", 2, clock_.Now() + std::chrono::minutes(10));
  const std::string seen = Page("camat");
  EXPECT_THAT(seen, HasSubstr("2 Teruskan berjalan"));
  EXPECT_THAT(seen, HasSubstr("Tepat waktu · sisa 10 menit standar 10 menit"));
}

TEST_F(CasePageTest, OffersToHoldTheClockToWhoeverAnswersForTheStep) {
  Register("k1", "Pengumpulan data kinerja");
  Run("k1", 2, clock_.Now() + std::chrono::minutes(10));
  EXPECT_THAT(Page("sekretaris"), HasSubstr("Hentikan jam langkah ini"));
  EXPECT_THAT(Page("staf_penerima_surat"), Not(HasSubstr("Hentikan jam")));
}

TEST_F(CasePageTest, TellsItsHistoryNewestFirst) {
  Register("k1", "Pengumpulan data kinerja");
  clock_.Advance(std::chrono::minutes(1));
  ToSekretaris("k1");
  const std::string seen = Page("camat");
  EXPECT_THAT(seen, HasSubstr("Riwayat (2)"));
  EXPECT_LT(seen.find("meneruskan surat ke Sekretaris"), seen.find("menerima dan mendaftarkan"));
}

TEST_F(CasePageTest, NamesTheUnitsThatGetTheirDataBack) {
  Register("k1", "Pengumpulan data kinerja");
  AskUnits("k1", {"kasi_pemerintahan", "lurah_jogotrunan"});
  data_collection::v1::UnitsReturned returned;
  for (const char* unit : {"kasi_pemerintahan", "lurah_jogotrunan"}) {
    auto* one = returned.add_units();
    one->set_unit(unit);
    one->set_reason("Angka tidak cocok");
  }
  ASSERT_TRUE(Apply("data-collection", "units-returned", returned, "k1", "sekretaris"));
  const std::string seen = Page("camat");
  EXPECT_THAT(seen, HasSubstr("ke unit: Seksi Pemerintahan, Kelurahan Jogotrunan"));
  EXPECT_THAT(seen, HasSubstr("Dikembalikan: Angka tidak cocok"));
}

TEST_F(CasePageTest, TellsEachReturnsReasonToWhoeverSeesTheDataOfThatUnit) {
  Register("k1", "Pengumpulan data kinerja");
  AskUnits("k1", {"kasi_pemerintahan", "lurah_jogotrunan"});
  for (const char* turn : {"pertama", "kedua"}) {
    data_collection::v1::UnitsReturned returned;
    for (const char* unit : {"kasi_pemerintahan", "lurah_jogotrunan"}) {
      auto* one = returned.add_units();
      one->set_unit(unit);
      one->set_reason(std::string(turn) + " <salah> " + unit);
      auto* cell = one->add_cells();
      cell->set_indicator("desa_tata_kelola");
      cell->set_key("tidak_ada_lagi");
    }
    ASSERT_TRUE(Apply("data-collection", "units-returned", returned, "k1", "sekretaris"));
  }
  const std::string keeper = Page("sekretaris");
  EXPECT_THAT(keeper, HasSubstr("Seksi Pemerintahan: pertama <salah> kasi_pemerintahan"));
  EXPECT_THAT(keeper, HasSubstr("Kelurahan Jogotrunan: pertama <salah> lurah_jogotrunan"));
  EXPECT_THAT(keeper, HasSubstr("kedua <salah> lurah_jogotrunan 1 sel dikembalikan"));
  const std::string unit = Page("kasi_pemerintahan");
  EXPECT_THAT(unit, HasSubstr("Seksi Pemerintahan: pertama <salah> kasi_pemerintahan"));
  EXPECT_THAT(unit, Not(HasSubstr("pertama <salah> lurah_jogotrunan")));
  EXPECT_THAT(unit, HasSubstr("ke unit: Seksi Pemerintahan, Kelurahan Jogotrunan"));
  EXPECT_THAT(Page("lurah_kepuharjo"), Not(HasSubstr("pertama <salah>")));
}

TEST_F(CasePageTest, CallsReturnedCellsAsThePlanDoes) {
  Register("k1", "Pengumpulan data kinerja");
  data_collection::v1::CollectionOpened opened;
  opened.set_plan_year(2026);
  opened.set_plan_version(1);
  opened.add_units()->set_unit("kasi_pemerintahan");
  ASSERT_TRUE(Apply("data-collection", "collection-opened", opened, "k1"));
  data_collection::v1::UnitGivenBack back;
  back.mutable_unit()->set_unit("kasi_pemerintahan");
  back.mutable_unit()->set_reason("Angka tidak cocok");
  for (const char* key : {"", "desa_baik", "tidak_ada_lagi"}) {
    auto* cell = back.mutable_unit()->add_cells();
    cell->set_indicator("desa_tata_kelola");
    cell->set_key(key);
  }
  back.mutable_unit()->add_cells()->set_indicator("hilang");
  ASSERT_TRUE(Apply("data-collection", "unit-given-back", back, "k1", "kasubbag_keuangan"));
  const std::string name = "Persentase desa dengan tata kelola pemerintahan yang baik";
  const std::string seen = Page("kasi_pemerintahan");
  EXPECT_THAT(seen,
              HasSubstr("Angka tidak cocok 4 sel dikembalikan " + name + " " + name +
                        ", Desa dengan tata kelola yang baik " + name + ", tidak_ada_lagi hilang"));
}

TEST_F(CasePageTest, SaysHowAUnitKeepsItsOwnDate) {
  Register("k1", "Pengumpulan data kinerja");
  AskUnits("k1", {"lurah_jogotrunan"});
  const auto seen_at = [&](int state, bool late) {
    EXPECT_TRUE(Write([&](journal::Transaction& to) {
      VisitRow visit;
      visit.case_id = "k1";
      visit.step = 4;
      visit.visit = 1;
      visit.state = timing::v1::VISIT_STATE_RUNNING;
      visit.start = clock_.Now();
      casebook::VisitPartRow part;
      part.unit = "lurah_jogotrunan";
      part.n = 1;
      part.state = state;
      part.late = late;
      visit.parts.push_back(part);
      return casebook::SaveVisit(to.db(), visit);
    }));
    return Page("camat");
  };
  EXPECT_THAT(seen_at(timing::v1::VISIT_STATE_MET, false), HasSubstr("2026 · tepat waktu"));
  EXPECT_THAT(seen_at(timing::v1::VISIT_STATE_LATE, true), HasSubstr("2026 · terlambat"));
  EXPECT_THAT(seen_at(timing::v1::VISIT_STATE_BREACHED, true), HasSubstr("2026 · lewat waktu"))
      << "its clock runs: no verdict was given";
  EXPECT_THAT(seen_at(timing::v1::VISIT_STATE_RUNNING, false),
              Not(HasSubstr("25 November 2026 · ")));
}

TEST_F(CasePageTest, SaysWhyACaseWasEndedAndOffersNothingMore) {
  Register("k1", "Pengumpulan data kinerja");
  common::v1::CaseEnded ended;
  ended.mutable_ending()->set_reason("Salah alamat");
  ASSERT_TRUE(Apply("correspondence", "case-ended", ended, "k1"));
  const std::string seen = Page("sekretaris");
  EXPECT_THAT(seen, HasSubstr("Alasan diakhiri: Salah alamat"));
  EXPECT_THAT(seen, HasSubstr("Berkas sudah diakhiri."));
  EXPECT_THAT(seen, Not(HasSubstr("Yang dapat Anda lakukan")));
}

TEST_F(CasePageTest, SaysThatNothingIsLeftOnceBappedaHasReceivedIt) {
  Register("k1", "Pengumpulan data kinerja");
  Submission("k1", "receipt-recorded", submission::v1::SUBMISSION_STATE_CLOSED);
  EXPECT_THAT(Page("camat"), HasSubstr("Berkas selesai: sudah diterima Bappeda."));
}

TEST_F(CasePageTest, DrawsItsLivePartsAsThePageDoes) {
  Register("k1", "Pengumpulan data kinerja");
  const Context context = As("camat", {"k1"});
  const auto parts = CaseParts(context, "k1");
  ASSERT_TRUE(parts);
  const std::string page = CasePage(context).body;
  for (const char* id : {"ribbon", "unit", "penerima", "lampiran", "riwayat", "giliran"}) {
    ASSERT_TRUE(parts->contains(id)) << id;
    EXPECT_THAT(page, HasSubstr(parts->at(id).text())) << id;
  }
}

TEST_F(CasePageTest, KeepsWhatWasTypedWhenACommandIsRefused) {
  Register("k1", "Pengumpulan data kinerja");
  ToSekretaris("k1");
  request_.form.fields.Add("advice", "Segera ditindaklanjuti");
  request_.form.fields.Add("revision", "2");
  const Response page = SendAction(As("sekretaris", {"k1", "teruskan-camat"}));
  EXPECT_EQ(page.status, 503) << "no service answers";
  EXPECT_THAT(page.body, HasSubstr("Segera ditindaklanjuti"));
  EXPECT_THAT(Seen(page), HasSubstr("Belum disimpan"));
  EXPECT_THAT(Seen(page), HasSubstr("Layanan surat masuk tidak menjawab."));
}

TEST_F(CasePageTest, KnowsNoOtherActions) {
  Register("k1", "Pengumpulan data kinerja");
  const Response page = SendAction(As("sekretaris", {"k1", "hapus"}));
  EXPECT_EQ(page.status, 404);
  EXPECT_THAT(Seen(page), HasSubstr("Tindakan ini tidak dikenal."));
}

TEST_F(CasePageTest, BothPagesSayWhichCaseHasTakenWhosePlace) {
  Register("k1", "Pengumpulan data kinerja");
  common::v1::CaseEnded ended;
  ended.mutable_ending()->set_reason("Salah alamat");
  ASSERT_TRUE(Apply("correspondence", "case-ended", ended, "k1"));
  correspondence::v1::CaseOpenedOnSchedule opened;
  opened.set_period("2026-TW3");
  opened.set_supersedes_case_id("k1");
  ASSERT_TRUE(Apply("correspondence", "case-opened-on-schedule", opened, "k2"));
  EXPECT_THAT(Page("staf"), HasSubstr("Digantikan oleh Tanpa surat edaran · Triwulan III 2026"));
  EXPECT_THAT(Markup(CasePage, "staf", {"k1"}), HasSubstr("<a href=\"/berkas/k2\">"));
  EXPECT_THAT(See(CasePage, "staf", {"k2"}),
              HasSubstr("Menggantikan berkas Pengumpulan data kinerja (Triwulan III 2026)"));
  EXPECT_THAT(Markup(CasePage, "staf", {"k2"}), HasSubstr("<a href=\"/berkas/k1\">"));
}

TEST_F(CasePageTest, ShowsTheFilesOfAScheduledCaseBesideThoseOfItsLetter) {
  correspondence::v1::CaseOpenedOnSchedule opened;
  opened.set_period("2026-TW3");
  ASSERT_TRUE(Apply("correspondence", "case-opened-on-schedule", opened, "k1"));
  correspondence::v1::ScanAttached file;
  file.set_sha256("aa");
  file.set_kind("dokumen_pendukung");
  ASSERT_TRUE(Apply("correspondence", "scan-attached", file, "k1", "kasubbag_keuangan"));
  EXPECT_THAT(Page("lurah_jogotrunan"), HasSubstr("Dokumen pendukung"));
  Register("k1", "Pengumpulan data kinerja");
  file.set_sha256("bb");
  file.set_kind("surat_edaran");
  ASSERT_TRUE(Apply("correspondence", "scan-attached", file, "k1", "staf_penerima_surat"));
  const std::string page = Markup(CasePage, "lurah_jogotrunan", {"k1"});
  EXPECT_THAT(page, HasSubstr("/berkas/k1/lampiran/aa"));
  EXPECT_THAT(page, HasSubstr("/berkas/k1/lampiran/bb"));
}

}  // namespace
}  // namespace tepat::portal
