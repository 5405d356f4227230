// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/desk/inbox.h"

#include "services/portal/screen_fixture.h"

namespace tepat::portal {
namespace {

using InboxTest = ScreenFixture;

TEST_F(InboxTest, SaysFirstThatNothingWaits) {
  EXPECT_THAT(See(Inbox, "camat"), HasSubstr("Camat: semua beres. Tidak ada tugas"));
}

TEST_F(InboxTest, ShowsTheTaskToWhoeverIsResponsible) {
  Register("k1", "Pengumpulan data kinerja");
  const std::string staff = See(Inbox, "staf_penerima_surat");
  EXPECT_THAT(staff, HasSubstr("Staf Penerima Surat: 1 tugas"));
  EXPECT_THAT(staff, HasSubstr("Pengumpulan data kinerja 050/1 · Triwulan III 2026"));
  EXPECT_THAT(staff, HasSubstr("Teruskan ke Sekretaris"));
  EXPECT_THAT(See(Inbox, "camat"), Not(HasSubstr("Pengumpulan data kinerja")));
}

TEST_F(InboxTest, FollowsTheCaseToTheNextDesk) {
  Register("k1", "Pengumpulan data kinerja");
  ToSekretaris("k1");
  EXPECT_THAT(See(Inbox, "staf_penerima_surat"), HasSubstr("semua beres"));
  EXPECT_THAT(See(Inbox, "sekretaris"), HasSubstr("Teruskan ke Camat"));
  ToCamat("k1");
  EXPECT_THAT(See(Inbox, "camat"), HasSubstr("Disposisikan"));
}

TEST_F(InboxTest, PutsTheMostUrgentFirstAndSaysHowSoon) {
  using std::chrono::minutes;
  Register("k1", "Yang lain");
  Register("k2", "Yang mendesak");
  Run("k1", 2, clock_.Now() + minutes(50));
  Run("k2", 2, clock_.Now() + minutes(10));
  const std::string seen = See(Inbox, "staf_penerima_surat");
  EXPECT_THAT(seen, HasSubstr("2 tugas; paling mendesak sisa 10 menit"));
  EXPECT_LT(seen.find("Yang mendesak"), seen.find("Yang lain"));
}

TEST_F(InboxTest, SaysThatATaskIsLate) {
  Register("k1", "Pengumpulan data kinerja");
  Run("k1", 2, clock_.Now());
  clock_.Advance(std::chrono::minutes(16));
  EXPECT_THAT(See(Inbox, "staf_penerima_surat"), HasSubstr("Terlambat · lewat 16 menit"));
}

TEST_F(InboxTest, WhoeverClosesTheDraftHasHisTaskWhileUnitsAreMissing) {
  Register("k1", "Pengumpulan data kinerja");
  AskUnits("k1", {"kasi_pemerintahan", "lurah_jogotrunan", "lurah_jogoyudan"});
  Send("k1", "lurah_jogotrunan");
  const std::string page = Markup(Inbox, "kasubbag_keuangan");
  EXPECT_THAT(Seen(page), HasSubstr("2 dari 3 unit belum · Ingatkan 2 unit"));
  EXPECT_THAT(Seen(page), Not(HasSubstr("semua beres")));
  EXPECT_THAT(page, HasSubstr("href=\"/berkas/k1#ingatkan-semua\""));
  Send("k1", "kasi_pemerintahan");
  Send("k1", "lurah_jogoyudan");
  const auto parts = InboxRows(As("kasubbag_keuangan"), {"k1"});
  ASSERT_TRUE(parts);
  EXPECT_THAT(Seen(parts->at("tugas-k1-close_draft")), HasSubstr("✔ 3 unit sudah mengirim."));
}

TEST_F(InboxTest, SaysToAUnitWhyItHasItsDataBackAndUntilWhen) {
  Register("k1", "Pengumpulan data kinerja");
  AskUnits("k1", {"kasi_pemerintahan", "lurah_jogotrunan"});
  EXPECT_THAT(See(Inbox, "lurah_jogotrunan"), Not(HasSubstr("Dikembalikan")));
  data_collection::v1::UnitsReturned returned;
  auto* unit = returned.add_units();
  unit->set_unit("lurah_jogotrunan");
  unit->set_reason("Bukti <b>kurang</b>");
  returned.set_due_date("2026-11-30");
  ASSERT_TRUE(Apply("data-collection", "units-returned", returned, "k1", "sekretaris"));
  const std::string page = Markup(Inbox, "lurah_jogotrunan");
  EXPECT_THAT(page, HasSubstr("Dikembalikan: Bukti &lt;b&gt;kurang&lt;/b&gt; · kirim"));
  EXPECT_THAT(Seen(page), HasSubstr("lagi paling lambat Senin, 30 November 2026"));
  EXPECT_THAT(See(Inbox, "kasi_pemerintahan"), Not(HasSubstr("Dikembalikan")));
}

TEST_F(InboxTest, SaysItToAUnitWhileTheOthersStillSend) {
  Register("k1", "Pengumpulan data kinerja");
  AskUnits("k1", {"kasi_pemerintahan", "lurah_jogotrunan"});
  Send("k1", "lurah_jogotrunan");
  data_collection::v1::UnitGivenBack back;
  back.mutable_unit()->set_unit("lurah_jogotrunan");
  back.mutable_unit()->set_reason("Angka tidak cocok");
  back.set_due_date("2026-11-30");
  ASSERT_TRUE(Apply("data-collection", "unit-given-back", back, "k1", "kasubbag_keuangan"));
  EXPECT_THAT(See(Inbox, "lurah_jogotrunan"),
              HasSubstr("Dikembalikan: Angka tidak cocok · kirim lagi paling lambat Senin, 30"));
  EXPECT_THAT(See(Inbox, "kasubbag_keuangan"), HasSubstr("2 dari 2 unit belum"));
}

TEST_F(InboxTest, GivesAUnitItsOwnShareAlone) {
  Register("k1", "Pengumpulan data kinerja");
  AskUnits("k1", {"kasi_pemerintahan", "lurah_jogotrunan"});
  const std::string lurah = See(Inbox, "lurah_jogotrunan");
  EXPECT_THAT(lurah, HasSubstr("Isi data unit: Kelurahan Jogotrunan"));
  EXPECT_THAT(lurah, Not(HasSubstr("Seksi Pemerintahan")));
  Send("k1", "lurah_jogotrunan");
  EXPECT_THAT(See(Inbox, "lurah_jogotrunan"), HasSubstr("semua beres"));
}

TEST_F(InboxTest, ShowsWhatWaitsForOthersAndWhatWasDoneToday) {
  Register("k1", "Pengumpulan data kinerja");
  ToSekretaris("k1");
  const std::string seen = See(Inbox, "sekretaris");
  EXPECT_THAT(seen, HasSubstr("Selesai hari ini (1)"));
  EXPECT_THAT(seen, HasSubstr("Anda meneruskan surat ke Sekretaris"));
  ToCamat("k1");
  EXPECT_THAT(See(Inbox, "sekretaris"), HasSubstr("Menunggu orang lain (1)"));
}

TEST_F(InboxTest, OffersANewLetterToWhoeverRegistersThem) {
  EXPECT_THAT(See(Inbox, "staf_penerima_surat"), HasSubstr("+ Surat masuk"));
  EXPECT_THAT(See(Inbox, "camat"), Not(HasSubstr("+ Surat masuk")));
}

TEST_F(InboxTest, TellsASuperiorWhatIsLateUntilItIsOver) {
  Register("k1", "Pengumpulan data kinerja");
  timing::v1::VisitJudged judged;
  judged.set_step(2);
  judged.set_visit(1);
  judged.set_announcement("escalation-0");
  judged.add_positions("camat");
  ASSERT_TRUE(Apply("timing", "visit-escalated", judged, "k1"));
  EXPECT_THAT(See(Inbox, "camat"),
              HasSubstr("Pengumpulan data kinerja langkah 2 Teruskan masih terlambat"));
  EXPECT_THAT(See(Inbox, "sekretaris"), Not(HasSubstr("Perlu perhatian Anda")));
}

TEST_F(InboxTest, DrawsForALivePageTheRowsOfTheChangedCasesAlone) {
  Register("k1", "Satu");
  Register("k2", "Dua");
  const auto parts = InboxRows(As("staf_penerima_surat"), {"k2"});
  ASSERT_TRUE(parts);
  EXPECT_TRUE(parts->contains("tugas-k2-forward_to_sekretaris"));
  EXPECT_FALSE(parts->contains("tugas-k1-forward_to_sekretaris"));
  EXPECT_THAT(Seen(parts->at("sapa")), HasSubstr("2 tugas"));
}

TEST_F(InboxTest, EscapesWhatPeopleHaveTyped) {
  Register("k1", "<script>alert(1)</script>");
  const std::string page = Markup(Inbox, "staf_penerima_surat");
  EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)"));
}

}  // namespace
}  // namespace tepat::portal
