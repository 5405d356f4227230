// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/service.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "libs/daemon/command_call.h"
#include "libs/identity/office_view.h"
#include "libs/journal/wire.h"
#include "libs/sop/sop_file.h"
#include "libs/testing/clocks.h"
#include "libs/testing/folder.h"
#include "services/correspondence/moves.h"
#include "services/correspondence/store.h"
#include "tepat/office/v1/fact.pb.h"

namespace tepat::correspondence {
namespace {

// What the office has published, as this service has read it.
Status KnowTheOffice(journal::Transaction& t) {
  std::ifstream file(TEPAT_SOURCE_DIR "/deploy/office/sop/pengumpulan-data-kinerja.textproto");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  Mistakes mistakes("sop");
  office::v1::SopAdopted sop;
  *sop.mutable_sop() = *sop::ParseSopFile(text, mistakes);
  TEPAT_TRY(identity::ApplyOfficeFact(t.db(), "sop-adopted", journal::PayloadOf(sop), t.now()));
  TEPAT_TRY(identity::ApplyOfficeFact(
      t.db(), "directory-adopted",
      R"({"positions":[{"key":"staf_penerima_surat"},{"key":"camat"},{"key":"staf"},
          {"key":"sekretaris"}],"holdings":[
          {"personId":"clerk","position":"staf_penerima_surat"},
          {"personId":"sekretaris","position":"sekretaris"},
          {"personId":"camat","position":"camat"},{"personId":"staff","position":"staf"}]})",
      t.now()));
  return t.db().Run("INSERT INTO reader_cursor VALUES('/tepat/uji/office', 'i', 9, ?)",
                    {MicrosOf(t.now())});
}

class CorrespondenceTest : public testing::Test {
 protected:
  CorrespondenceTest()
      : node_(*daemon::Node::Open({"uji", "correspondence", folder_.path(), false, Schema()},
                                  world_)) {
    EXPECT_TRUE(node_->writer().Execute(KnowTheOffice));
  }

  v1::RegisterLetterRequest NewLetter(const std::string& number) {
    v1::RegisterLetterRequest request;
    request.set_request_id(ids_.Next());
    request.set_sender("Bappeda");
    request.set_letter_number(number);
    request.set_letter_date("2026-11-20");
    request.set_subject("Pengumpulan data kinerja");
    request.set_channel(v1::INTAKE_CHANNEL_SRIKANDI);
    journal::FillTime(clock_.Now(), request.mutable_received_time());
    request.set_nature(v1::NATURE_ORDINARY);
    request.set_urgency(v1::URGENCY_URGENT);
    request.set_period("2026-TW3");
    return request;
  }

  Result<v1::RegisterLetterResponse> Register(const v1::RegisterLetterRequest& request,
                                              const std::string& person = "clerk") {
    identity::Claims caller;
    caller.person_id = person;
    return daemon::ExecuteCommand<v1::RegisterLetterRequest, v1::RegisterLetterResponse>(
        node_->writer(), "RegisterLetter", caller, request,
        [this](journal::Transaction& t, const identity::Claims& who,
               const v1::RegisterLetterRequest& wanted) {
          return RegisterLetter(context_, t, who, wanted);
        });
  }

  // Runs a command of step 2; gives `ok` or the slug.
  template <class Request, class Response>
  std::string Do(const std::string& person, Request request,
                 Result<Response> (*command)(journal::Transaction&, const identity::Claims&,
                                             const Request&)) {
    request.set_request_id(ids_.Next());
    identity::Claims caller;
    caller.person_id = person;
    const auto done =
        daemon::ExecuteCommand<Request, Response>(node_->writer(), "x", caller, request, command);
    return done ? "ok" : done.error().slug;
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

  journal::Event LastFact() {
    return *journal::ParseEvent(
        node_->journal().Read(node_->writer().head().sequence, 1)->rows.at(0).body);
  }

  simulation::Folder folder_;
  simulation::FakeClock clock_{"2026-11-23T01:00:00Z"};
  simulation::FakeMonotonicClock monotonic_;
  simulation::SeededEntropy entropy_{1};
  UuidSource ids_{clock_, entropy_};
  const daemon::World world_{clock_, monotonic_, ids_};
  const Context context_{*worktime::Zone::Find("Asia/Jakarta")};
  std::unique_ptr<daemon::Node> node_;
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
  clock_.Set(*ParseInstant("2026-12-31T16:59:00Z"));  // 23:59 in the office
  ASSERT_TRUE(node_->writer().Execute([](journal::Transaction& t) {
    return t.db().Run("UPDATE reader_cursor SET confirmed_us=?", {MicrosOf(t.now())});
  }));
  EXPECT_EQ(Register(NewLetter("3"))->agenda_number(), 3);
  clock_.Advance(std::chrono::minutes(2));
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
  EXPECT_EQ(node_->writer().head().sequence, 1);
  request.set_subject("lain");
  EXPECT_EQ(Register(request).error().slug, "journal.request_id_reused");
  EXPECT_EQ(Register(NewLetter("1"), "camat").error().slug, "identity.not_allowed");
}

TEST_F(CorrespondenceTest, OnlyWhomTheSopNamesMayRegister) {
  const auto refused = Register(NewLetter("1"), "staff");
  EXPECT_EQ(refused.error().slug, "identity.not_allowed");
  EXPECT_NE(refused.error().details.at("roles").find("staf_penerima_surat"), std::string::npos);
  EXPECT_EQ(Register(NewLetter("1"), "nobody").error().slug, "identity.not_allowed");
  EXPECT_EQ(node_->writer().head().sequence, 0);
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
  journal::FillTime(clock_.Now() - std::chrono::days(3), request.mutable_received_time());
  request.set_back_entry_reason("server mati sejak Jumat");
  ASSERT_TRUE(Register(request));
  const auto marks = LastFact().fact.marks;
  EXPECT_TRUE(marks.at(0).declared);
  EXPECT_EQ(marks.at(0).at, clock_.Now() - std::chrono::days(3));
}

TEST_F(CorrespondenceTest, BothHopsAreMadeByWhomTheSopNamesAndAttributed) {
  const std::string id = Register(NewLetter("1"))->case_id();
  EXPECT_EQ(ToSekretaris("camat", id, 1), "identity.not_allowed");
  EXPECT_EQ(ToCamat("sekretaris", id, 1), "correspondence.moved_on");
  EXPECT_EQ(ToSekretaris("clerk", id, 1), "ok");
  EXPECT_EQ(LastFact().fact.actor->position, "staf_penerima_surat");
  EXPECT_EQ(ToCamat("clerk", id, 2), "identity.not_allowed");
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
  ASSERT_EQ(ToSekretaris("clerk", id, 1), "ok");
  ASSERT_TRUE(node_->writer().Execute([](journal::Transaction& t) {
    return t.db().Run("DELETE FROM document WHERE kind='surat_edaran'");
  }));
  EXPECT_EQ(ToCamat("sekretaris", id, 2), "correspondence.input_missing");
  EXPECT_EQ(ToCamat("sekretaris", id, 2, "x"), "correspondence.invalid_move");
  EXPECT_EQ(ToCamat("sekretaris", id, 2, "surat asli masih di Bappeda"), "ok");
  EXPECT_NE(LastFact().fact.payload.find("surat_edaran"), std::string::npos);
}

TEST_F(CorrespondenceTest, TheReadReceiptIsTheSekretariss) {
  const std::string id = Register(NewLetter("1"))->case_id();
  ASSERT_EQ(ToSekretaris("clerk", id, 1), "ok");
  v1::MarkReadRequest request;
  request.set_case_id(id);
  request.set_expected_revision(2);
  EXPECT_EQ(Do("clerk", request, MarkRead), "identity.not_allowed");
  EXPECT_EQ(Do("sekretaris", request, MarkRead), "ok");
  EXPECT_TRUE(LastFact().fact.marks.empty());
}

TEST_F(CorrespondenceTest, ACancelledCaseEndsItsVisitAndKeepsItsNumber) {
  const std::string id = Register(NewLetter("1"))->case_id();
  v1::CancelCaseRequest request;
  request.set_case_id(id);
  request.set_expected_revision(1);
  request.set_reason("x");
  EXPECT_EQ(Do("sekretaris", request, CancelCase), "correspondence.invalid_move");
  request.set_reason("salah alamat, untuk kecamatan lain");
  EXPECT_EQ(Do("clerk", request, CancelCase), "identity.not_allowed");
  EXPECT_EQ(Do("sekretaris", request, CancelCase), "ok");
  EXPECT_EQ(LastFact().fact.marks.at(0).kind, sop::Mark::Kind::kCancelled);
  EXPECT_EQ(ToSekretaris("clerk", id, 2), "correspondence.moved_on");
  EXPECT_EQ(Register(NewLetter("1"))->agenda_number(), 2);  // no duplicate of a cancelled one
}

TEST_F(CorrespondenceTest, AnUnknownCaseIsNamed) {
  EXPECT_EQ(ToSekretaris("clerk", "018bcfe5-6800-7abc-8def-0123456789ab", 1),
            "correspondence.unknown_case");
}

TEST_F(CorrespondenceTest, BeforeTheSopIsKnownNothingIsRegistered) {
  ASSERT_TRUE(node_->writer().Execute(
      [](journal::Transaction& t) { return t.db().Run("DELETE FROM office_sop"); }));
  EXPECT_EQ(Register(NewLetter("1")).error().slug, "correspondence.no_sop");
}

}  // namespace
}  // namespace tepat::correspondence
