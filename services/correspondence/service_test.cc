// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/service.h"

#include <gtest/gtest.h>

#include "libs/testing/executed_command.h"
#include "libs/testing/folder.h"
#include "libs/testing/service_bench.h"
#include "services/correspondence/commands/commands.h"
#include "services/correspondence/handoff.h"
#include "services/correspondence/queries.h"
#include "services/correspondence/scans.h"
#include "services/correspondence/store/schema.h"

namespace tepat::correspondence {
namespace {

class CorrespondenceTest : public testing::Test {
 protected:
  v1::RegisterLetterRequest NewLetter(const std::string& number) {
    v1::RegisterLetterRequest request;
    request.set_request_id(bench_.NewId());
    request.set_sender("Bappeda");
    request.set_letter_number(number);
    request.set_letter_date("2026-11-20");
    request.set_subject("Pengumpulan data kinerja");
    request.set_channel(v1::INTAKE_CHANNEL_SRIKANDI);
    journal::FillTime(bench_.clock().Now(), request.mutable_received_time());
    request.set_nature(v1::NATURE_ORDINARY);
    request.set_urgency(v1::URGENCY_URGENT);
    request.set_period("2026-TW3");
    return request;
  }

  Result<v1::RegisterLetterResponse> Register(const v1::RegisterLetterRequest& request,
                                              const std::string& person = "staf_penerima_surat") {
    identity::Claims caller;
    caller.person_id = person;
    return simulation::ExecuteCommand<v1::RegisterLetterRequest, v1::RegisterLetterResponse>(
        bench_.node().writer(), "RegisterLetter", caller, request,
        [this](journal::Transaction& t, const identity::Claims& who,
               const v1::RegisterLetterRequest& wanted) {
          return RegisterLetter(context_, t, who, wanted);
        });
  }

  template <class Response, class Request>
  std::string Do(const std::string& person, const Request& request,
                 Result<Response> (*command)(journal::Transaction&, const identity::Claims&,
                                             const Request&)) {
    return bench_.Do<Response>(person, request, command);
  }

  std::string OpenScheduled(const std::string& person, const std::string& period,
                            const std::string& superseded = "") {
    v1::OpenScheduledCaseRequest request;
    request.set_period(period);
    request.set_supersedes_case_id(superseded);
    return bench_.Do<v1::OpenScheduledCaseResponse>(
        person, request,
        [this](journal::Transaction& t, const identity::Claims& who,
               const v1::OpenScheduledCaseRequest& wanted) {
          return OpenScheduledCase(context_, t, who, wanted);
        });
  }

  // Attaches a file that begins as a PDF; gives `ok` or the slug of the refusal.
  std::string Attach(const std::string& person, const std::string& case_id, const std::string& kind,
                     const std::string& content) {
    v1::ScanHead head;
    head.set_case_id(case_id);
    head.set_kind(kind);
    const auto file = scans_->Begin(bench_.NewId(), 100);
    EXPECT_TRUE(file->Append("%PDF-1.4 " + content));
    const auto sealed = file->Seal();
    EXPECT_TRUE(sealed);
    last_sha256_ = sealed->sha256;
    return bench_.Do<v1::AttachScanResponse>(
        person, head,
        [&](journal::Transaction& t, const identity::Claims& who,
            const v1::ScanHead& wanted) -> Result<v1::AttachScanResponse> {
          TEPAT_ASSIGN(auto made, AttachScan(t, who, wanted, *sealed));
          TEPAT_TRY(file->Publish());
          return made;
        });
  }
  // The content of a file as that person gets it, or the slug of the refusal.
  std::string Fetched(const std::string& person, const std::string& case_id,
                      const std::string& sha256) {
    v1::GetScanRequest request;
    request.set_case_id(case_id);
    request.set_sha256(sha256);
    identity::Claims caller;
    caller.person_id = person;
    auto file = OpenScan(bench_.node().pool(), *scans_, caller, request, bench_.clock().Now());
    return file ? std::string(std::istreambuf_iterator<char>(*file), {}) : file.error().slug;
  }
  v1::GetCaseResponse Kept(const std::string& case_id) {
    return *bench_.node().pool().Read<v1::GetCaseResponse>(
        [&](sql::Database& db) { return ReadCase(db, case_id); });
  }

  std::string CancelBy(const std::string& person, const std::string& case_id, int revision,
                       const std::string& reason) {
    v1::CancelCaseRequest request;
    request.set_case_id(case_id);
    request.set_expected_revision(revision);
    request.set_reason(reason);
    return Do(person, request, CancelCase);
  }

  std::string ToSekretaris(const std::string& person, const std::string& case_id, int revision) {
    v1::ForwardToSekretarisRequest request;
    request.set_case_id(case_id);
    request.set_expected_revision(revision);
    return Do(person, request, ForwardToSekretaris);
  }

  std::string ToCamat(const std::string& person, const std::string& case_id, int revision,
                      const std::string& reason = "") {
    v1::ForwardToCamatRequest request;
    request.set_case_id(case_id);
    request.set_expected_revision(revision);
    request.set_advice("Mohon arahan");
    request.set_missing_input_reason(reason);
    return Do(person, request, ForwardToCamat);
  }

  journal::Event LastFact() { return bench_.LastFact(); }

  using Names = std::vector<std::string>;
  simulation::ServiceBench bench_{"correspondence", Schema()};
  const Context context_{*worktime::Zone::Find("Asia/Jakarta")};
  const simulation::Folder folder_;
  const std::unique_ptr<blobs::BlobStore> scans_ =
      *OpenScans(folder_.Sub("scans"), bench_.node().pool());
  std::string last_sha256_;
};

TEST_F(CorrespondenceTest, ALetterGetsItsNumberAndItsFactInOneCommit) {
  const auto answer = Register(NewLetter("1"));
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->agenda_number(), 1);
  EXPECT_EQ(answer->agenda_year(), 2026);
  const journal::Event fact = LastFact();
  EXPECT_EQ(fact.fact.name, "letter-registered");
  EXPECT_EQ(fact.fact.case_id, answer->case_id());
  EXPECT_EQ(fact.fact.actor->position, "staf_penerima_surat");
  EXPECT_EQ(fact.fact.office_cursor, 9);
  EXPECT_EQ(fact.position.sequence, answer->position().sequence());
}

TEST_F(CorrespondenceTest, AgendaNumbersHaveNoGapsAndRestartEachYear) {
  EXPECT_EQ(Register(NewLetter("1"))->agenda_number(), 1);
  EXPECT_FALSE(Register(NewLetter("1")));  // refused: no number is lost
  EXPECT_EQ(Register(NewLetter("2"))->agenda_number(), 2);
  bench_.clock().Set(*ParseInstant("2026-12-31T16:59:00Z"));  // 23:59 in the office
  ASSERT_TRUE(bench_.node().writer().Execute([](journal::Transaction& t) {
    return t.db().Run("UPDATE reader_cursor SET confirmed_us=?", t.now());
  }));
  EXPECT_EQ(Register(NewLetter("3"))->agenda_number(), 3);
  bench_.clock().Advance(std::chrono::minutes(2));
  const auto answer = Register(NewLetter("4"));
  EXPECT_EQ(answer->agenda_number(), 1);
  EXPECT_EQ(answer->agenda_year(), 2027);
}

TEST_F(CorrespondenceTest, ADuplicateIsNamedAndMayBeAcceptedKnowingly) {
  const auto first = Register(NewLetter("B/1"));
  auto request = NewLetter("b 1");
  const auto refused = Register(request);
  EXPECT_EQ(refused.error().slug, "correspondence.duplicate_letter");
  EXPECT_EQ(refused.error().details.at("case_id"), first->case_id());
  request.set_accept_duplicate(true);
  EXPECT_TRUE(Register(request));
}

TEST_F(CorrespondenceTest, ARepeatGetsTheFirstAnswerAndAChangedOneIsRefused) {
  auto request = NewLetter("1");
  const auto first = Register(request);
  EXPECT_EQ(Register(request)->case_id(), first->case_id());
  EXPECT_EQ(bench_.node().writer().head().sequence, 1);
  request.set_subject("lain");
  EXPECT_EQ(Register(request).error().slug, "journal.request_id_reused");
  EXPECT_EQ(Register(NewLetter("1"), "camat").error().slug, "identity.not_allowed");
}

TEST_F(CorrespondenceTest, OnlyWhomTheSopNamesMayRegister) {
  const auto refused = Register(NewLetter("1"), "staf");
  EXPECT_EQ(refused.error().slug, "identity.not_allowed");
  EXPECT_NE(refused.error().details.at("roles").find("staf_penerima_surat"), std::string::npos);
  EXPECT_EQ(Register(NewLetter("1"), "nobody").error().slug, "identity.not_allowed");
  EXPECT_EQ(bench_.node().writer().head().sequence, 0);
}

TEST_F(CorrespondenceTest, ASecretLettersFactTellsNeitherSenderNorSubject) {
  auto request = NewLetter("R-77");
  request.set_nature(v1::NATURE_SECRET);
  request.set_subject("perihal yang dirahasiakan");
  ASSERT_TRUE(Register(request));
  const std::string body = LastFact().body;
  for (const char* word : {"dirahasiakan", "Bappeda", "R-77"}) {
    EXPECT_EQ(body.find(word), std::string::npos) << word;
  }
}

TEST_F(CorrespondenceTest, ABackEntryIsFlaggedInItsMarks) {
  auto request = NewLetter("1");
  journal::FillTime(bench_.clock().Now() - std::chrono::days(3), request.mutable_received_time());
  request.set_back_entry_reason("server mati sejak Jumat");
  ASSERT_TRUE(Register(request));
  const auto marks = LastFact().fact.marks;
  EXPECT_TRUE(marks.at(0).declared);
  EXPECT_EQ(marks.at(0).at, bench_.clock().Now() - std::chrono::days(3));
}

TEST_F(CorrespondenceTest, BothHopsAreMadeByWhomTheSopNamesAndAttributed) {
  const std::string id = Register(NewLetter("1"))->case_id();
  EXPECT_EQ(ToSekretaris("camat", id, 1), "identity.not_allowed");
  EXPECT_EQ(ToCamat("sekretaris", id, 1), "correspondence.moved_on");
  EXPECT_EQ(ToSekretaris("staf_penerima_surat", id, 1), "ok");
  EXPECT_EQ(LastFact().fact.actor->position, "staf_penerima_surat");
  EXPECT_EQ(ToCamat("staf_penerima_surat", id, 2), "identity.not_allowed");
  EXPECT_EQ(ToCamat("sekretaris", id, 1), "correspondence.moved_on");
  EXPECT_EQ(ToCamat("sekretaris", id, 2), "ok");
  const journal::Event fact = LastFact();
  EXPECT_EQ(fact.fact.name, "letter-forwarded-to-camat");
  EXPECT_EQ(fact.fact.actor->position, "sekretaris");
  EXPECT_EQ(fact.fact.marks.at(0).opens, 3);
  EXPECT_NE(fact.fact.payload.find("Mohon arahan"), std::string::npos);
}

TEST_F(CorrespondenceTest, AStepIsNotCompletedWithoutItsInputsUnlessSomebodySaysWhy) {
  const std::string id = Register(NewLetter("1"))->case_id();
  ASSERT_EQ(ToSekretaris("staf_penerima_surat", id, 1), "ok");
  ASSERT_TRUE(bench_.node().writer().Execute([](journal::Transaction& t) {
    return t.db().Run("DELETE FROM case_document WHERE kind='surat_edaran'");
  }));
  EXPECT_EQ(ToCamat("sekretaris", id, 2), "correspondence.input_missing");
  EXPECT_EQ(ToCamat("sekretaris", id, 2, "x"), "correspondence.invalid_request");
  EXPECT_EQ(ToCamat("sekretaris", id, 2, "surat asli masih di Bappeda"), "ok");
  EXPECT_NE(LastFact().fact.payload.find("surat_edaran"), std::string::npos);
}

TEST_F(CorrespondenceTest, TheReadReceiptIsTheSekretariss) {
  const std::string id = Register(NewLetter("1"))->case_id();
  ASSERT_EQ(ToSekretaris("staf_penerima_surat", id, 1), "ok");
  v1::MarkReadRequest request;
  request.set_case_id(id);
  request.set_expected_revision(2);
  EXPECT_EQ(Do("staf_penerima_surat", request, MarkRead), "identity.not_allowed");
  EXPECT_EQ(Do("sekretaris", request, MarkRead), "ok");
  EXPECT_TRUE(LastFact().fact.marks.empty());
}

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

TEST_F(CorrespondenceTest, AScanIsReadByItsCaseAndNotByItsContentAlone) {
  const std::string id = Register(NewLetter("1"))->case_id();
  ASSERT_EQ(Attach("staf_penerima_surat", id, "surat_edaran", "surat"), "ok");
  EXPECT_EQ(Fetched("kasi_pemerintahan", id, last_sha256_), "%PDF-1.4 surat");
  EXPECT_EQ(Fetched("kasi_pemerintahan", id, ""), "blobs.unknown");
  auto secret = NewLetter("2");
  secret.set_nature(v1::NATURE_SECRET);
  const auto other = Register(secret);
  ASSERT_TRUE(other) << other.error().message;
  EXPECT_EQ(Fetched("kasi_pemerintahan", other->case_id(), last_sha256_), "identity.not_allowed");
}

TEST_F(CorrespondenceTest, FilesOfACaseThatALetterOpenedAreTheClerks) {
  const std::string id = Register(NewLetter("1"))->case_id();
  EXPECT_EQ(Attach("kasubbag_keuangan", id, "dokumen_pendukung", "a"), "identity.not_allowed");
  EXPECT_EQ(Attach("staf_penerima_surat", id, "dokumen_pendukung", "a"), "ok");
}

TEST_F(CorrespondenceTest, FilesOfAScheduledCaseComeBeforeItsCircularAndStayWithIt) {
  ASSERT_EQ(OpenScheduled("kasubbag_keuangan", "2026-TW3"), "ok");
  const std::string id = LastFact().fact.case_id;
  EXPECT_EQ(Attach("staf", id, "dokumen_pendukung", "nota"), "identity.not_allowed");
  EXPECT_EQ(Attach("staf_penerima_surat", id, "dokumen_pendukung", "x"), "identity.not_allowed")
      << "there is no letter of his yet";
  EXPECT_EQ(Attach("staf_penerima_surat", id, "surat_edaran", "x"), "correspondence.no_letter");
  ASSERT_EQ(Attach("kasubbag_keuangan", id, "dokumen_pendukung", "nota"), "ok");
  const std::string note = last_sha256_;
  EXPECT_EQ(LastFact().fact.name, "scan-attached");
  EXPECT_EQ(Fetched("lurah_jogotrunan", id, note), "%PDF-1.4 nota");

  auto circular = NewLetter("1");
  circular.set_scheduled_case_id(id);
  circular.set_nature(v1::NATURE_SECRET);
  ASSERT_EQ(Register(circular)->case_id(), id);
  ASSERT_EQ(Attach("staf_penerima_surat", id, "surat_edaran", "rahasia"), "ok");
  const std::string secret = last_sha256_;
  ASSERT_EQ(Attach("staf_penerima_surat", id, "dokumen_pendukung", "lampirannya"), "ok");
  const std::string annex = last_sha256_;
  EXPECT_EQ(Attach("kasubbag_keuangan", id, "surat_edaran", "y"), "identity.not_allowed");
  ASSERT_EQ(Attach("kasubbag_keuangan", id, "rencana_aksi", "lain"), "ok");
  // What belongs to the letter is for those who may read it; the rest stays everybody's.
  EXPECT_EQ(Fetched("lurah_jogotrunan", id, note), "%PDF-1.4 nota");
  EXPECT_EQ(Fetched("lurah_jogotrunan", id, last_sha256_), "%PDF-1.4 lain");
  EXPECT_EQ(Fetched("lurah_jogotrunan", id, secret), "identity.not_allowed");
  EXPECT_EQ(Fetched("lurah_jogotrunan", id, annex), "identity.not_allowed");
  EXPECT_EQ(Fetched("camat", id, secret), "%PDF-1.4 rahasia");
  EXPECT_EQ(Fetched("camat", id, note), "%PDF-1.4 nota");
  EXPECT_EQ(Fetched("lurah_jogotrunan", id, std::string(64, '0')), "blobs.unknown");
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

TEST_F(CorrespondenceTest, AHandOffOfASecretLetterDoesNotTellItsNumber) {
  auto secret = NewLetter("R-77");
  secret.set_nature(v1::NATURE_SECRET);
  const std::string id = Register(secret)->case_id();
  ASSERT_EQ(ToSekretaris("staf_penerima_surat", id, 1), "ok");
  ASSERT_EQ(ToCamat("sekretaris", id, 2), "ok");
  const auto handoff = *HandoffOf(bench_.node().pool(), LastFact());
  const auto& opening = std::get<disposition::v1::OpenDispositionRequest>(handoff);
  EXPECT_EQ(opening.DebugString().find("R-77"), std::string::npos);
  // What may be told of it: its place in the agenda, and who handed it over.
  EXPECT_EQ(opening.origin().agenda_number(), 1);
  EXPECT_TRUE(opening.origin().has_received_time());
  ASSERT_EQ(opening.origin().hand_overs_size(), 1);
  EXPECT_EQ(opening.origin().hand_overs(0).event_id(), LastFact().id);
  EXPECT_EQ(opening.origin().hand_overs(0).fact(), "letter-forwarded-to-camat");
  EXPECT_EQ(opening.origin().hand_overs(0).position(), "sekretaris");
}

TEST_F(CorrespondenceTest, AnUnknownCaseIsNamed) {
  EXPECT_EQ(ToSekretaris("staf_penerima_surat", "018bcfe5-6800-7abc-8def-0123456789ab", 1),
            "correspondence.unknown_case");
}

TEST_F(CorrespondenceTest, BeforeTheSopIsKnownNothingIsRegistered) {
  ASSERT_TRUE(bench_.node().writer().Execute(
      [](journal::Transaction& t) { return t.db().Run("DELETE FROM office_sop"); }));
  EXPECT_EQ(Register(NewLetter("1")).error().slug, "correspondence.no_sop");
}

}  // namespace
}  // namespace tepat::correspondence
