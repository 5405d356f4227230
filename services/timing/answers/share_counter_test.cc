// SPDX-License-Identifier: Apache-2.0
#include "services/timing/answers/share_counter.h"

#include <gtest/gtest.h>

namespace tepat::timing {
namespace {

Instant At(const std::string& text) { return *ParseInstant("2026-11-" + text + "+07:00"); }

// Due on Wednesday the 25th.
UnitShare Asked() {
  UnitShare share;
  share.unit = "lurah";
  share.state = State::kRunning;
  share.due = At("25T16:00:00");
  share.breach = At("26T07:30:00");
  return share;
}

UnitShare Sent(bool late, int minutes) {
  UnitShare share = Asked();
  share.state = late ? State::kLate : State::kMet;
  share.late = late;
  share.stop = At("25T10:00:00");
  share.used = std::chrono::minutes(minutes);
  return share;
}

v1::ShareCount CountOf(const std::vector<UnitShare>& shares, const std::string& now = "25T09:00:00",
                       bool with_inferred = false) {
  ShareCounter counter(At(now), with_inferred);
  for (const UnitShare& share : shares) counter.Take(share);
  v1::ShareCount count;
  counter.Fill(&count);
  return count;
}

TEST(ShareCounter, WhatWasSentIsExpectedAndInTimeOrLate) {
  const auto count = CountOf({Sent(false, 10), Sent(false, 30), Sent(true, 90)});
  EXPECT_EQ(count.expected(), 3);
  EXPECT_EQ(count.received(), 3);
  EXPECT_EQ(count.on_time(), 2);
  EXPECT_EQ(count.late(), 1);
  EXPECT_EQ(count.p50().seconds(), 30 * 60);
}

TEST(ShareCounter, WhatIsNotSentIsExpectedFromItsBreachOn) {
  const auto before = CountOf({Asked()}, "26T07:30:00");
  EXPECT_EQ(before.expected(), 0);
  EXPECT_EQ(before.not_yet_due(), 1);
  const auto after = CountOf({Asked()}, "26T07:30:00.000001");
  EXPECT_EQ(after.expected(), 1);
  EXPECT_EQ(after.received(), 0);
  EXPECT_EQ(after.late(), 1);
  EXPECT_EQ(after.not_yet_due(), 0);
}

TEST(ShareCounter, AClockThatStandsStillIsNotOver) {
  UnitShare still = Asked();
  still.state = State::kPaused;
  EXPECT_EQ(CountOf({still}, "27T09:00:00").not_yet_due(), 1);
}

TEST(ShareCounter, WhoIsWaivedIsNotWaitedForButHadItBack) {
  UnitShare waived = Asked();
  waived.state = State::kCancelled;
  waived.stop = At("25T10:00:00");
  waived.given_back = true;
  const auto count = CountOf({waived});
  EXPECT_EQ(count.expected() + count.not_yet_due() + count.unjudged(), 0);
  EXPECT_EQ(count.returned(), 1);
}

TEST(ShareCounter, WhatCannotBeJudgedIsCountedApart) {
  UnitShare guessed = Sent(false, 10);
  guessed.flags = kInferredStart;
  UnitShare endless = Asked();
  endless.due.reset(), endless.breach.reset();
  EXPECT_EQ(CountOf({guessed, endless}).unjudged(), 2);
  EXPECT_EQ(CountOf({guessed, endless}).expected(), 0);
  EXPECT_EQ(CountOf({guessed, endless}, "25T09:00:00", true).received(), 1) << "when asked";
}

TEST(ShareCounter, NothingIsNothing) {
  EXPECT_EQ(CountOf({}).expected(), 0);
  EXPECT_EQ(CountOf({}).p50().seconds(), 0);
}

}  // namespace
}  // namespace tepat::timing
