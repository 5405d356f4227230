// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/desk.h"

#include <gtest/gtest.h>

namespace tepat::correspondence {
namespace {

const Instant kNow = *ParseInstant("2026-11-23T01:00:00Z");

CaseState On(Desk desk, int revision = 3) {
  return {desk, {revision, "ani", kNow - std::chrono::minutes(5)}, {}};
}

std::string After(Desk desk, Move move, int expected = 3) {
  const auto state = StateAfter(On(desk), move, expected, "budi", kNow);
  return state ? std::to_string(static_cast<int>(state->desk)) : state.error().slug;
}

TEST(StateAfter, ALetterGoesFromDeskToDeskAndNeverSkipsOne) {
  const std::string no = "correspondence.moved_on";
  EXPECT_EQ(After(Desk::kFrontDesk, Move::kForwardToSekretaris), "2");
  EXPECT_EQ(After(Desk::kSekretaris, Move::kForwardToCamat), "3");
  EXPECT_EQ(After(Desk::kSekretaris, Move::kMarkRead), "2");
  EXPECT_EQ(After(Desk::kFrontDesk, Move::kForwardToCamat), no);
  EXPECT_EQ(After(Desk::kFrontDesk, Move::kMarkRead), no);
  EXPECT_EQ(After(Desk::kCamat, Move::kForwardToCamat), no);
  EXPECT_EQ(After(Desk::kSekretaris, Move::kForwardToSekretaris), no);
}

TEST(StateAfter, ALetterThatHasReachedTheCamatStaysThereWhenItsEndIsWished) {
  EXPECT_EQ(After(Desk::kFrontDesk, Move::kEnd), "4");
  EXPECT_EQ(After(Desk::kSekretaris, Move::kEnd), "4");
  EXPECT_EQ(After(Desk::kCamat, Move::kEnd), "3");
  EXPECT_EQ(After(Desk::kNowhere, Move::kEnd), "correspondence.moved_on");
  EXPECT_EQ(After(Desk::kNowhere, Move::kForwardToSekretaris), "correspondence.moved_on");
}

TEST(StateAfter, WhoComesSecondLearnsWhoWasFirstAndWhen) {
  const auto second = StateAfter(On(Desk::kSekretaris), Move::kForwardToCamat, 2, "budi", kNow);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().details.at("changed_by"), "ani");
  EXPECT_EQ(second.error().details.at("changed_time"), "2026-11-23T00:55:00.000000Z");
  EXPECT_EQ(second.error().details.at("revision"), "3");
}

TEST(StateAfter, TheFirstReadingCounts) {
  const auto read = *StateAfter(On(Desk::kSekretaris), Move::kMarkRead, 3, "ani", kNow);
  EXPECT_EQ(read.read, kNow);
  const auto again = *StateAfter(read, Move::kMarkRead, 4, "ani", kNow + std::chrono::minutes(1));
  EXPECT_EQ(again.read, kNow);
}

TEST(MarksOf, TheTwoHopsShareOneClock) {
  sop::Sop sop{"uji", 1, {}, {{}, {}, {}}};
  const auto first = MarksOf(Move::kForwardToSekretaris, sop, kNow);
  ASSERT_EQ(first.size(), 1U);
  EXPECT_EQ(first[0].kind, sop::Mark::Kind::kAccepted);
  EXPECT_EQ(first[0].holders[0].position, "sekretaris");
  const auto second = MarksOf(Move::kForwardToCamat, sop, kNow);
  EXPECT_EQ(second.at(0).kind, sop::Mark::Kind::kCompleted);
  EXPECT_EQ(second.at(0).opens, 3);
  EXPECT_TRUE(MarksOf(Move::kMarkRead, sop, kNow).empty());
}

}  // namespace
}  // namespace tepat::correspondence
