// SPDX-License-Identifier: Apache-2.0
#include "services/submission/domain.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tepat::submission {
namespace {

using Kind = sop::Mark::Kind;

const Instant kNow = *ParseInstant("2026-11-23T03:00:00Z");

sop::Sop SevenSteps() {
  sop::Sop sop{"uji", 4, {}, {}};
  for (int key = 1; key <= 7; ++key) {
    sop::Step step;
    step.key = key;
    step.commands["prepare_documents"] = {{"staf"}, "kasubbag_keuangan", {}};
    step.commands["send"] = {{"staf"}, "kasubbag_keuangan", {}};
    sop.steps.push_back(step);
  }
  return sop;
}

// A submission that has come as far as `state`, by the ways that lead there.
Submission At(State state) {
  const sop::Sop sop = SevenSteps();
  Submission made;
  made.case_id = "c";
  made.revision = {3, "ani", kNow};
  BeginPreparing(made, sop, kNow);
  if (state == State::kPreparing) return made;
  FinishDocuments(made, sop, kNow);
  if (state == State::kInReview) return made;
  BeginSending(made, sop, kNow);
  if (state == State::kSending) return made;
  FinishSending(made, sop, kNow);
  made.state = state;
  return made;
}

std::string SlugOf(const Status& status) { return status ? "ok" : status.error().slug; }

TEST(RequireState, WhoComesSecondLearnsWhoWasFirstAndWhereItStands) {
  const Submission submission = At(State::kInReview);
  EXPECT_EQ(SlugOf(RequireState(submission, State::kInReview, 3)), "ok");
  EXPECT_EQ(SlugOf(RequireState(submission, State::kInReview, 2)), "submission.moved_on");
  const Status late = RequireState(submission, State::kPreparing, 3);
  EXPECT_EQ(late.error().details.at("changed_by"), "ani");
  EXPECT_EQ(late.error().details.at("state"), "in_review");
}

TEST(BeginPreparing, EachTimeIsAVisitOfItsOwnHeldByWhomTheSopNames) {
  Submission submission;
  const sop::Mark first = BeginPreparing(submission, SevenSteps(), kNow);
  EXPECT_EQ(first.kind, Kind::kStarted);
  EXPECT_EQ(first.step, 6);
  EXPECT_EQ(first.visit, 1);
  EXPECT_EQ(first.sop_version, 4);
  EXPECT_EQ(first.holders.at(0).position, "staf");
  EXPECT_EQ(BeginPreparing(submission, SevenSteps(), kNow).visit, 2);
}

TEST(FinishDocuments, OpensNoStepForTheGateIsUntimed) {
  Submission submission = At(State::kPreparing);
  const auto marks = FinishDocuments(submission, SevenSteps(), kNow);
  ASSERT_EQ(marks.size(), 1U);
  EXPECT_EQ(marks[0].kind, Kind::kCompleted);
  EXPECT_EQ(marks[0].opens, 0);
  EXPECT_FALSE(submission.open.is_open());
  EXPECT_EQ(submission.state, State::kInReview);
}

TEST(FinishSending, RemembersTheInstantForTheReceipt) {
  Submission submission = At(State::kSending);
  EXPECT_EQ(submission.open.step, 7);
  FinishSending(submission, SevenSteps(), kNow + std::chrono::minutes(1));
  EXPECT_EQ(submission.sent, kNow + std::chrono::minutes(1));
  EXPECT_EQ(submission.state, State::kSent);
}

TEST(Correct, OfDataReturnsTheVisitThatIsOpen) {
  Submission submission = At(State::kPreparing);
  const auto marks =
      *Correct(submission, SevenSteps(), Target::kData, "angka tidak cocok", 3, kNow);
  ASSERT_EQ(marks.size(), 1U);
  EXPECT_EQ(marks[0].kind, Kind::kReturned);
  EXPECT_EQ(marks[0].reason, "angka tidak cocok");
  EXPECT_EQ(submission.state, State::kInCorrection);
  EXPECT_FALSE(submission.open.is_open());
}

TEST(Correct, AfterSendingBeginsTheStepThatIsAskedForAnew) {
  Submission documents = At(State::kSent);
  const auto again = *Correct(documents, SevenSteps(), Target::kDocuments, "salah", 3, kNow);
  ASSERT_EQ(again.size(), 1U);
  EXPECT_EQ(again[0].step, 6);
  EXPECT_EQ(again[0].visit, 2);
  Submission sending = At(State::kSent);
  EXPECT_EQ((*Correct(sending, SevenSteps(), Target::kSending, "salah", 3, kNow))[0].step, 7);
  Submission data = At(State::kSent);
  EXPECT_TRUE(Correct(data, SevenSteps(), Target::kData, "salah", 3, kNow)->empty());
  EXPECT_EQ(data.state, State::kInCorrection);
}

TEST(Correct, IsRefusedWhereNothingOfTheKindCanBeCorrected) {
  const auto asked = [](State state, Target target, int revision = 3) {
    Submission submission = At(state);
    return Correct(submission, SevenSteps(), target, "salah", revision, kNow).has_value();
  };
  EXPECT_FALSE(asked(State::kPreparing, Target::kDocuments));
  EXPECT_FALSE(asked(State::kPreparing, Target::kSending));
  EXPECT_FALSE(asked(State::kInReview, Target::kData));
  EXPECT_FALSE(asked(State::kSending, Target::kSending));
  EXPECT_FALSE(asked(State::kClosed, Target::kSending));
  EXPECT_FALSE(asked(State::kSent, Target::kSending, 2));
}

TEST(NameOf, EveryStateHasAWordOfItsOwn) {
  std::vector<std::string> words;
  for (int state = 1; state <= 8; ++state) words.push_back(NameOf(static_cast<State>(state)));
  std::sort(words.begin(), words.end());
  EXPECT_NE(words.front(), "");
  EXPECT_EQ(std::unique(words.begin(), words.end()), words.end());
}

}  // namespace
}  // namespace tepat::submission
