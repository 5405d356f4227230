// SPDX-License-Identifier: Apache-2.0
// What timing tells of units' shares, on a real database with a clock that a test turns.
#include <gtest/gtest.h>

#include "services/timing/store/parts.h"
#include "services/timing/timing_fixture.h"

namespace tepat::timing {
namespace {

class PartsTest : public TimingTest {
 protected:
  // Step 4, of four working days, from Monday the 23rd, 08:00; a Lurah asked by Wednesday.
  void SetUp() override {
    KnowTheOffice();
    sop::Mark visit = Mark(4, Kind::kStarted);
    visit.holders = {{"kasubbag_keuangan", "subbag_keuangan"}};
    ReadOf("case", {visit, Part(Kind::kStarted, "2026-11-25")});
    Fire();
  }

  sop::Mark Part(Kind kind, const std::string& due_date = "", int n = 1) const {
    sop::Mark mark{4, 1, kind, clock_.Now()};
    mark.part = sop::Part{"lurah_jogotrunan", n};
    mark.due_date = due_date;
    if (kind == Kind::kStarted) mark.holders = {{"lurah_jogotrunan", "lurah_jogotrunan"}};
    return mark;
  }

  // Facts about parts alone, in order.
  Names Told() {
    Names told;
    for (const std::string& name : Published()) {
      if (name.rfind("part-", 0) == 0) told.push_back(name);
    }
    return told;
  }

  v1::PartJudged LastTold() {
    v1::PartJudged told;
    const auto head = node_->writer().head().sequence;
    for (std::int64_t i = head; i > 0; --i) {
      const auto event = journal::ParseEvent(node_->journal().Read(i, 1)->rows.at(0).body);
      if (event->fact.name.rfind("part-", 0) != 0) continue;
      EXPECT_TRUE(journal::ParsePayload(event->fact.payload, &told));
      break;
    }
    return told;
  }
};

TEST_F(PartsTest, AUnitIsWarnedAWorkingDayBeforeAndAtTheBreach) {
  Set("24T07:29:59");
  Fire();
  EXPECT_EQ(Told(), Names());
  Set("24T07:30:00");
  Fire();
  EXPECT_EQ(Told(), Names({"part-warned"}));
  const v1::PartJudged told = LastTold();
  ASSERT_EQ(told.positions_size(), 2);
  EXPECT_EQ(told.positions(0), "lurah_jogotrunan");
  EXPECT_EQ(told.positions(1), "kasubbag_keuangan");
  Set("26T07:30:00");
  Fire();
  EXPECT_EQ(Told().size(), 1U) << "a sending now would still be in time";
  Set("26T07:30:01");
  Fire();
  Fire();
  EXPECT_EQ(Told(), Names({"part-warned", "part-breached"}));
  EXPECT_EQ(LastTold().part().state(), v1::VISIT_STATE_BREACHED);
}

TEST_F(PartsTest, AVerdictIsGivenOnceAndItsVisitRunsOn) {
  Set("24T09:00:00");
  ReadOf("case", {Part(Kind::kCompleted)});
  EXPECT_EQ(Told(), Names({"part-verdict-given"}));
  EXPECT_EQ(LastTold().part().state(), v1::VISIT_STATE_MET);
  const auto visit = Case().visits(0);
  EXPECT_EQ(visit.state(), v1::VISIT_STATE_RUNNING);
  ASSERT_EQ(visit.parts_size(), 1);
  EXPECT_EQ(visit.parts(0).due_date(), "2026-11-25");
  EXPECT_EQ(visit.parts(0).calendar_id(), "lumajang");
  Set("26T09:00:00");
  Fire();
  EXPECT_EQ(Told(), Names({"part-verdict-given"}));
}

TEST_F(PartsTest, WhatIsGivenBackCorrectsTheVerdictAndTheNextTurnRuns) {
  Set("24T09:00:00");
  ReadOf("case", {Part(Kind::kCompleted)});
  Set("24T10:00:00");
  ReadOf("case", {Part(Kind::kReturned), Part(Kind::kStarted, "2026-11-26", 2)});
  EXPECT_EQ(Told(), Names({"part-verdict-given", "part-verdict-corrected"}));
  EXPECT_EQ(LastTold().part().state(), v1::VISIT_STATE_RETURNED);
  const auto visit = Case().visits(0);
  ASSERT_EQ(visit.parts_size(), 2);
  EXPECT_EQ(visit.parts(0).state(), v1::VISIT_STATE_RETURNED);
  EXPECT_EQ(visit.parts(1).state(), v1::VISIT_STATE_RUNNING);
  EXPECT_EQ(visit.state(), v1::VISIT_STATE_RUNNING) << "nothing else stops";
}

TEST_F(PartsTest, WhatRunsWhenTheVisitEndsIsCancelledWithIt) {
  Set("26T09:00:00");
  ReadOf("case", {Mark(4, Kind::kCancelled)});
  EXPECT_EQ(Told(), Names({"part-verdict-given"}));
  EXPECT_EQ(LastTold().part().state(), v1::VISIT_STATE_CANCELLED);
  EXPECT_TRUE(LastTold().part().late());
}

TEST_F(PartsTest, ANewHolidayTakesBackWhatLiesAheadAgain) {
  Set("26T07:30:01");
  Fire();
  EXPECT_EQ(Told(), Names({"part-breached"})) << "who is told of a breach is not warned of it";
  ReadCalendar(2, WithHoliday("2026-11-26"));
  EXPECT_EQ(Told(), Names({"part-breached", "part-warning-rescinded"}));
  EXPECT_EQ(Case().visits(0).parts(0).state(), v1::VISIT_STATE_DUE);
  Set("27T07:30:01");
  Fire();
  EXPECT_EQ(Told().back(), "part-breached") << "the next working day is over the date all the same";
  EXPECT_EQ(Told().size(), 3U);
}

TEST_F(PartsTest, ReportsReadWhatHasEnded) {
  Set("26T09:00:00");
  ReadOf("case", {Part(Kind::kCompleted)});
  const auto closed = *node_->pool().Read<std::vector<ClosedPart>>([](sql::Database& db) {
    return ClosedParts(db, *ParseInstant("2026-11-26T00:00:00Z"),
                       *ParseInstant("2026-11-27T00:00:00Z"));
  });
  ASSERT_EQ(closed.size(), 1U);
  EXPECT_EQ(closed[0].of.visit, 1);
  EXPECT_TRUE(closed[0].turn.late);
  EXPECT_EQ(closed[0].turn.state, State::kLate);
  EXPECT_EQ(closed[0].turn.holders, "lurah_jogotrunan/lurah_jogotrunan\n");
}

}  // namespace
}  // namespace tepat::timing
