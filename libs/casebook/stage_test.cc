// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/stage.h"

#include <gtest/gtest.h>

#include "tepat/correspondence/v1/letter.pb.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/disposition/v1/disposition.pb.h"
#include "tepat/submission/v1/submission.pb.h"

namespace tepat::casebook {
namespace {

TEST(StageOf, FollowsTheLastServiceThatKnowsTheCase) {
  Standing standing;
  standing.desk = correspondence::v1::DESK_SEKRETARIS;
  EXPECT_EQ(StageOf(standing), Stage::kSekretaris);
  standing.disposition = disposition::v1::DISPOSITION_STATE_OPEN;
  EXPECT_EQ(StageOf(standing), Stage::kDisposing) << "the letter has gone on";
  standing.collection = data_collection::v1::COLLECTION_STATE_CHECKING;
  EXPECT_EQ(StageOf(standing), Stage::kChecking);
  standing.submission = submission::v1::SUBMISSION_STATE_IN_REVIEW;
  EXPECT_EQ(StageOf(standing), Stage::kReview);
}

TEST(StageOf, AnIssuedDispositionCollectsBeforeTheNextServiceHasIt) {
  Standing standing;
  standing.disposition = disposition::v1::DISPOSITION_STATE_ISSUED;
  EXPECT_EQ(StageOf(standing), Stage::kCollecting);
}

TEST(StageOf, AnEndingGoesBeforeEverything) {
  Standing standing;
  standing.submission = submission::v1::SUBMISSION_STATE_SENDING;
  standing.ended = true;
  EXPECT_EQ(StageOf(standing), Stage::kEnded);
}

TEST(StageOf, NoNeedIsNoEnding) {
  Standing standing;
  standing.disposition = disposition::v1::DISPOSITION_STATE_NOT_NEEDED;
  EXPECT_EQ(StageOf(standing), Stage::kNoNeed);
  EXPECT_FALSE(IsOpen(Stage::kNoNeed));
}

TEST(Stage, EveryOpenOneHasSomethingToDo) {
  for (int number = 1; number <= 13; ++number) {
    const auto stage = static_cast<Stage>(number);
    EXPECT_EQ(IsOpen(stage), !CommandsAt(stage).empty()) << number;
  }
}

TEST(Stage, OnlyReviewAndApprovalAndWhatFollowsTheSendingHaveNoStep) {
  EXPECT_EQ(StepOf(Stage::kFrontDesk), 2);
  EXPECT_EQ(StepOf(Stage::kSending), kSteps);
  for (const Stage untimed : {Stage::kReview, Stage::kApproval, Stage::kSent, Stage::kEnded}) {
    EXPECT_EQ(StepOf(untimed), 0);
  }
}

}  // namespace
}  // namespace tepat::casebook
