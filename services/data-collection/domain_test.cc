// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/domain.h"

#include <gtest/gtest.h>

namespace tepat::data_collection {
namespace {

using Kind = sop::Mark::Kind;

const Instant kNow = *ParseInstant("2026-11-23T03:00:00Z");

sop::Sop SixSteps() {
  sop::Sop sop{"uji", 2, {}, {}};
  for (int key = 1; key <= 6; ++key) {
    sop::Step step;
    step.key = key;
    step.commands[kCloseDraft] = {{"kasubbag_keuangan"}, "kasubbag_keuangan", {}};
    step.commands[kCheck] = {{"sekretaris"}, "sekretaris", {}};
    sop.steps.push_back(step);
  }
  return sop;
}

Collection Begun() {
  Collection made;
  made.case_id = "c";
  made.revision = {1, "ani", kNow};
  Begin(made, SixSteps(), kNow);
  return made;
}

std::vector<Unit> TwoUnits() {
  Unit a;
  a.name = "a";
  a.position = "lurah_a";
  Unit b;
  b.name = "b";
  b.position = "lurah_b";
  return {a, b};
}

TEST(Collection, GoesFromCollectingToCheckingToVerified) {
  Collection collection;
  const sop::Mark started = Begin(collection, SixSteps(), kNow);
  EXPECT_EQ(started.step, 4);
  EXPECT_EQ(started.visit, 1);
  EXPECT_EQ(started.holders.at(0).position, "kasubbag_keuangan");
  const auto closed = FinishDraft(collection, SixSteps(), kNow);
  ASSERT_EQ(closed.size(), 2U);
  EXPECT_EQ(closed[0].kind, Kind::kCompleted);
  EXPECT_EQ(closed[0].opens, 5);
  EXPECT_EQ(closed[1].kind, Kind::kStarted);
  EXPECT_EQ(closed[1].holders.at(0).position, "sekretaris");
  EXPECT_EQ(collection.state, State::kChecking);
  const auto verified = Verify(collection, SixSteps(), kNow);
  EXPECT_EQ(verified.at(0).opens, 6);
  EXPECT_EQ(collection.state, State::kVerified);
  EXPECT_FALSE(collection.open.is_open());
}

TEST(Return, EndsTheCheckAndBeginsAVisitHeldByTheReturnedUnitsAlone) {
  Collection collection = Begun();
  FinishDraft(collection, SixSteps(), kNow);
  const auto marks =
      Return(collection, SixSteps(), {{"b", "bukti belum lengkap"}}, TwoUnits(), kNow);
  ASSERT_EQ(marks.size(), 2U);
  EXPECT_EQ(marks[0].kind, Kind::kReturned);
  EXPECT_EQ(marks[0].step, 5);
  EXPECT_EQ(marks[0].reason, "b: bukti belum lengkap");
  EXPECT_EQ(marks[1].kind, Kind::kStarted);
  EXPECT_EQ(marks[1].step, 4);
  EXPECT_EQ(marks[1].visit, 2);
  EXPECT_EQ(marks[1].holders, std::vector<sop::Holder>({{"lurah_b", "b"}}));
  EXPECT_EQ(collection.state, State::kCollecting);
}

TEST(Return, AfterTheCheckThereIsNoVisitToEnd) {
  Collection collection = Begun();
  FinishDraft(collection, SixSteps(), kNow);
  Verify(collection, SixSteps(), kNow);
  const auto marks = Return(collection, SixSteps(), {{"a", "angka tidak cocok"}}, TwoUnits(), kNow);
  ASSERT_EQ(marks.size(), 1U);
  EXPECT_EQ(marks[0].kind, Kind::kStarted);
}

TEST(Return, ManyReasonsFitIntoOneMark) {
  Collection collection = Begun();
  FinishDraft(collection, SixSteps(), kNow);
  const std::vector<UnitReturn> returns = {{"a", std::string(500, 'x')},
                                           {"b", std::string(500, 'y')}};
  const auto marks = Return(collection, SixSteps(), returns, TwoUnits(), kNow);
  EXPECT_EQ(marks[0].reason, "2 unit dikembalikan");
}

TEST(RequireState, ACommandOnAUnitDoesNotAskForTheDraftsRevision) {
  const Collection collection = Begun();
  EXPECT_TRUE(RequireState(collection, State::kCollecting));
  EXPECT_TRUE(RequireState(collection, State::kCollecting, 1));
  EXPECT_EQ(RequireState(collection, State::kCollecting, 2).error().slug,
            "data_collection.moved_on");
  const Status late = RequireState(collection, State::kChecking);
  EXPECT_EQ(late.error().details.at("changed_by"), "ani");
}

}  // namespace
}  // namespace tepat::data_collection
