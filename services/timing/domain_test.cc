// SPDX-License-Identifier: Apache-2.0
#include "services/timing/domain.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <random>

#include "services/timing/week_fixture.h"

namespace tepat::timing {
namespace {

using Kind = sop::Mark::Kind;
using namespace std::chrono_literals;

sop::Sop OneStep(int amount, sop::Standard::Unit unit) {
  sop::Sop sop{"uji", 1, {}, {{}}};
  sop.steps[0].key = 1;
  sop.steps[0].standard.amount = amount;
  sop.steps[0].standard.unit = unit;
  return sop;
}

Instant At(const std::string& text) { return *ParseInstant(text + "+07:00"); }

PlacedMark Place(int sequence, Kind kind, Instant at, int visit = 1) {
  sop::Mark mark{1, visit, kind, at};
  if (kind == Kind::kStarted) mark.sop_id = "uji", mark.sop_version = 1;
  return {mark, "id-" + std::to_string(sequence), "/tepat/uji/a", sequence, 0, at};
}

Visit Judged(const std::vector<PlacedMark>& marks, const sop::Sop& sop, const std::string& now) {
  const auto& calendar = Office();
  auto visits = FoldStep(1, marks, {}, {});
  EXPECT_EQ(visits.size(), 1U);
  Amount spent;
  Judge(visits.at(0), {&sop, &calendar}, At(now), spent);
  return visits.at(0);
}

const sop::Sop kFiveMinutes = OneStep(5, sop::Standard::Unit::kMinutes);
const sop::Sop kFourDays = OneStep(4, sop::Standard::Unit::kDays);

State Outcome(const sop::Sop& sop, const std::string& start, const std::string& stop) {
  return Judged({Place(1, Kind::kStarted, At(start)), Place(2, Kind::kCompleted, At(stop))}, sop,
                "2026-12-30T08:00:00")
      .state;
}

TEST(StepOf, AnswersForAVersionThatIsUnknownOrLacksTheStep) {
  sop::Sop sop;
  sop.steps.resize(2);
  sop.steps[1].key = 2;
  ASSERT_TRUE(StepOf(&sop, 2));
  EXPECT_EQ(StepOf(&sop, 2)->get().key, 2);
  EXPECT_FALSE(StepOf(&sop, 0));
  EXPECT_FALSE(StepOf(&sop, 3));
  EXPECT_FALSE(StepOf(nullptr, 1));
}

TEST(Verdict, TheLastPermittedMomentIsMetAndTheNextMicrosecondIsLate) {
  EXPECT_EQ(Outcome(kFiveMinutes, "2026-11-23T08:00:00", "2026-11-23T08:05:00"), State::kMet);
  EXPECT_EQ(Outcome(kFiveMinutes, "2026-11-23T08:00:00", "2026-11-23T08:05:00.000001"),
            State::kLate);
}

TEST(Verdict, AfterHoursOnTheDueDayNoWorkingTimeIsLost) {
  EXPECT_EQ(Outcome(kFiveMinutes, "2026-11-23T15:55:00", "2026-11-23T17:10:00"),
            State::kMetAfterHours);
  EXPECT_EQ(Outcome(kFiveMinutes, "2026-11-23T15:55:00", "2026-11-24T07:30:00"),
            State::kMetAfterHours);
  EXPECT_EQ(Outcome(kFiveMinutes, "2026-11-23T15:55:00", "2026-11-24T07:30:00.000001"),
            State::kLate);
}

TEST(Verdict, TheDayOfTheStartCountsWhereTheStandardSaysSo) {
  sop::Sop with_first = kFourDays;
  with_first.steps[0].standard.counting = sop::Standard::Counting::kIncludeStartDay;
  EXPECT_EQ(Outcome(with_first, "2026-11-23T09:00:00", "2026-11-26T16:00:00"), State::kMet);
  EXPECT_EQ(Outcome(with_first, "2026-11-23T09:00:00", "2026-11-27T07:30:00.000001"), State::kLate);
}

TEST(Verdict, DaysEndAtTheClosingOfTheLastOne) {
  EXPECT_EQ(Outcome(kFourDays, "2026-11-23T09:00:00", "2026-11-27T16:00:00"), State::kMet);
  EXPECT_EQ(Outcome(kFourDays, "2026-11-23T09:00:00", "2026-11-29T20:00:00"),
            State::kMetAfterHours);
  EXPECT_EQ(Outcome(kFourDays, "2026-11-23T09:00:00", "2026-11-30T07:30:01"), State::kLate);
}

TEST(Verdict, StrictCloseFlagsAtTheDueInstant) {
  sop::Sop strict = kFourDays;
  strict.steps[0].standard.strict_close = true;
  EXPECT_EQ(Outcome(strict, "2026-11-23T09:00:00", "2026-11-27T16:00:00"), State::kMet);
  EXPECT_EQ(Outcome(strict, "2026-11-23T09:00:00", "2026-11-27T16:00:01"), State::kLate);
}

TEST(Verdict, ADeadlineNeverMovesByItself) {
  const std::vector<PlacedMark> marks = {Place(1, Kind::kStarted, At("2026-11-23T15:58:00"))};
  const Deadline first = *Judged(marks, kFiveMinutes, "2026-11-23T15:58:00").deadline;
  for (const char* now : {"2026-11-23T15:59:59", "2026-11-23T20:00:00", "2026-11-24T07:33:00",
                          "2026-11-24T07:33:00.000001", "2026-12-30T08:00:00"}) {
    EXPECT_EQ(*Judged(marks, kFiveMinutes, now).deadline, first) << now;
  }
}

TEST(Verdict, WhatIsOverKeepsItsDeadline) {
  const Visit late = Judged({Place(1, Kind::kStarted, At("2026-11-23T08:00:00")),
                             Place(2, Kind::kCompleted, At("2026-11-24T08:00:00"))},
                            kFiveMinutes, "2026-12-30T08:00:00");
  EXPECT_EQ(late.state, State::kLate);
  ASSERT_TRUE(late.deadline);
  EXPECT_EQ(late.deadline->due, At("2026-11-23T08:05:00"));
}

TEST(Verdict, AnOpenVisitRunsIsDueAndIsBreached) {
  const std::vector<PlacedMark> open = {Place(1, Kind::kStarted, At("2026-11-23T15:57:00"))};
  EXPECT_EQ(Judged(open, kFiveMinutes, "2026-11-23T15:58:00").state, State::kRunning);
  EXPECT_EQ(Judged(open, kFiveMinutes, "2026-11-24T07:32:00").state, State::kRunning);
  EXPECT_EQ(Judged(open, kFiveMinutes, "2026-11-24T07:32:00.000001").state, State::kBreached);
  EXPECT_EQ(Judged(open, kFourDays, "2026-11-27T18:00:00").state, State::kDue);
}

TEST(Verdict, BeyondTheCalendarNothingIsGuessed) {
  const std::vector<PlacedMark> open = {Place(1, Kind::kStarted, At("2026-12-30T08:00:00"))};
  const Visit visit = Judged(open, kFourDays, "2026-12-30T09:00:00");
  EXPECT_EQ(visit.state, State::kHorizonExceeded);
  EXPECT_FALSE(visit.deadline);
}

TEST(Verdict, WithoutAStandardAVisitIsNotJudged) {
  auto visits = FoldStep(1, {Place(1, Kind::kStarted, At("2026-11-23T08:00:00"))}, {}, {});
  Amount spent;
  Judge(visits.at(0), {}, At("2026-11-24T08:00:00"), spent);
  EXPECT_EQ(visits.at(0).state, State::kUnspecified);
}

TEST(FoldStep, ACorrectionReplacesTheInstantItNames) {
  PlacedMark corrected = Place(3, Kind::kCorrected, At("2026-11-23T08:04:00"));
  corrected.mark.corrects = Kind::kCompleted;
  const Visit visit = Judged({Place(1, Kind::kStarted, At("2026-11-23T08:00:00")),
                              Place(2, Kind::kCompleted, At("2026-11-23T09:00:00")), corrected},
                             kFiveMinutes, "2026-11-23T10:00:00");
  EXPECT_EQ(visit.state, State::kMet);
}

TEST(FoldStep, AReturnEndsTheVisitAndTheNextHasItsOwnBudget) {
  auto visits = FoldStep(1,
                         {Place(1, Kind::kStarted, At("2026-11-23T08:00:00")),
                          Place(2, Kind::kReturned, At("2026-11-23T09:00:00")),
                          Place(3, Kind::kStarted, At("2026-11-23T09:00:00"), 2)},
                         {}, {});
  ASSERT_EQ(visits.size(), 2U);
  EXPECT_EQ(visits[0].state, State::kReturned);
  const auto& calendar = Office();
  Amount spent;
  Judge(visits[1], {&kFiveMinutes, &calendar}, At("2026-11-23T09:01:00"), spent);
  EXPECT_EQ(visits[1].state, State::kRunning);
  EXPECT_EQ(visits[1].deadline->due, At("2026-11-23T09:05:00"));
}

TEST(FoldStep, WhoeverHoldsItLastAnswersForIt) {
  PlacedMark started = Place(1, Kind::kStarted, At("2026-11-23T08:00:00"));
  started.mark.holders = {{"sekretaris", ""}};
  PlacedMark moved = Place(2, Kind::kAccepted, At("2026-11-23T08:01:00"));
  moved.mark.holders = {{"camat", ""}};
  const PlacedMark done = Place(3, Kind::kCompleted, At("2026-11-23T08:02:00"));
  const Visit visit = Judged({started, moved, done}, kFiveMinutes, "2026-11-23T09:00:00");
  EXPECT_EQ(visit.holders, (std::vector<sop::Holder>{{"camat", ""}}));
}

TEST(FoldStep, AMissingStartIsInferredFromWhatIsKnown) {
  const auto visits = FoldStep(1, {Place(2, Kind::kCompleted, At("2026-11-23T09:00:00"))}, {}, {});
  EXPECT_EQ(visits.at(0).state, State::kInferred);
  EXPECT_EQ(visits.at(0).start, At("2026-11-23T09:00:00"));
}

TEST(FoldStep, AnInstantAheadOfItsRecorderIsSuspect) {
  PlacedMark ahead = Place(1, Kind::kStarted, At("2026-11-23T08:00:00"));
  ahead.recorded -= 121s;
  EXPECT_TRUE(FoldStep(1, {ahead}, {}, {}).at(0).clock_suspect);
  ahead.recorded += 1s;
  EXPECT_FALSE(FoldStep(1, {ahead}, {}, {}).at(0).clock_suspect);
}

TEST(FoldStep, AnArmedStepIsPendingUntilItsOwnerAdoptsIt) {
  const Arming arming{At("2026-11-23T08:00:00"), "id-0", "/tepat/uji/a",
                      At("2026-11-23T08:00:00"), "uji",  1};
  auto visits = FoldStep(1, {}, {arming, arming}, {});
  ASSERT_EQ(visits.size(), 1U);
  EXPECT_EQ(visits[0].state, State::kPending);
  const auto& calendar = Office();
  Amount spent;
  Judge(visits[0], {&kFiveMinutes, &calendar}, At("2026-11-23T08:06:00"), spent);
  EXPECT_EQ(visits[0].state, State::kBreached);
  visits = FoldStep(1, {Place(1, Kind::kStarted, At("2026-11-23T08:00:00"))}, {arming}, {});
  ASSERT_EQ(visits.size(), 1U);
  EXPECT_EQ(visits[0].visit, 1);
  EXPECT_NE(visits[0].state, State::kPending);
}

TEST(Warnings, AreWorkingTimePointsOfTheStandard) {
  sop::Sop sop = OneStep(10, sop::Standard::Unit::kMinutes);
  sop.steps[0].standard.warnings = {{50, {}, {}}, {80, {}, {}}, {{}, 2, {}}};
  const auto marks = {Place(1, Kind::kStarted, At("2026-11-23T11:55:00"))};
  const Visit visit = Judged(marks, sop, "2026-11-23T11:56:00");
  ASSERT_EQ(visit.rungs.size(), 3U);
  EXPECT_EQ(visit.rungs[0].at, At("2026-11-23T12:00:00"));
  EXPECT_EQ(visit.rungs[1].at, At("2026-11-23T13:03:00"));
  EXPECT_EQ(visit.rungs[2].at, At("2026-11-23T13:03:00"));
}

TEST(Warnings, OfDayStandardsComeAtOpenings) {
  sop::Sop sop = kFourDays;
  sop.steps[0].standard.warnings = {{50, {}, {}}, {{}, {}, 1}, {{}, {}, 0}};
  const auto marks = {Place(1, Kind::kStarted, At("2026-11-23T09:00:00"))};
  const Visit visit = Judged(marks, sop, "2026-11-23T11:56:00");
  ASSERT_EQ(visit.rungs.size(), 3U);
  EXPECT_EQ(visit.rungs[0].at, At("2026-11-25T07:30:00"));
  EXPECT_EQ(visit.rungs[1].at, At("2026-11-26T07:30:00"));
  EXPECT_EQ(visit.rungs[2].at, At("2026-11-27T07:30:00"));
}

// Half of one day would be the opening of the day on which the visit began, before it did.
TEST(Warnings, NeverComeBeforeTheStart) {
  sop::Sop sop = OneStep(1, sop::Standard::Unit::kDays);
  sop.steps[0].standard.warnings = {{50, {}, {}}, {{}, {}, 0}};
  const Visit visit =
      Judged({Place(1, Kind::kStarted, At("2026-11-23T09:00:00"))}, sop, "2026-11-23T09:00:00");
  ASSERT_EQ(visit.rungs.size(), 1U);
  EXPECT_EQ(visit.rungs[0].index, 1);
  EXPECT_EQ(visit.rungs[0].at, At("2026-11-24T07:30:00"));
}

// Held to office hours, a warning must not come with the breach itself.
TEST(Warnings, NeverComeWithTheBreach) {
  sop::Sop sop = OneStep(10, sop::Standard::Unit::kMinutes);
  sop.steps[0].standard.warnings = {{50, {}, {}}};
  sop.steps[0].standard.hold_to_office_hours = true;
  const Visit late =
      Judged({Place(1, Kind::kStarted, At("2026-11-23T15:50:00"))}, sop, "2026-11-23T15:50:00");
  ASSERT_EQ(late.rungs.size(), 1U);
  EXPECT_EQ(late.rungs[0].at, At("2026-11-23T15:55:00"));
  sop.steps[0].standard.amount = 1;
  sop.steps[0].standard.warnings = {{99, {}, {}}};
  sop.steps[0].standard.strict_close = true;
  const Visit strict =
      Judged({Place(1, Kind::kStarted, At("2026-11-23T15:59:00"))}, sop, "2026-11-23T15:59:00");
  for (const Rung& rung : strict.rungs) EXPECT_LT(rung.at, strict.deadline->breach);
}

// Acceptance (e): the same events in a thousand orders, with duplicates, give the same visits.
TEST(FoldStep, TheOrderOfArrivalDoesNotMatter) {
  std::vector<PlacedMark> marks;
  int sequence = 0;
  for (int visit = 1; visit <= 4; ++visit) {
    const Instant at = At("2026-11-23T08:00:00") + visit * 10min;
    marks.push_back(Place(++sequence, Kind::kStarted, at, visit));
    marks.push_back(Place(++sequence, Kind::kAccepted, at + 1min, visit));
    marks.push_back(
        Place(++sequence, visit < 4 ? Kind::kReturned : Kind::kCompleted, at + 2min, visit));
  }
  std::vector<Arming> armings = {{At("2026-11-23T08:10:00"), "a", "s", {}, "uji", 1},
                                 {At("2026-11-23T09:00:00"), "b", "s", {}, "uji", 1}};
  const auto describe = [&](std::vector<PlacedMark> with) {
    const auto& calendar = Office();
    std::string text;
    Amount spent;
    for (Visit& visit : FoldStep(1, std::move(with), armings, {})) {
      Judge(visit, {&kFiveMinutes, &calendar}, At("2026-11-23T12:00:00"), spent);
      text += std::to_string(visit.visit) + " " + std::to_string(static_cast<int>(visit.state)) +
              " " + FormatInstant(visit.start) + " " + std::to_string(visit.time.used().count()) +
              " ";
      for (const auto& id : visit.event_ids) text += id + ",";
      text += "\n";
    }
    return text;
  };
  const std::string expected = describe(marks);
  std::mt19937 random(7);
  for (int round = 0; round < 1000; ++round) {
    std::vector<PlacedMark> shuffled = marks;
    for (int i = 0; i < 5; ++i) shuffled.push_back(marks[random() % marks.size()]);
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    std::shuffle(armings.begin(), armings.end(), random);
    ASSERT_EQ(describe(shuffled), expected);
  }
}

}  // namespace
}  // namespace tepat::timing
