// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/unit_page.h"

#include "services/portal/screens/values/values_fixture.h"

namespace tepat::portal {
namespace {

class UnitPageTest : public ValuesFixture {
 protected:
  std::string Own() { return Markup(UnitPage, "lurah_jogotrunan", place_); }
  std::string OwnSeen() { return Seen(Own()); }
};

TEST_F(UnitPageTest, AsksWhatThePlanAsksAndNothingElse) {
  const std::string page = Own();
  for (const char* name : {"nilai.ikm.nilai", "nilai.layanan.tepat", "nilai.layanan.semua",
                           "predikat.sakip.nilai", "sebab.ikm", "tindak_lanjut.ikm",
                           "tanpa_data.ikm", "berkas.ikm.laporan", "tautan.ikm.laporan"}) {
    EXPECT_THAT(page, HasSubstr("name=\"" + std::string(name) + "\"")) << name;
  }
  EXPECT_THAT(page, Not(HasSubstr("teks.ikm"))) << "the rule takes no text";
  EXPECT_THAT(Seen(page), HasSubstr("IKU-1 Indeks Kepuasan Masyarakat (indeks) 86 85,00"));
  EXPECT_THAT(Seen(page), HasSubstr("80 sampai 90"));
  EXPECT_THAT(Seen(page), HasSubstr("Kelurahan Jogotrunan"));
  EXPECT_THAT(Seen(page), HasSubstr("Triwulan III 2026 · belum mengirim · batas Rabu"));
}

TEST_F(UnitPageTest, SaysTheDefinitionAndTheEarlierPeriodsOnDemand) {
  const std::string seen = OwnSeen();
  EXPECT_THAT(seen, HasSubstr("Definisi Nilai survei terakhir"));
  EXPECT_THAT(seen, HasSubstr("2 periode sebelumnya"));
  EXPECT_THAT(seen, HasSubstr("Triwulan I 2026 84,00 86"));
  EXPECT_THAT(Own(), HasSubstr("<svg"));
}

TEST_F(UnitPageTest, ShowsWhatWasSentWithItsAchievementAndFiles) {
  HasSent();
  const std::string page = Own();
  EXPECT_THAT(page, HasSubstr("value=\"86,2\""));
  EXPECT_THAT(page, HasSubstr("value=\"" + Sha('a') + "\" checked"));
  EXPECT_THAT(page, HasSubstr("/berkas/k1/unit/lurah_jogotrunan/bukti/" + Sha('a')));
  const std::string seen = Seen(page);
  EXPECT_THAT(seen, HasSubstr("Terisi 1 dari 4 nilai"));
  EXPECT_THAT(seen, HasSubstr("Versi 2 dikirim 08.00 oleh"));
  EXPECT_THAT(seen, HasSubstr("100,23 %"));
  EXPECT_THAT(seen, HasSubstr("laporan.pdf"));
}

TEST_F(UnitPageTest, OffersAgainAFileThatNothingNames) {
  AddFile(Sha('e'), "rekap.xlsx", "application/vnd.ms-excel");
  Tell();
  EXPECT_THAT(Own(), HasSubstr("<option value=\"" + Sha('e') + "\">rekap.xlsx</option>"));
}

TEST_F(UnitPageTest, FoldsAProofThatMayStayEmptyUntilSomethingStandsThere) {
  const std::string fold = "class=\"bukti-lipat\"";
  EXPECT_THAT(Markup(UnitPage, "lurah_jogotrunan", place_), Not(HasSubstr(fold))) << "it is asked";
  Row(0).mutable_indicator()->mutable_evidence(0)->set_required(false);
  Tell();
  EXPECT_THAT(Markup(UnitPage, "lurah_jogotrunan", place_), HasSubstr(fold));
  HasSent();
  EXPECT_THAT(Markup(UnitPage, "lurah_jogotrunan", place_), Not(HasSubstr(fold)));
}

TEST_F(UnitPageTest, LeavesOutAnEarlierValueThatThereIsNotWhereCellsAreLines) {
  const std::string left_out = "<td class=\"kosong\" data-judul=\"Sebelumnya\">";
  for (wire::SheetRow& row : *sheet_.mutable_rows()) EarlierPeriod(row, "2026-TW2", "80");
  Tell();
  EXPECT_THAT(Markup(UnitPage, "lurah_jogotrunan", place_), Not(HasSubstr(left_out)));
  for (wire::SheetRow& row : *sheet_.mutable_rows()) row.clear_earlier();
  Tell();
  EXPECT_THAT(Markup(UnitPage, "lurah_jogotrunan", place_), HasSubstr(left_out));
}

TEST_F(UnitPageTest, ShowsWhatWasAskedAbove) {
  sheet_.mutable_part()->add_requests("Data triwulan III");
  Tell();
  EXPECT_THAT(OwnSeen(), HasSubstr("Yang diminta Data triwulan III"));
}

TEST_F(UnitPageTest, LeadsToWhatWasSaidOfEachValue) {
  Row(0).add_comments()->set_text("Dari mana angka ini?");
  Tell();
  const std::string page = Own();
  EXPECT_THAT(page, HasSubstr("href=\"/berkas/k1/unit/lurah_jogotrunan/indikator/ikm\""));
  EXPECT_THAT(Seen(page), HasSubstr("Versi dan komentar (1)"));
}

TEST_F(UnitPageTest, ACellThatWasGivenBackIsMarkedWithItsReason) {
  wire::UnitsReturned returned;
  auto* unit = returned.add_units();
  unit->set_unit("lurah_jogotrunan");
  unit->set_reason("Bukti kurang");
  returned.set_due_date("2026-11-30");
  ASSERT_TRUE(Apply("data-collection", "units-returned", returned, "k1", "sekretaris"));
  auto* cell = Row(1).add_returned();
  cell->set_indicator("layanan");
  cell->set_key("semua");
  cell->set_reason("Tidak cocok dengan register");
  Tell();
  const std::string page = Own();
  const std::string seen = Seen(page);
  EXPECT_THAT(seen, HasSubstr("Dikembalikan: Bukti kurang Kirim lagi paling lambat Senin, 30"));
  EXPECT_THAT(seen, HasSubstr("Layanan tepat waktu, Semua layanan : Tidak cocok dengan register"));
  EXPECT_THAT(seen, HasSubstr("(layanan) ↩ Dikembalikan: Tidak cocok dengan register"));
  EXPECT_THAT(page, HasSubstr("<tr class=\"komponen dikembalikan\"><th scope=\"row\">Semua"));
  EXPECT_THAT(page, HasSubstr("href=\"#f-nilai.layanan.semua\""));
  EXPECT_THAT(page, HasSubstr("<tr class=\"komponen\"><th scope=\"row\">Layanan yang tepat"));
  EXPECT_THAT(page, Not(HasSubstr("<tbody class=\"dikembalikan\">"))) << "it alone";
}

TEST_F(UnitPageTest, AnIndicatorIsGivenBackAsAWholeByEitherName) {
  for (const char* key : {"", "nilai"}) {
    Row(0).clear_returned();
    auto* cell = Row(0).add_returned();
    cell->set_indicator("ikm");
    cell->set_key(key);
    Tell();
    const std::string page = Own();
    EXPECT_THAT(page, HasSubstr("<tbody class=\"dikembalikan\">")) << key;
    EXPECT_THAT(Seen(page), HasSubstr("↩ Dikembalikan untuk diperbaiki")) << key;
  }
}

TEST_F(UnitPageTest, TheFirstPageOfAFileIsFetchedWhenItIsLookedAt) {
  HasSent();
  AddFile(Sha('e'), "rekap.xlsx", "application/vnd.ms-excel");
  auto* proof = Row(0).mutable_value()->add_evidence();
  proof->set_rule("laporan");
  proof->set_sha256(Sha('e'));
  Tell();
  const std::string page = Own();
  const std::string file = "/berkas/k1/unit/lurah_jogotrunan/bukti/";
  EXPECT_THAT(page, HasSubstr("<img src=\"" + file + Sha('a') + "?pratinjau=1\""));
  EXPECT_THAT(page, HasSubstr("loading=\"lazy\""));
  EXPECT_THAT(page, Not(HasSubstr(Sha('e') + "?pratinjau=1"))) << "a workbook has no first page";
  EXPECT_THAT(page, Not(HasSubstr("<details class=\"pratinjau\" open>")));
}

TEST_F(UnitPageTest, SaysThatThereIsNoPlanYetAndTakesNothing) {
  sheet_.set_plan_version(0);
  Tell();
  EXPECT_THAT(OwnSeen(), HasSubstr("Rencana tahun 2026 belum diberlakukan."));
  EXPECT_THAT(Own(), Not(HasSubstr("Kirim data")));
}

TEST_F(UnitPageTest, IsTextForWhoeverOnlyReads) {
  HasSent();
  const std::string page = Markup(UnitPage, "sekretaris", place_);
  EXPECT_THAT(page, Not(HasSubstr("Kirim data")));
  EXPECT_THAT(page, Not(HasSubstr("name=\"nilai.")));
  EXPECT_THAT(Seen(page), HasSubstr("86,2"));
  EXPECT_THAT(Seen(page), HasSubstr("Sebab Survei tertunda"));
}

TEST_F(UnitPageTest, WhatPeopleTypeStaysText) {
  HasSent();
  const std::string evil = "\"><script>alert(1)</script>";
  Row(0).mutable_value()->set_cause(evil);
  sheet_.mutable_files(0)->set_name(evil);
  Row(0).mutable_indicator()->set_name(evil);
  Row(0).mutable_value()->mutable_evidence(0)->set_link(evil);
  Tell();
  for (const char* person : {"lurah_jogotrunan", "sekretaris"}) {
    const std::string page = Markup(UnitPage, person, place_);
    EXPECT_THAT(page, Not(HasSubstr("<script>alert"))) << person;
    EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)")) << person;
  }
}

TEST_F(UnitPageTest, IsUnknownOnlyWhenTheCaseHasNoSuchUnit) {
  const Response unknown = UnitPage(As("camat", {"k1", "kasi_ekbang"}));
  EXPECT_EQ(unknown.status, 404);
  EXPECT_THAT(Seen(unknown), HasSubstr("Unit tidak ditemukan"));
  EXPECT_THAT(Seen(unknown), HasSubstr("Unit itu tidak diminta data pada berkas ini."));
  const Context camat = As("camat", place_);
  Lose("unit_part");
  for (const auto page : {UnitPage, WaiveUnit}) {
    const Response unread = page(camat);
    EXPECT_EQ(unread.status, 503);
    EXPECT_THAT(Seen(unread), HasSubstr("Belum dapat dibuka"));
  }
}

TEST_F(UnitPageTest, SaysWhyTheServiceDoesNotTellTheValues) {
  Refuse("GetUnitSheet", {Code::kDenied, "identity.not_allowed", "not for this person"});
  const Response denied = UnitPage(As("camat", place_));
  EXPECT_EQ(denied.status, 403);
  EXPECT_THAT(Seen(denied), HasSubstr("Jabatan Anda tidak berwenang"));
  Refuse("GetUnitSheet", {Code::kUnavailable, "journal.frozen", "frozen"});
  EXPECT_EQ(UnitPage(As("camat", place_)).status, 503);
}

TEST_F(UnitPageTest, MayBeWaivedByWhoeverClosesTheDraft) {
  EXPECT_THAT(See(UnitPage, "kasubbag_keuangan", place_), HasSubstr("Bebaskan unit ini"));
  EXPECT_THAT(See(UnitPage, "lurah_jogotrunan", place_), Not(HasSubstr("Bebaskan unit")));
}

TEST_F(UnitPageTest, TheFormThatWaivesKeepsWhatIsTyped) {
  EXPECT_THAT(Markup(UnitPage, "kasubbag_keuangan", place_),
              HasSubstr("id=\"bebaskan-unit\" class=\"tindakan\" data-draf=\"1\""));
}

TEST_F(UnitPageTest, WaivesWithAReason) {
  Answer("WaiveUnit", wire::WaiveUnitResponse());
  Type("reason", "Lurah cuti sakit");
  EXPECT_EQ(WaiveUnit(As("kasubbag_keuangan", place_)).status, 303);
  EXPECT_EQ(Asked<wire::WaiveUnitRequest>("WaiveUnit").reason(), "Lurah cuti sakit");
  Refuse("WaiveUnit", {Code::kInvalid,
                       "data_collection.invalid_request",
                       "no",
                       {{"fields", "reason: 5 to 500 characters"}}});
  const Response refused = WaiveUnit(As("kasubbag_keuangan", place_));
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("Lurah cuti sakit")) << "what was typed stays";
}

}  // namespace
}  // namespace tepat::portal
