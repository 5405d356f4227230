// SPDX-License-Identifier: Apache-2.0
// Pauses, budgets after returns, and where the time of a visit goes.
#include <gtest/gtest.h>

#include "services/timing/domain.h"
#include "services/timing/judging/total.h"
#include "services/timing/week_fixture.h"

namespace tepat::timing {
namespace {

using Kind = sop::Mark::Kind;
using ReturnBudget = sop::Standard::ReturnBudget;
using namespace std::chrono_literals;

Instant At(const std::string& text) { return *ParseInstant("2026-11-" + text + "+07:00"); }

sop::Sop OneStep(int amount, sop::Standard::Unit unit, ReturnBudget on_return) {
  sop::Sop sop{"uji", 1, {}, {{}}};
  sop.steps[0].key = 1;
  sop.steps[0].standard.amount = amount;
  sop.steps[0].standard.unit = unit;
  sop.steps[0].standard.on_return = on_return;
  return sop;
}

const sop::Sop kTenMinutes = OneStep(10, sop::Standard::Unit::kMinutes, ReturnBudget::kFresh);
const sop::Sop kTwoDays = OneStep(2, sop::Standard::Unit::kDays, ReturnBudget::kFresh);

// Marks of one step, in the order in which its owner committed them.
class Marks {
 public:
  Marks& Add(Kind kind, const std::string& at, const std::string& reason = "", int visit = 1) {
    sop::Mark mark{1, visit, kind, At(at)};
    mark.reason = reason;
    const int sequence = static_cast<int>(marks_.size()) + 1;
    marks_.push_back({mark, "id-" + std::to_string(sequence), "/tepat/uji/a", sequence, 0, At(at)});
    return *this;
  }
  PlacedMark& last() { return marks_.back(); }

  std::vector<Visit> Judged(const sop::Sop& sop, const std::string& now) const {
    auto visits = FoldStep(1, marks_, {}, {});
    Amount spent;
    for (Visit& visit : visits) Judge(visit, {&sop, &Office()}, At(now), spent);
    return visits;
  }

 private:
  std::vector<PlacedMark> marks_;
};

TEST(Pauses, MoveADeadlineByTheirWorkingTime) {
  Marks marks;
  marks.Add(Kind::kStarted, "23T08:00:00");
  marks.Add(Kind::kPaused, "23T08:04:00", "Listrik padam");
  marks.Add(Kind::kResumed, "23T12:30:00", "Listrik padam");
  const Visit visit = marks.Judged(kTenMinutes, "23T13:02:00").at(0);
  EXPECT_EQ(visit.state, State::kRunning);
  EXPECT_EQ(visit.deadline->due, At("23T13:06:00"));
  EXPECT_EQ(visit.time.used(), 6min);
  EXPECT_EQ(visit.time.paused, 3h + 56min);
}

TEST(Pauses, AreExactToTheMicrosecond) {
  Marks marks;
  marks.Add(Kind::kStarted, "23T08:00:00");
  marks.Add(Kind::kPaused, "23T08:04:00.000001", "Listrik padam");
  marks.Add(Kind::kResumed, "23T08:04:59.999998", "Listrik padam");
  const Visit visit = marks.Judged(kTenMinutes, "23T08:06:00").at(0);
  EXPECT_EQ(visit.deadline->due, At("23T08:10:59.999997"));
}

TEST(Pauses, ThatOverlapCountOnce) {
  Marks marks;
  marks.Add(Kind::kStarted, "23T08:00:00");
  marks.Add(Kind::kPaused, "23T08:04:00", "a");
  marks.Add(Kind::kPaused, "23T08:10:00", "b");
  marks.Add(Kind::kResumed, "23T08:20:00", "a");
  EXPECT_EQ(marks.Judged(kTenMinutes, "23T08:25:00").at(0).state, State::kPaused);
  marks.Add(Kind::kResumed, "23T08:30:00", "b");
  const Visit visit = marks.Judged(kTenMinutes, "23T08:31:00").at(0);
  EXPECT_EQ(visit.time.paused, 26min);
  EXPECT_EQ(visit.time.used(), 5min);
  EXPECT_EQ(visit.deadline->due, At("23T08:36:00"));
}

TEST(Pauses, WhileOneLastsNothingFalls) {
  Marks marks;
  marks.Add(Kind::kStarted, "23T08:00:00").Add(Kind::kPaused, "23T08:04:00", "a");
  const Visit visit = marks.Judged(kTenMinutes, "25T10:00:00").at(0);
  EXPECT_EQ(visit.state, State::kPaused);
  EXPECT_FALSE(visit.late);
  EXPECT_EQ(visit.time.used(), 4min);
}

TEST(Pauses, NeverUndoABreach) {
  Marks marks;
  marks.Add(Kind::kStarted, "23T08:00:00").Add(Kind::kPaused, "23T08:11:00", "a");
  EXPECT_EQ(marks.Judged(kTenMinutes, "23T09:00:00").at(0).state, State::kBreached);
  marks.Add(Kind::kResumed, "23T15:00:00", "a");
  const Visit visit = marks.Judged(kTenMinutes, "23T15:01:00").at(0);
  EXPECT_EQ(visit.state, State::kBreached);
  EXPECT_EQ(visit.deadline->due, At("23T08:10:00"));
}

// Acceptance (f): straight from a pause to the end.
TEST(Pauses, AStopEndsThePauseThatLasts) {
  Marks marks;
  marks.Add(Kind::kStarted, "23T08:00:00").Add(Kind::kPaused, "23T08:04:00", "a");
  marks.Add(Kind::kCompleted, "25T10:00:00");
  const Visit visit = marks.Judged(kTenMinutes, "25T11:00:00").at(0);
  EXPECT_EQ(visit.state, State::kMet);
  EXPECT_EQ(visit.time.used(), 4min);
  EXPECT_EQ(visit.pauses.at(0).to, At("25T10:00:00"));
}

TEST(Pauses, AWhollyPausedDayMovesADayStandardByADay) {
  Marks marks;
  marks.Add(Kind::kStarted, "23T09:00:00");
  marks.Add(Kind::kPaused, "24T07:00:00", "a").Add(Kind::kResumed, "24T17:00:00", "a");
  EXPECT_EQ(marks.Judged(kTwoDays, "24T18:00:00").at(0).deadline->due, At("26T16:00:00"));
}

TEST(Pauses, ABreakOfADayMovesADayStandardNot) {
  Marks marks;
  marks.Add(Kind::kStarted, "23T09:00:00");
  marks.Add(Kind::kPaused, "24T07:00:00", "a").Add(Kind::kResumed, "24T15:59:00", "a");
  EXPECT_EQ(marks.Judged(kTwoDays, "24T18:00:00").at(0).deadline->due, At("25T16:00:00"));
}

TEST(Pauses, OneThatWasRecordedWronglyIsCorrected) {
  Marks marks;
  marks.Add(Kind::kStarted, "23T08:00:00").Add(Kind::kPaused, "23T08:04:00", "a");
  marks.Add(Kind::kResumed, "23T09:00:00", "a").Add(Kind::kCorrected, "23T08:30:00");
  marks.last().mark.corrects = Kind::kResumed;
  EXPECT_EQ(marks.Judged(kTenMinutes, "23T08:35:00").at(0).time.paused, 26min);
}

TEST(Time, IsSplitWhereAHolderAccepts) {
  Marks marks;
  marks.Add(Kind::kStarted, "23T08:00:00").Add(Kind::kAccepted, "23T08:03:00");
  marks.Add(Kind::kPaused, "23T08:04:00", "a").Add(Kind::kResumed, "23T08:10:00", "a");
  marks.Add(Kind::kCompleted, "23T08:12:00");
  const Visit visit = marks.Judged(kTenMinutes, "23T09:00:00").at(0);
  EXPECT_EQ(visit.time.queue, 3min);
  EXPECT_EQ(visit.time.touch, 3min);
  EXPECT_EQ(visit.time.paused, 6min);
}

// Visits 1 to `count`, ten minutes apart, each of which uses `minutes` and is given back.
Marks Returned(int count, int minutes) {
  Marks marks;
  for (int visit = 1; visit <= count; ++visit) {
    const auto at = [&](int minute) {
      return "23T" + std::string(visit < 4 ? "0" : "") + std::to_string(6 + visit) + ":" +
             (minute < 10 ? "0" : "") + std::to_string(minute) + ":00";
    };
    marks.Add(Kind::kStarted, at(30), "", visit);
    marks.Add(Kind::kReturned, at(30 + minutes), "", visit);
  }
  return marks;
}

TEST(Budgets, FreshGivesTheWholeStandardAgain) {
  Marks marks = Returned(2, 8);
  marks.Add(Kind::kStarted, "23T10:00:00", "", 3);
  EXPECT_EQ(marks.Judged(kTenMinutes, "23T10:01:00").at(2).deadline->due, At("23T10:10:00"));
}

TEST(Budgets, RemainingGivesWhatTheVisitsBeforeLeft) {
  const auto sop = OneStep(10, sop::Standard::Unit::kMinutes, ReturnBudget::kRemaining);
  Marks marks = Returned(2, 4);
  marks.Add(Kind::kStarted, "23T10:00:00", "", 3);
  EXPECT_EQ(marks.Judged(sop, "23T10:01:00").at(2).deadline->due, At("23T10:02:00"));
  Marks spent = Returned(2, 8);
  const auto visits = spent.Judged(sop, "23T10:01:00");
  EXPECT_FALSE(visits.at(0).late);
  EXPECT_TRUE(visits.at(1).late) << "16 of 10 minutes";
  EXPECT_EQ(visits.at(1).state, State::kReturned);
}

TEST(Budgets, RemainingDaysAreDays) {
  const auto sop = OneStep(4, sop::Standard::Unit::kDays, ReturnBudget::kRemaining);
  Marks marks;
  marks.Add(Kind::kStarted, "23T09:00:00").Add(Kind::kReturned, "25T10:00:00");
  marks.Add(Kind::kStarted, "25T10:00:00", "", 2);
  EXPECT_EQ(marks.Judged(sop, "25T11:00:00").at(1).deadline->due, At("27T16:00:00"));
}

TEST(Budgets, NoneGivesNothing) {
  const auto sop = OneStep(10, sop::Standard::Unit::kMinutes, ReturnBudget::kNone);
  Marks marks = Returned(1, 1);
  marks.Add(Kind::kStarted, "23T10:00:00", "", 2);
  EXPECT_EQ(marks.Judged(sop, "23T10:00:00").at(1).deadline->due, At("23T10:00:00"));
  EXPECT_EQ(marks.Judged(sop, "23T10:00:01").at(1).state, State::kBreached);
}

// Acceptance (g): a chain of five returns; each visit is judged alone, and all of them together.
TEST(Budgets, AChainOfFiveReturnsHasATotal) {
  auto sop = OneStep(10, sop::Standard::Unit::kMinutes, ReturnBudget::kFresh);
  sop.steps[0].total_standard = sop.steps[0].standard;
  sop.steps[0].total_standard->amount = 30;
  Marks marks = Returned(5, 8);
  marks.Add(Kind::kStarted, "23T14:00:00", "", 6).Add(Kind::kCompleted, "23T14:11:00", "", 6);
  std::vector<JudgedVisit> judged;
  for (Visit& visit : marks.Judged(sop, "23T15:00:00")) {
    JudgedVisit& one = judged.emplace_back();
    one.visit = std::move(visit);
    one.sop = std::make_shared<const sop::Sop>(sop);
    one.calendar.calendar = std::make_shared<const worktime::Calendar>(Office());
  }
  ASSERT_EQ(judged.size(), 6U);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(judged[i].visit.state, State::kReturned);
    EXPECT_FALSE(judged[i].visit.late);
  }
  EXPECT_EQ(judged[5].visit.state, State::kLate);
  const Total total = TotalOfStep(1, judged, At("23T15:00:00"));
  EXPECT_EQ(total.visits, 6);
  EXPECT_EQ(total.time.used(), 51min);
  EXPECT_EQ(total.state, State::kLate) << "51 of 30 minutes";
}

TEST(SuspectClocks, AStopFromTheFutureEndsNothingEarly) {
  Marks marks;
  marks.Add(Kind::kStarted, "23T08:00:00").Add(Kind::kCompleted, "23T09:00:00");
  marks.last().recorded = At("23T08:05:00");
  const Visit early = marks.Judged(kTenMinutes, "23T08:06:00").at(0);
  EXPECT_TRUE(early.clock_suspect);
  EXPECT_EQ(early.state, State::kRunning);
  EXPECT_EQ(early.awaited_stop, At("23T09:00:00"));
  EXPECT_EQ(marks.Judged(kTenMinutes, "23T08:30:00").at(0).state, State::kBreached);
  EXPECT_EQ(marks.Judged(kTenMinutes, "23T09:00:00").at(0).state, State::kLate);
}

}  // namespace
}  // namespace tepat::timing
