// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/thread.h"

#include "services/portal/screens/values/cell_page.h"
#include "services/portal/screens/values/values_fixture.h"

namespace tepat::portal {
namespace {

class ThreadTest : public ValuesFixture {
 protected:
  ThreadTest() {
    HasSent();
    Answer("GetValueVersions", wire::GetValueVersionsResponse());
    thread_.set_case_id("k1");
    thread_.set_unit("lurah_jogotrunan");
    auto& number = *thread_.add_numbers();
    number.set_indicator("ikm");
    number.set_component("nilai");
    number.set_value("86.2");
    number.set_unit_of_measure("indeks");
    number.set_target("86");
    number.mutable_sending()->set_version(2);
    number.mutable_sending()->set_position("lurah_jogotrunan");
    number.mutable_sending()->set_origin(wire::ORIGIN_WORKBOOK);
    journal::FillTime(clock_.Now(), number.mutable_sending()->mutable_time());
    number.mutable_cell()->set_sheet("<b>Lurah");
    number.mutable_cell()->set_cell("G6");
    number.add_evidence()->set_text("Map 3");
    auto& request = *thread_.mutable_request();
    request.set_position("lurah_jogotrunan");
    request.add_requests("Data kinerja triwulan III");
    request.set_due_date("2026-11-25");
    request.set_asked_by_position("camat");
    journal::FillTime(clock_.Now(), request.mutable_asked_time());
    thread_.mutable_plan()->set_year(2026);
    thread_.mutable_plan()->set_version(1);
    thread_.mutable_plan()->set_agreement_number("000.8/1");
    thread_.mutable_origin()->set_agenda_number(12);
    thread_.mutable_origin()->set_agenda_year(2026);
    journal::FillTime(clock_.Now(), thread_.mutable_origin()->mutable_received_time());
    HandOver("letter-forwarded-to-camat", "sekretaris");
    HandOver("disposition-issued", "camat");
    disposition::v1::GetDispositionResponse issued;
    issued.add_instructions("Tindak lanjuti");
    Answer("GetDisposition", issued);
    correspondence::v1::GetLetterResponse letter;
    letter.mutable_letter()->set_agenda_number(12);
    letter.mutable_letter()->set_agenda_year(2026);
    letter.mutable_letter()->set_sender("Bappeda Lumajang");
    letter.mutable_letter()->set_letter_number("050/7");
    letter.set_letter_date("2026-11-20");
    Answer("GetLetter", letter);
  }
  void HandOver(const char* fact, const char* position) {
    auto* made = thread_.mutable_origin()->add_hand_overs();
    made->set_fact(fact);
    made->set_position(position);
    journal::FillTime(clock_.Now(), made->mutable_time());
  }
  // The page of the cell, as its reader sees it.
  std::string Page(const std::string& person = "sekretaris") {
    Answer("GetValueThread", thread_);
    return Markup(CellPage, person, {"k1", "lurah_jogotrunan", "ikm"});
  }

  wire::GetValueThreadResponse thread_;
};

TEST_F(ThreadTest, LeadsFromTheNumberToTheLetter) {
  const std::string page = Page();
  const std::string seen = Seen(page);
  std::size_t at = 0;
  for (const char* station :
       {"Jejak angka", "Angka: 86,2 indeks", "Dikirim: 08.00 oleh", "lembar <b>Lurah sel G6",
        "Bukti: Map 3", "Permintaan: “Data kinerja triwulan III” diminta 08.00 oleh Camat",
        "Rencana: 2026 versi 1 , perjanjian kinerja nomor 000.8/1", "target 86",
        "Disposisi: 08.00 oleh Camat: Tindak lanjuti", "Diteruskan ke Camat: 08.00 oleh Sekretaris",
        "Surat: agenda 12/2026 , dari Bappeda Lumajang, nomor 050/7"}) {
    const std::size_t found = seen.find(station, at);
    ASSERT_NE(found, std::string::npos) << station << " in\n" << seen;
    at = found;
  }
  EXPECT_THAT(page, HasSubstr("&lt;b&gt;Lurah"));
  EXPECT_THAT(page, HasSubstr("href=\"/rencana/2026?versi=1\""));
  const auto asked = Asked<wire::GetValueThreadRequest>("GetValueThread");
  EXPECT_EQ(asked.indicator(), "ikm");
  EXPECT_EQ(asked.unit(), "lurah_jogotrunan");
}

TEST_F(ThreadTest, AClosedLetterIsItsPlaceInTheAgenda) {
  Refuse("GetLetter", {Code::kDenied, "identity.not_allowed", "no"});
  Refuse("GetDisposition", {Code::kUnavailable, "rpc.unavailable", "down"});
  const std::string seen = Seen(Page("lurah_jogotrunan"));
  EXPECT_THAT(seen,
              HasSubstr("Surat: agenda 12/2026 , diterima 08.00 ; isinya tidak dapat dibuka"));
  EXPECT_THAT(seen, Not(HasSubstr("Bappeda Lumajang")));
  EXPECT_THAT(seen, HasSubstr("Disposisi: 08.00 oleh Camat"));
}

TEST_F(ThreadTest, ACaseOpenedOnScheduleAndNothingSent) {
  Refuse("GetLetter", {Code::kNotFound, "correspondence.unknown_case", "none"});
  thread_.clear_numbers();
  thread_.clear_origin();
  HandOver("case-opened-on-schedule", "kasubbag_keuangan");
  const std::string seen = Seen(Page());
  EXPECT_THAT(seen, HasSubstr("Angka: belum dikirim"));
  EXPECT_THAT(seen, HasSubstr("Dibuka terjadwal: 08.00 oleh"));
  EXPECT_THAT(seen, HasSubstr("Surat: belum ada surat edaran"));
}

TEST_F(ThreadTest, ThePageStandsWithoutIt) {
  Refuse("GetValueThread", {Code::kUnavailable, "rpc.unavailable", "down"});
  const Response page = CellPage(As("sekretaris", {"k1", "lurah_jogotrunan", "ikm"}));
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(Seen(page), HasSubstr("Jejak angka Tidak dapat dibuka."));
}

TEST(WayWord, SaysTheCellWhereThereIsOne) {
  wire::ThreadNumber number;
  number.mutable_sending()->set_origin(wire::ORIGIN_PROGRAM);
  EXPECT_EQ(WayWord(number), "dikirim program");
  number.mutable_sending()->set_origin(wire::ORIGIN_WORKBOOK);
  number.mutable_cell()->set_cell("K7");
  EXPECT_EQ(WayWord(number), "dari berkas Excel, sel K7");
}

}  // namespace
}  // namespace tepat::portal
