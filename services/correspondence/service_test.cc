// SPDX-License-Identifier: Apache-2.0
// A letter on its way from the clerk to the Camat.
#include "services/correspondence/service.h"

#include "services/correspondence/correspondence_fixture.h"

namespace tepat::correspondence {
namespace {

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
