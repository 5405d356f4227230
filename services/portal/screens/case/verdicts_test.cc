// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/verdicts.h"

#include "services/portal/screens/case/case_sop.h"
#include "services/portal/screens/case/forecast.h"
#include "services/portal/service_fixture.h"
#include "tepat/office/v1/rebase.pb.h"
#include "tepat/timing/v1/forecast.pb.h"
#include "tepat/timing/v1/rebase.pb.h"
#include "tepat/timing/v1/timing.pb.h"

namespace tepat::portal {
namespace {

class TimingPagesTest : public ServiceFixture {
 protected:
  // A closed visit that today's calendar judges otherwise.
  static timing::v1::GetCaseResponse Judged() {
    timing::v1::GetCaseResponse told;
    auto* visit = told.add_visits();
    visit->set_case_id("k1");
    visit->set_step(3);
    visit->set_visit(2);
    visit->set_state(timing::v1::VISIT_STATE_LATE);
    visit->set_calendar_id("lumajang");
    visit->set_calendar_version(1);
    visit->set_sop_version(1);
    visit->set_explanation("dihitung sejak Senin");
    visit->mutable_used()->set_seconds(1500);
    visit->set_late(true);
    visit->set_declared(true);
    visit->mutable_known_now()->set_calendar_version(2);
    visit->mutable_known_now()->set_state(timing::v1::VISIT_STATE_MET);
    return told;
  }
};

TEST_F(TimingPagesTest, AVerdictIsToldWithWhatItRestsOn) {
  Answer("GetCase", Judged());
  const std::string seen = See(VerdictsPage, "staf", {"k1"});
  EXPECT_THAT(seen, HasSubstr("Langkah 3 Disposisi, kunjungan ke-2"));
  EXPECT_THAT(seen, HasSubstr("Penilaian terlambat"));
  EXPECT_THAT(seen, HasSubstr("Terpakai 25 menit"));
  EXPECT_THAT(seen, HasSubstr("kalender lumajang versi 1, SOP versi 1"));
  EXPECT_THAT(seen, HasSubstr("melewati jatah, waktunya dicatat kemudian"));
}

TEST_F(TimingPagesTest, TheCamatAloneMayHaveItJudgedAnew) {
  Answer("GetCase", Judged());
  EXPECT_THAT(See(VerdictsPage, "camat", {"k1"}),
              HasSubstr("Tetapkan ulang dengan kalender versi 2"));
  const std::string staff = See(VerdictsPage, "staf", {"k1"});
  EXPECT_THAT(staff, HasSubstr("Menurut kalender sekarang (versi 2): tepat waktu."));
  EXPECT_THAT(staff, Not(HasSubstr("Tetapkan ulang dengan")));
}

TEST_F(TimingPagesTest, JudgingAnewNamesTheVisitAndTheReason) {
  Answer("RestateVisit", timing::v1::RestateVisitResponse());
  Type("step", "3");
  Type("visit", "2");
  Type("reason", "Libur setempat terlambat diumumkan");
  EXPECT_EQ(RestateVisit(As("camat", {"k1"})).status, 303);
  const auto asked = Asked<timing::v1::RestateVisitRequest>("RestateVisit");
  EXPECT_EQ(asked.case_id(), "k1");
  EXPECT_EQ(asked.step(), 3);
  EXPECT_EQ(asked.visit(), 2);
}

TEST_F(TimingPagesTest, AServiceThatDoesNotAnswerIsNamed) {
  const Response page = VerdictsPage(As("camat", {"k1"}));
  EXPECT_EQ(page.status, 503);
  EXPECT_THAT(Seen(page), HasSubstr("Layanan pengukur waktu tidak menjawab."));
}

TEST_F(TimingPagesTest, AForecastSaysHowLikelyAStepIsLateAndWhenAllIsDone) {
  Register("k1", "Pengumpulan data");
  timing::v1::ForecastCaseResponse told;
  told.set_history_min(5);
  auto* known = told.add_steps();
  known->set_step(4);
  known->set_sample(12);
  known->set_breach_probability(0.254);
  told.add_steps()->set_step(5);
  journal::FillTime(*ParseInstant("2026-12-01T02:00:00Z"), told.mutable_finish_time());
  Answer("ForecastCase", told);
  const std::string seen = See(ForecastPage, "camat", {"k1"});
  EXPECT_THAT(seen, HasSubstr("Perkiraan: Pengumpulan data"));
  EXPECT_THAT(seen, HasSubstr("4 Siapkan 25 %"));
  EXPECT_THAT(seen, HasSubstr("5 Periksa belum cukup riwayat (kurang dari 5 kali)"));
  EXPECT_THAT(seen, HasSubstr("selesai Selasa, 1 Desember 2026 pukul 09.00 WIB"));
}

TEST_F(TimingPagesTest, ACaseOfTheNewestSopHasNothingToDecide) {
  timing::v1::PreviewRebaseResponse told;
  told.set_version_before(2);
  told.set_version_after(2);
  Answer("PreviewRebase", told);
  EXPECT_THAT(See(CaseSopPage, "camat", {"k1"}),
              HasSubstr("Berkas ini memakai versi 2, yang terbaru."));
}

TEST_F(TimingPagesTest, TheCamatAloneHasACaseFollowANewerSop) {
  timing::v1::PreviewRebaseResponse told;
  told.set_sop_id("sop");
  told.set_version_before(1);
  told.set_version_after(2);
  Answer("PreviewRebase", told);
  Answer("RebaseCase", office::v1::RebaseCaseResponse());
  EXPECT_THAT(See(CaseSopPage, "camat", {"k1"}), HasSubstr("Pakai versi 2"));
  EXPECT_THAT(See(CaseSopPage, "staf", {"k1"}), HasSubstr("Camat memutuskan"));
  Type("sop", "sop");
  Type("version", "2");
  Type("reason", "Mutu baku berubah");
  EXPECT_EQ(RebaseCase(As("camat", {"k1"})).status, 303);
  EXPECT_EQ(Asked<office::v1::RebaseCaseRequest>("RebaseCase").sop_version(), 2);
}

}  // namespace
}  // namespace tepat::portal
