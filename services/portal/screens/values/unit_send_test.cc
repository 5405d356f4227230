// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/unit_page.h"
#include "services/portal/screens/values/values_fixture.h"

namespace tepat::portal {
namespace {

class UnitSendTest : public ValuesFixture {
 protected:
  UnitSendTest() {
    Type("request_id", "0192f0c1-0000-7000-8000-000000000001");
    Type("revision", "4");
  }
  Response Send() { return SendUnitData(As("lurah_jogotrunan", place_)); }
  // How the service would judge what was typed.
  void Judged(const std::vector<wire::Finding>& findings) {
    wire::PreviewUnitDataResponse judged;
    judged.mutable_findings()->Assign(findings.begin(), findings.end());
    auto* row = judged.add_rows();
    row->mutable_indicator()->set_id("ikm");
    row->mutable_period()->set_raw("95.35");
    row->mutable_period()->set_capped("95.35");
    judged.set_cells_asked(4);
    judged.set_cells_filled(2);
    Answer("PreviewUnitData", judged);
  }
};

TEST_F(UnitSendTest, SendsNumbersAsTheContractHasThem) {
  Answer("SubmitUnitData", wire::SubmitUnitDataResponse());
  Type("nilai.ikm.nilai", "1.234,5");
  Type("nilai.layanan.tepat", "");
  Type("incomplete_reason", "Register masih dihitung");
  EXPECT_EQ(Send().status, 303);
  const auto asked = Asked<wire::SubmitUnitDataRequest>("SubmitUnitData");
  EXPECT_EQ(asked.unit(), "lurah_jogotrunan");
  EXPECT_EQ(asked.expected_revision(), 4);
  EXPECT_EQ(asked.origin(), wire::ORIGIN_TYPED);
  EXPECT_EQ(asked.incomplete_reason(), "Register masih dihitung");
  ASSERT_EQ(asked.values_size(), 1);
  EXPECT_EQ(asked.values(0).components(0).value(), "1234.5");
}

TEST_F(UnitSendTest, SaysOnThePageThatFollowsWhatTheServiceHasCounted) {
  wire::SubmitUnitDataResponse stored;
  stored.set_cells_stored(24);
  stored.set_cells_asked(24);
  Answer("SubmitUnitData", stored);
  const std::string to = Send().headers.front().second;
  EXPECT_THAT(to, HasSubstr("/berkas/k1?tersimpan="));
  request_.query.Add("tersimpan", to.substr(to.rfind('=') + 1));
  EXPECT_THAT(See(UnitPage, "lurah_jogotrunan", place_),
              HasSubstr("✔ Tersimpan pukul 08.00. 24 dari 24 nilai tersimpan (dibaca ulang)."));
}

TEST_F(UnitSendTest, WhatIsNoNumberGoesToNoServiceAndIsSaidAtItsField) {
  Type("nilai.ikm.nilai", "9O,5");
  Judged({Finding(wire::FINDING_KIND_NO_VALUE, "ikm", "nilai"),
          Finding(wire::FINDING_KIND_NO_VALUE, "layanan", "semua")});
  const Response page = Send();
  EXPECT_EQ(page.status, 422);
  EXPECT_FALSE(service_.WasAsked("SubmitUnitData"));
  EXPECT_THAT(page.body, HasSubstr("value=\"9O,5\"")) << "what was typed stays";
  EXPECT_THAT(page.body, HasSubstr("href=\"#f-nilai.ikm.nilai\""));
  EXPECT_THAT(page.body, HasSubstr("aria-describedby=\"f-nilai.ikm.nilai-salah\""));
  const std::string seen = Seen(page);
  EXPECT_THAT(seen, HasSubstr("Indeks Kepuasan Masyarakat: “9O,5” bukan angka."));
  EXPECT_THAT(seen, Not(HasSubstr("Indeks Kepuasan Masyarakat: belum diisi")));
  EXPECT_THAT(seen, HasSubstr("Layanan tepat waktu, Semua layanan: belum diisi."));
}

TEST_F(UnitSendTest, WhatLacksIsListedAndCanBeSentWithAReason) {
  Type("nilai.ikm.nilai", "82");
  Refuse("SubmitUnitData",
         {Code::kConflict, "data_collection.incomplete", "2 findings", {{"count", "2"}}});
  Judged({Finding(wire::FINDING_KIND_NO_CAUSE_OF_MISS, "ikm"),
          Finding(wire::FINDING_KIND_NO_EVIDENCE, "ikm", "", "laporan")});
  const Response page = Send();
  EXPECT_EQ(page.status, 409);
  const std::string seen = Seen(page);
  EXPECT_THAT(seen, HasSubstr("Masih ada yang kurang."));
  EXPECT_THAT(seen, HasSubstr("Indeks Kepuasan Masyarakat: target tidak tercapai."));
  EXPECT_THAT(seen, HasSubstr("Indeks Kepuasan Masyarakat, Laporan survei: bukti yang wajib"));
  EXPECT_THAT(page.body, HasSubstr("name=\"incomplete_reason\""));
  EXPECT_THAT(page.body, HasSubstr("id=\"f-sebab.ikm-salah\""));
  EXPECT_THAT(page.body, HasSubstr("href=\"#f-incomplete_reason\""));
  EXPECT_THAT(seen, HasSubstr("95,35 %")) << "as it will be reported";
}

TEST_F(UnitSendTest, CheckingStoresNothingAndShowsHowNumbersWereRead) {
  Type("langkah", "periksa");
  Type("nilai.ikm.nilai", "1234.5");
  Judged({Finding(wire::FINDING_KIND_NO_FOLLOW_UP, "ikm")});
  const Response page = Send();
  EXPECT_EQ(page.status, 200);
  EXPECT_FALSE(service_.WasAsked("SubmitUnitData"));
  EXPECT_THAT(Seen(page), HasSubstr("dibaca: 1.234,5 indeks"));
  EXPECT_THAT(Seen(page), HasSubstr("Belum dikirim: 1 hal perlu dilihat."));
  EXPECT_THAT(Seen(page), HasSubstr("Terisi 2 dari 4 nilai"));
  EXPECT_THAT(page.body, HasSubstr("name=\"incomplete_reason\""));
  EXPECT_THAT(page.body, HasSubstr("data-terisi")) << "no older draft may take its place";
  EXPECT_EQ(Asked<wire::PreviewUnitDataRequest>("PreviewUnitData").values(0).components(0).value(),
            "1234.5");
}

TEST_F(UnitSendTest, CheckingSaysThatNothingLacks) {
  Type("langkah", "periksa");
  EXPECT_THAT(Seen(Send()), HasSubstr("Lengkap: tidak ada yang kurang. Belum ada yang dikirim."));
}

TEST_F(UnitSendTest, AFileThatWasChosenStaysWhateverBecomesOfTheValues) {
  wire::AttachEvidenceResponse attached;
  attached.mutable_file()->set_sha256(Sha('d'));
  Answer("AttachEvidence", attached);
  AddFile(Sha('d'), "baru.pdf", "application/pdf");
  Tell();
  request_.form.files.push_back({"baru.pdf", "isi", "berkas.ikm.laporan"});
  Type("nilai.ikm.nilai", "x");
  const Response page = Send();
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, HasSubstr("value=\"" + Sha('d') + "\" checked"));
}

TEST_F(UnitSendTest, ARefusedFileIsNamed) {
  Refuse("AttachEvidence", {Code::kInvalid, "blobs.kind_refused", "no"});
  request_.form.files.push_back({"program.exe", "isi", "berkas.ikm.laporan"});
  Type("nilai.ikm.nilai", "86");
  const Response page = Send();
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(Seen(page), HasSubstr("Berkas program.exe belum tersimpan"));
  EXPECT_THAT(Seen(page), HasSubstr("sebagai bukti juga XLSX atau DOCX"));
  EXPECT_THAT(page.body, HasSubstr("value=\"86\""));
  EXPECT_FALSE(service_.WasAsked("SubmitUnitData"));
}

TEST_F(UnitSendTest, NothingTypedIsLostWhileNoServiceAnswers) {
  Refuse("SubmitUnitData", {Code::kUnavailable, "rpc.unavailable", "gone"});
  Refuse("GetUnitSheet", {Code::kUnavailable, "rpc.unavailable", "gone"});
  Type("nilai.ikm.nilai", "86,2");
  Type("sebab.ikm", "Hujan \"deras\"");
  const Response page = Send();
  EXPECT_EQ(page.status, 503);
  EXPECT_THAT(page.body, HasSubstr("name=\"nilai.ikm.nilai\" value=\"86,2\""));
  EXPECT_THAT(page.body, HasSubstr("Hujan &quot;deras&quot;"));
  EXPECT_THAT(Seen(page), HasSubstr("Kirim lagi"));
}

TEST_F(UnitSendTest, WhatSomebodyElseOvertookIsSentAgainAboutTheUnitAsItIsNow) {
  Refuse("SubmitUnitData", {Code::kConflict, "data_collection.moved_on", "too late"});
  Type("nilai.ikm.nilai", "86,2");
  const Response page = Send();
  EXPECT_EQ(page.status, 409);
  EXPECT_THAT(page.body, HasSubstr("name=\"revision\" value=\"1\""));
  EXPECT_THAT(page.body, HasSubstr("value=\"86,2\""));
}

class GiveBackTest : public UnitSendTest {
 protected:
  Response Back() { return GiveBackUnit(As("kasubbag_keuangan", place_)); }
};

TEST_F(GiveBackTest, IsOfferedToWhoeverClosesTheDraftOnceTheUnitHasSent) {
  EXPECT_THAT(Markup(UnitPage, "kasubbag_keuangan", place_), Not(HasSubstr("kembalikan-unit")));
  ValuesFixture::Send("k1", "lurah_jogotrunan");
  EXPECT_THAT(Markup(UnitPage, "lurah_jogotrunan", place_), Not(HasSubstr("kembalikan-unit")));
  const std::string page = Markup(UnitPage, "kasubbag_keuangan", place_);
  EXPECT_THAT(page, HasSubstr("action=\"/berkas/k1/unit/lurah_jogotrunan/kembalikan\""));
  EXPECT_THAT(page, HasSubstr("name=\"sel.lurah_jogotrunan\" value=\"ikm\""));
}

TEST_F(GiveBackTest, AsksForTheReasonAndTheCellsOfThisUnitAlone) {
  Answer("GiveBackUnit", wire::GiveBackUnitResponse());
  Type("reason-lurah_jogotrunan", "Angka tidak cocok");
  Type("sel.lurah_jogotrunan", "ikm");
  Type("catatan.lurah_jogotrunan.layanan", "Lihat register");
  Type("reason-kasi_pemerintahan", "Angka lain");
  EXPECT_EQ(Back().status, 303);
  const auto asked = Asked<wire::GiveBackUnitRequest>("GiveBackUnit");
  EXPECT_EQ(asked.expected_revision(), 4);
  EXPECT_EQ(asked.unit().unit(), "lurah_jogotrunan");
  EXPECT_EQ(asked.unit().reason(), "Angka tidak cocok");
  ASSERT_EQ(asked.unit().cells_size(), 2);
  EXPECT_EQ(asked.unit().cells(1).reason(), "Lihat register");
}

TEST_F(GiveBackTest, WhatWasTickedStaysWhenItIsRefused) {
  Refuse("GiveBackUnit", {Code::kConflict, "data_collection.not_sent", "nothing"});
  Type("sel.lurah_jogotrunan", "ikm");
  Type("catatan.lurah_jogotrunan.ikm", "<b>Lihat</b>");
  const Response page = Back();
  EXPECT_EQ(page.status, 409);
  EXPECT_EQ(Asked<wire::GiveBackUnitRequest>("GiveBackUnit").unit().unit(), "lurah_jogotrunan");
  EXPECT_THAT(Seen(page), HasSubstr("tidak ada yang dapat dikembalikan"));
  EXPECT_THAT(page.body, HasSubstr("name=\"sel.lurah_jogotrunan\" value=\"ikm\" checked"));
  EXPECT_THAT(page.body, HasSubstr("value=\"&lt;b&gt;Lihat&lt;/b&gt;\""));
}

TEST_F(UnitSendTest, WhoMayNotSeeTheUnitIsToldSo) {
  Refuse("SubmitUnitData", {Code::kDenied, "identity.not_allowed", "no"});
  Refuse("GetUnitSheet", {Code::kDenied, "identity.not_allowed", "no"});
  EXPECT_EQ(Send().status, 403);
}

}  // namespace
}  // namespace tepat::portal
