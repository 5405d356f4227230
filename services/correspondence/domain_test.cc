// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/domain.h"

#include <gtest/gtest.h>

namespace tepat::correspondence {
namespace {

const Instant kNow = *ParseInstant("2026-11-23T03:00:00Z");

OwnCase LetterOn(Desk desk) {
  RegisteredLetter letter;
  letter.case_id = "c";
  letter.letter.period = "2026-TW3";
  letter.sop_id = "uji";
  letter.sop_version = 2;
  letter.state = {desk, {3, "ani", kNow}, {}};
  return OwnCase(std::move(letter));
}

OwnCase Scheduled() { return OwnCase(ScheduledCase{"c", "2026-TW3", "uji", 4, {1, "ani", kNow}}); }

TEST(TakeWish, ALetterBeforeTheCamatEndsHere) {
  for (const Desk desk : {Desk::kFrontDesk, Desk::kSekretaris}) {
    OwnCase own = LetterOn(desk);
    const auto outcome = TakeWish(own, 3, "budi", kNow);
    ASSERT_TRUE(outcome);
    EXPECT_TRUE(outcome->ended);
    EXPECT_EQ(outcome->revision, 4);
    EXPECT_EQ(own.letter->state.desk, Desk::kNowhere);
    EXPECT_FALSE(own.letter->end_requested);
  }
}

TEST(TakeWish, ALetterOnTheCamatsDeskIsAskedForFurtherOn) {
  OwnCase own = LetterOn(Desk::kCamat);
  const auto outcome = TakeWish(own, 3, "budi", kNow);
  ASSERT_TRUE(outcome);
  EXPECT_FALSE(outcome->ended);
  EXPECT_EQ(outcome->state, "camat");
  EXPECT_EQ(own.letter->state.desk, Desk::kCamat);
  EXPECT_TRUE(own.letter->end_requested);
}

TEST(TakeWish, ACaseOfTheScheduleIsNeverDecidedHere) {
  OwnCase own = Scheduled();
  const auto outcome = TakeWish(own, 1, "budi", kNow);
  ASSERT_TRUE(outcome);
  EXPECT_FALSE(outcome->ended);
  EXPECT_EQ(outcome->revision, 2);
  EXPECT_TRUE(own.scheduled->end_requested);
  EXPECT_EQ(own.revision().changed_by, "budi");
}

TEST(TakeWish, WhoHasSeenAnOlderRevisionIsRefused) {
  OwnCase letter = LetterOn(Desk::kFrontDesk);
  EXPECT_EQ(TakeWish(letter, 2, "budi", kNow).error().slug, "correspondence.moved_on");
  OwnCase scheduled = Scheduled();
  EXPECT_EQ(TakeWish(scheduled, 2, "budi", kNow).error().slug, "correspondence.moved_on");
  EXPECT_FALSE(scheduled.scheduled->end_requested);
  OwnCase ended = LetterOn(Desk::kNowhere);
  EXPECT_EQ(TakeWish(ended, 3, "budi", kNow).error().slug, "correspondence.moved_on");
}

TEST(OwnCase, IsOverWhenItHasEndedOrItsEndWasAskedFor) {
  EXPECT_FALSE(LetterOn(Desk::kFrontDesk).IsOver());
  EXPECT_TRUE(LetterOn(Desk::kNowhere).IsOver());
  OwnCase passed_on = LetterOn(Desk::kCamat);
  ASSERT_TRUE(TakeWish(passed_on, 3, "budi", kNow));
  EXPECT_TRUE(passed_on.IsOver());
  OwnCase scheduled = Scheduled();
  EXPECT_FALSE(scheduled.IsOver());
  ASSERT_TRUE(TakeWish(scheduled, 1, "budi", kNow));
  EXPECT_TRUE(scheduled.IsOver());
}

TEST(CheckReplacement, IsAnotherCaseOfTheSamePeriod) {
  EXPECT_TRUE(CheckReplacement(Scheduled(), "d", "2026-TW3", "x.y"));
  EXPECT_EQ(CheckReplacement(Scheduled(), "c", "2026-TW3", "x.y").error().slug, "x.y");
  EXPECT_FALSE(CheckReplacement(Scheduled(), "d", "2026-TW4", "x.y"));
}

TEST(OwnCase, FollowsTheVersionOfWhatHasOpenedIt) {
  EXPECT_EQ(LetterOn(Desk::kCamat).sop_version, 2);
  EXPECT_EQ(Scheduled().sop_version, 4);
}

TEST(AgendaNumberOf, IsTheNumberWithItsYear) {
  RegisteredLetter letter;
  letter.agenda_year = 2026;
  letter.agenda_number = 12;
  EXPECT_EQ(AgendaNumberOf(letter), "12/2026");
}

TEST(CheckKind, IsAnIdentifierThatNobodyHasToEscape) {
  EXPECT_TRUE(CheckKind("surat_edaran"));
  for (const std::string& kind : {std::string(), std::string("Surat"), std::string("a b"),
                                  std::string("a/b"), std::string(61, 'a')}) {
    EXPECT_EQ(CheckKind(kind).error().slug, "correspondence.invalid_request") << kind;
  }
}

TEST(Texts, HaveTheirLimits) {
  EXPECT_TRUE(CheckAdvice(""));
  EXPECT_FALSE(CheckAdvice(std::string(1001, 'x')));
  EXPECT_TRUE(CheckPeriod("2026"));
  EXPECT_FALSE(CheckPeriod("2026-TW5"));
}

}  // namespace
}  // namespace tepat::correspondence
