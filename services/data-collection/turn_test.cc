// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/turn.h"

#include <gtest/gtest.h>

namespace tepat::data_collection {
namespace {

using Kind = sop::Mark::Kind;

const sop::OpenVisit kVisit{4, 2};
const Instant kNow = *ParseInstant("2026-11-23T01:00:00Z");

Unit Asked() {
  Unit unit;
  unit.name = "lurah_jogotrunan";
  unit.position = "lurah_jogotrunan";
  unit.due_date = "2026-11-26";
  StartTurn(unit, kVisit, kNow);
  return unit;
}

Assignment As(const Unit& unit, const std::string& due_date) {
  return {unit.name, unit.position, {"Realisasi"}, due_date};
}

TEST(StartTurn, IsHeldByTheUnitAndDueOnItsDate) {
  Unit unit = Asked();
  EXPECT_EQ(EndTurn(unit, kVisit, Kind::kCompleted, kNow).size(), 1U);
  const sop::Mark started = StartTurn(unit, kVisit, kNow);
  EXPECT_EQ(started.part, (sop::Part{"lurah_jogotrunan", 2}));
  EXPECT_EQ(started.visit, 2);
  EXPECT_EQ(started.due_date, "2026-11-26");
  ASSERT_EQ(started.holders.size(), 1U);
  EXPECT_EQ(started.holders[0], (sop::Holder{"lurah_jogotrunan", "lurah_jogotrunan"}));
  EXPECT_TRUE(started.sop_id.empty()) << "its visit says by what it is judged";
}

TEST(EndTurn, EndsATurnOnce) {
  Unit unit = Asked();
  const auto sent = EndTurn(unit, kVisit, Kind::kCompleted, kNow);
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent[0].kind, Kind::kCompleted);
  EXPECT_EQ(sent[0].part, (sop::Part{"lurah_jogotrunan", 1}));
  EXPECT_TRUE(EndTurn(unit, kVisit, Kind::kCompleted, kNow).empty()) << "sent again";
}

TEST(AssignTurn, GoesOnWithTheSameDate) {
  Unit unit = Asked();
  EXPECT_TRUE(AssignTurn(unit, As(unit, "2026-11-26"), kVisit, kNow).empty());
  EXPECT_EQ(unit.requests.size(), 1U);
  EXPECT_EQ(unit.turn, 1);
}

TEST(AssignTurn, MovesNoDateUnderAClockThatRuns) {
  Unit unit = Asked();
  const auto marks = AssignTurn(unit, As(unit, "2026-11-30"), kVisit, kNow);
  ASSERT_EQ(marks.size(), 2U);
  EXPECT_EQ(marks[0].kind, Kind::kCancelled);
  EXPECT_EQ(marks[0].part->n, 1);
  EXPECT_EQ(marks[1].kind, Kind::kStarted);
  EXPECT_EQ(marks[1].part->n, 2);
  EXPECT_EQ(marks[1].due_date, "2026-11-30");
}

TEST(AssignTurn, AsksAnewWhoHasSent) {
  Unit unit = Asked();
  EndTurn(unit, kVisit, Kind::kCompleted, kNow);
  const auto marks = AssignTurn(unit, As(unit, "2026-11-26"), kVisit, kNow);
  ASSERT_EQ(marks.size(), 1U);
  EXPECT_EQ(marks[0].part->n, 2);
  EXPECT_TRUE(unit.turn_open);
}

TEST(GiveBackTurn, EndsWhatWasSentAndStartsTheNext) {
  Unit unit = Asked();
  EndTurn(unit, kVisit, Kind::kCompleted, kNow);
  const auto marks = GiveBackTurn(unit, kVisit, kNow);
  ASSERT_EQ(marks.size(), 2U);
  EXPECT_EQ(marks[0].kind, Kind::kReturned);
  EXPECT_EQ(marks[0].part->n, 1);
  EXPECT_EQ(marks[1].kind, Kind::kStarted);
  EXPECT_EQ(marks[1].part->n, 2);
  EXPECT_EQ(marks[1].due_date, "2026-11-26");
}

TEST(GiveBackTurn, WhoHadNoTurnInThisVisitGetsItsFirst) {
  Unit unit = Asked();
  unit.turn = 0, unit.turn_open = false;
  const auto marks = GiveBackTurn(unit, kVisit, kNow);
  ASSERT_EQ(marks.size(), 1U);
  EXPECT_EQ(marks[0].part->n, 1);
}

}  // namespace
}  // namespace tepat::data_collection
