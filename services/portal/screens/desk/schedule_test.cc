// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/desk/schedule.h"

#include "libs/casebook/store/cases.h"
#include "services/portal/screens/desk/inbox.h"
#include "services/portal/screens/desk/register.h"
#include "services/portal/service_fixture.h"
#include "tepat/common/v1/ending.pb.h"

namespace tepat::portal {
namespace {

class ScheduleTest : public ServiceFixture {
 protected:
  // A case without a letter, as correspondence tells it.
  void OpenWithoutLetter(const std::string& case_id, const std::string& period) {
    correspondence::v1::CaseOpenedOnSchedule opened;
    opened.set_period(period);
    EXPECT_TRUE(Apply("correspondence", "case-opened-on-schedule", opened, case_id));
  }
  // A case that the Sekretaris has cancelled.
  void RegisterAndCancel(const std::string& case_id) {
    Register(case_id, "Pengumpulan data kinerja");
    common::v1::CaseEnded ended;
    ended.mutable_ending()->set_reason("Salah alamat");
    EXPECT_TRUE(Apply("correspondence", "case-ended", ended, case_id));
  }
};

TEST_F(ScheduleTest, IsOfferedToWhoeverOpensCasesOnSchedule) {
  EXPECT_THAT(See(Inbox, "kasubbag_keuangan"), HasSubstr("+ Berkas tanpa surat"));
  EXPECT_THAT(See(Inbox, "staf_penerima_surat"), Not(HasSubstr("+ Berkas tanpa surat")));
}

TEST_F(ScheduleTest, ProposesTheQuarterThatHasEnded) {
  const std::string page = Markup(ScheduledCasePage, "kasubbag_keuangan");
  EXPECT_THAT(page, HasSubstr("value=\"2026-TW3\" selected"));
  EXPECT_THAT(page, HasSubstr("value=\"2025-TW1\""));
}

TEST_F(ScheduleTest, OpensTheCaseOfThePeriodThatWasChosen) {
  correspondence::v1::OpenScheduledCaseResponse made;
  made.set_case_id("k7");
  Answer("OpenScheduledCase", made);
  Type("request_id", "r1");
  Type("period", "2026-TW2");
  const Response page = OpenScheduledCase(As("kasubbag_keuangan"));
  EXPECT_EQ(page.status, 303);
  EXPECT_THAT(HeaderOf(page, "Location"), HasSubstr("/berkas/k7?"));
  const auto asked = Asked<correspondence::v1::OpenScheduledCaseRequest>("OpenScheduledCase");
  EXPECT_EQ(asked.request_id(), "r1");
  EXPECT_EQ(asked.period(), "2026-TW2");
  EXPECT_FALSE(asked.accept_duplicate());
}

TEST_F(ScheduleTest, LeadsToTheRunningCaseOfThatPeriodAndKeepsTheChoice) {
  Refuse("OpenScheduledCase", {Code::kConflict,
                               "correspondence.period_running",
                               "a case of this period is running",
                               {{"case_id", "k7"}}});
  Type("period", "2026-TW2");
  const Response page = OpenScheduledCase(As("kasubbag_keuangan"));
  EXPECT_EQ(page.status, 409);
  EXPECT_THAT(page.body, HasSubstr("href=\"/berkas/k7\""));
  EXPECT_THAT(page.body, HasSubstr("value=\"2026-TW2\" selected"));
  EXPECT_THAT(Seen(page), HasSubstr("Tetap buka berkas kedua"));
}

TEST_F(ScheduleTest, ALetterMayBeFiledWithACaseThatWaitsForIt) {
  EXPECT_THAT(Markup(NewLetter, "staf_penerima_surat"), Not(HasSubstr("scheduled_case_id")))
      << "nothing waits";
  OpenWithoutLetter("k1", "2026-TW3");
  const std::string page = Markup(NewLetter, "staf_penerima_surat");
  EXPECT_THAT(page, HasSubstr("<option value=\"k1\""));
  EXPECT_THAT(page, HasSubstr("<option value=\"\" selected>Bukan"));
  Register("k1", "Pengumpulan data kinerja");
  EXPECT_THAT(Markup(NewLetter, "staf_penerima_surat"), Not(HasSubstr("scheduled_case_id")))
      << "it has its letter";
}

TEST_F(ScheduleTest, ALetterGoesToTheCaseThatWasChosenAndIsOfItsPeriod) {
  OpenWithoutLetter("k1", "2026-TW2");
  correspondence::v1::RegisterLetterResponse made;
  made.set_case_id("k1");
  Answer("RegisterLetter", made);
  Type("received_time", "2026-11-23T07:55");
  Type("period", "2026-TW3");
  Type("scheduled_case_id", "k1");
  EXPECT_EQ(RegisterLetter(As("staf_penerima_surat")).status, 303);
  const auto asked = Asked<correspondence::v1::RegisterLetterRequest>("RegisterLetter");
  EXPECT_EQ(asked.scheduled_case_id(), "k1");
  EXPECT_EQ(asked.period(), "2026-TW2");
}

TEST_F(ScheduleTest, ACaseThatWasCancelledMayBeReplacedByItsName) {
  EXPECT_THAT(Markup(ScheduledCasePage, "kasubbag_keuangan"), Not(HasSubstr("supersedes_case_id")))
      << "nothing was cancelled";
  Register("k1", "Berjalan");
  RegisterAndCancel("k2");
  for (auto* screen : {ScheduledCasePage, NewLetter}) {
    const std::string page = Markup(screen, "kasubbag_keuangan");
    EXPECT_THAT(page, HasSubstr("<option value=\"\" selected>Tidak ada"));
    EXPECT_THAT(Seen(page), HasSubstr("Triwulan III 2026: Pengumpulan data kinerja, "));
    EXPECT_THAT(page, Not(HasSubstr("<option value=\"k1\""))) << "it is running";
  }
}

TEST_F(ScheduleTest, WhatIsReplacedGoesWithTheOpeningAndWithTheLetter) {
  RegisterAndCancel("k2");
  Type("supersedes_case_id", "k2");
  Type("period", "2026-TW3");
  Type("received_time", "2026-11-23T07:55");
  Answer("OpenScheduledCase", correspondence::v1::OpenScheduledCaseResponse());
  OpenScheduledCase(As("kasubbag_keuangan"));
  EXPECT_EQ(
      Asked<correspondence::v1::OpenScheduledCaseRequest>("OpenScheduledCase").supersedes_case_id(),
      "k2");
  Refuse("RegisterLetter", {Code::kInvalid,
                            "correspondence.invalid_letter",
                            "another period",
                            {{"fields", "supersedes_case_id: a case of the same period"}}});
  const Response page = RegisterLetter(As("staf_penerima_surat"));
  EXPECT_EQ(Asked<correspondence::v1::RegisterLetterRequest>("RegisterLetter").supersedes_case_id(),
            "k2");
  EXPECT_THAT(Seen(page), HasSubstr("Menggantikan berkas: pilih berkas dari periode yang sama"));
  EXPECT_THAT(page.body, HasSubstr("<option value=\"k2\" selected>")) << "the choice stays";
}

TEST_F(ScheduleTest, WhoeverChoseAFileForARefusedLetterIsToldToChooseItAgain) {
  Type("received_time", "2026-11-23T07:55");
  request_.form.files.push_back({"surat.pdf", "%PDF-1.4"});
  Refuse("RegisterLetter", {Code::kConflict, "correspondence.case_has_letter", "too late"});
  EXPECT_THAT(Seen(RegisterLetter(As("staf_penerima_surat"))),
              HasSubstr("surat.pdf belum tersimpan. Pilih lagi berkas itu."));
}

}  // namespace
}  // namespace tepat::portal
