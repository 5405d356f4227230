// SPDX-License-Identifier: Apache-2.0
// Cases: opened on schedule, ended, replaced by others.
#include "services/correspondence/correspondence_fixture.h"

namespace tepat::correspondence {
namespace {

TEST_F(CorrespondenceTest, ACancelledCaseEndsItsVisitAndKeepsItsNumber) {
  const std::string id = Register(NewLetter("1"))->case_id();
  EXPECT_EQ(CancelBy("sekretaris", id, 1, "x"), "correspondence.invalid_request");
  const std::string reason = "salah alamat, untuk kecamatan lain";
  EXPECT_EQ(CancelBy("staf_penerima_surat", id, 1, reason), "identity.not_allowed");
  EXPECT_EQ(CancelBy("sekretaris", id, 1, reason), "ok");
  EXPECT_EQ(bench_.LastMarks(), Names({"2.1 CANCELLED"}));
  EXPECT_EQ(ToSekretaris("staf_penerima_surat", id, 2), "correspondence.moved_on");
  EXPECT_EQ(Register(NewLetter("1"))->agenda_number(), 2);  // no duplicate of a cancelled one
}

TEST_F(CorrespondenceTest, AReasonThatSaysNothingEndsNoCase) {
  const std::string id = Register(NewLetter("1"))->case_id();
  EXPECT_EQ(CancelBy("sekretaris", id, 1, "abcd"), "correspondence.invalid_request");
  EXPECT_EQ(bench_.Facts().back(), "letter-registered");
}

TEST_F(CorrespondenceTest, ACaseIsToldWithoutWhatItsLetterKeepsToItself) {
  ASSERT_EQ(OpenScheduled("kasubbag_keuangan", "2026-TW3"), "ok");
  const std::string id = LastFact().fact.case_id;
  EXPECT_TRUE(Kept(id).on_schedule());
  EXPECT_FALSE(Kept(id).has_letter());
  EXPECT_EQ(Kept(id).period(), "2026-TW3");
  auto circular = NewLetter("R-77");
  circular.set_scheduled_case_id(id);
  circular.set_nature(v1::NATURE_SECRET);
  ASSERT_TRUE(Register(circular));
  ASSERT_EQ(Attach("staf_penerima_surat", id, "surat_edaran", "rahasia"), "ok");
  const v1::GetCaseResponse kept = Kept(id);
  EXPECT_EQ(kept.agenda_number(), 1);
  ASSERT_EQ(kept.files_size(), 1) << "references are no files";
  EXPECT_TRUE(kept.files(0).of_letter());
  EXPECT_EQ(kept.DebugString().find("R-77"), std::string::npos);
}

TEST_F(CorrespondenceTest, TheEndOfACaseThatHasLeftIsAskedForFurtherOn) {
  const std::string id = Register(NewLetter("1"))->case_id();
  ASSERT_EQ(ToSekretaris("staf_penerima_surat", id, 1), "ok");
  ASSERT_EQ(ToCamat("sekretaris", id, 2), "ok");
  EXPECT_EQ(CancelBy("sekretaris", id, 3, "dibatalkan Bappeda"), "ok");
  EXPECT_EQ(bench_.Facts().back(), "case-end-requested");
  EXPECT_TRUE(LastFact().fact.marks.empty());
  const auto handoff = *HandoffOf(bench_.node().pool(), LastFact());
  EXPECT_EQ(std::get<disposition::v1::EndCaseRequest>(handoff).ending().reason(),
            "dibatalkan Bappeda");
}

TEST_F(CorrespondenceTest, ALaterCircularEndsTheOneThatItSupersedes) {
  const std::string first = Register(NewLetter("1"))->case_id();
  auto request = NewLetter("2");
  request.set_supersedes_case_id("018bcfe5-6800-7abc-8def-0123456789ab");
  EXPECT_EQ(Register(request).error().slug, "correspondence.unknown_case");
  request.set_supersedes_case_id(first);
  const auto second = Register(request);
  ASSERT_TRUE(second) << second.error().message;
  EXPECT_EQ(bench_.Facts(), Names({"letter-registered", "letter-registered", "case-ended"}));
  EXPECT_EQ(LastFact().fact.case_id, first);
  EXPECT_NE(LastFact().fact.payload.find(second->case_id()), std::string::npos);
  EXPECT_EQ(bench_.LastMarks(), Names({"2.1 CANCELLED"}));
}

TEST_F(CorrespondenceTest, ACircularTakesThePlaceOfACaseThatHasEndedWithoutEndingItAgain) {
  const std::string first = Register(NewLetter("1"))->case_id();
  ASSERT_EQ(CancelBy("sekretaris", first, 1, "salah periode"), "ok");
  auto request = NewLetter("2");
  request.set_supersedes_case_id(first);
  request.set_period("2026-TW2");
  EXPECT_EQ(Register(request).error().details.at("fields"),
            "supersedes_case_id: a case of the same period");
  request.set_period("2026-TW3");
  const auto second = Register(request);
  ASSERT_TRUE(second) << second.error().message;
  EXPECT_EQ(second->agenda_number(), 2) << "a refusal costs no number";
  EXPECT_EQ(bench_.Facts(), Names({"letter-registered", "case-ended", "letter-registered"}));
  EXPECT_NE(LastFact().fact.payload.find(first), std::string::npos);
  EXPECT_EQ(Kept(first).superseded_by(), second->case_id());
  EXPECT_EQ(Kept(second->case_id()).supersedes_case_ids(0), first);
  auto third = NewLetter("3");
  third.set_supersedes_case_id(first);
  EXPECT_EQ(Register(third).error().slug, "correspondence.superseded_already");
  EXPECT_EQ(Register(third).error().details.at("case_id"), second->case_id());
}

TEST_F(CorrespondenceTest, AScheduledCaseTakesThePlaceOfOneThatDoesNotCountAsRunning) {
  // Declined by the Camat: it ended further on, and this service was not told.
  const std::string declined = Register(NewLetter("1"))->case_id();
  ASSERT_EQ(ToSekretaris("staf_penerima_surat", declined, 1), "ok");
  ASSERT_EQ(ToCamat("sekretaris", declined, 2), "ok");
  EXPECT_EQ(OpenScheduled("kasubbag_keuangan", "2026-TW3"), "correspondence.period_running");
  EXPECT_EQ(OpenScheduled("kasubbag_keuangan", "2026-TW2", declined),
            "correspondence.invalid_request");
  EXPECT_EQ(OpenScheduled("kasubbag_keuangan", "2026-TW3", bench_.NewId()),
            "correspondence.period_running")
      << "another case is running";
  ASSERT_EQ(OpenScheduled("kasubbag_keuangan", "2026-TW3", declined), "ok");
  EXPECT_EQ(bench_.Facts().back(), "case-opened-on-schedule") << "no end is asked for";
  EXPECT_EQ(Kept(declined).superseded_by(), LastFact().fact.case_id);
  EXPECT_EQ(OpenScheduled("kasubbag_keuangan", "2025-TW3", bench_.NewId()),
            "correspondence.unknown_case");
  auto own = NewLetter("2");
  own.set_scheduled_case_id(LastFact().fact.case_id);
  own.set_supersedes_case_id(LastFact().fact.case_id);
  EXPECT_EQ(Register(own).error().details.at("fields"), "supersedes_case_id: another case");
}

TEST_F(CorrespondenceTest, AnOpeningSaysWhatTheCaseIsBoundToAndIsOneHoweverOftenItComes) {
  v1::OpenScheduledCaseRequest request;
  request.set_request_id(bench_.NewId());
  request.set_period("2026-TW4");
  identity::Claims caller;
  caller.person_id = "kasubbag_keuangan";
  const auto open = [&] {
    return simulation::ExecuteCommand<v1::OpenScheduledCaseRequest, v1::OpenScheduledCaseResponse>(
        bench_.node().writer(), "OpenScheduledCase", caller, request,
        [this](journal::Transaction& t, const identity::Claims& who,
               const v1::OpenScheduledCaseRequest& wanted) {
          return OpenScheduledCase(context_, t, who, wanted);
        });
  };
  const auto opened = open();
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(opened->sop_id(), "pengumpulan-data-kinerja");
  EXPECT_EQ(opened->sop_version(), 1);
  EXPECT_EQ(opened->plan_year(), 2026);
  EXPECT_EQ(opened->plan_version(), 1);
  EXPECT_EQ(open()->case_id(), opened->case_id());
  EXPECT_EQ(bench_.Facts(), Names({"case-opened-on-schedule"}));
  request.set_request_id(bench_.NewId());
  request.set_period("2027-TW1");
  EXPECT_EQ(open()->plan_version(), 0) << "that year has no plan yet";
}

TEST_F(CorrespondenceTest, ACaseOpenedOnScheduleHasNoStepsHereAndWaitsForItsCircular) {
  EXPECT_EQ(OpenScheduled("staf_penerima_surat", "2026-TW4"), "identity.not_allowed");
  EXPECT_EQ(OpenScheduled("kasubbag_keuangan", "TW4"), "correspondence.invalid_request");
  EXPECT_EQ(OpenScheduled("kasubbag_keuangan", "2026-TW4"), "ok");
  EXPECT_EQ(OpenScheduled("kasubbag_keuangan", "2026-TW4"), "correspondence.period_running");
  const journal::Event opened = LastFact();
  EXPECT_TRUE(opened.fact.marks.empty());
  const auto handoff = *HandoffOf(bench_.node().pool(), opened);
  const auto& opening = std::get<disposition::v1::OpenDispositionRequest>(handoff);
  EXPECT_EQ(opening.inapplicable_kinds(0), "surat_edaran");
  EXPECT_EQ(journal::TimeOf(opening.start_time()), opened.fact.at);
  EXPECT_EQ(opening.origin().agenda_number(), 0);
  EXPECT_EQ(opening.origin().hand_overs(0).position(), "kasubbag_keuangan");
  auto request = NewLetter("9");
  request.set_scheduled_case_id(opened.fact.case_id);
  request.set_period("2026-TW3");
  EXPECT_EQ(Register(request).error().details.at("fields"), "period: the case is of 2026-TW4");
  request.set_period("2026-TW4");
  EXPECT_EQ(Register(request)->case_id(), opened.fact.case_id);
  EXPECT_TRUE(LastFact().fact.marks.empty());
  request.set_request_id(bench_.NewId());
  request.set_letter_number("10");
  EXPECT_EQ(Register(request).error().slug, "correspondence.case_has_letter");
  EXPECT_EQ(CancelBy("sekretaris", opened.fact.case_id, 1, "jadwal keliru"), "ok");
  EXPECT_EQ(bench_.Facts().back(), "case-end-requested");
}

}  // namespace
}  // namespace tepat::correspondence
