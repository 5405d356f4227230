// SPDX-License-Identifier: Apache-2.0
// Parts of a visit: when a unit is due, and what is said of it.
#include "services/timing/part.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "services/timing/week_fixture.h"

namespace tepat::timing {
namespace {

using Kind = sop::Mark::Kind;
using namespace std::chrono_literals;

Instant At(const std::string& text) { return *ParseInstant("2026-11-" + text + "+07:00"); }

// A step of four working days.
sop::Sop FourDays(bool strict = false) {
  sop::Sop sop{"uji", 1, {}, {{}}};
  sop.steps[0].key = 1;
  sop.steps[0].standard.amount = 4;
  sop.steps[0].standard.unit = sop::Standard::Unit::kDays;
  sop.steps[0].standard.strict_close = strict;
  return sop;
}

// Marks of a visit that starts on Monday the 23rd at 08:00, due on Friday the 27th.
class Marks {
 public:
  Marks() { Visit(Kind::kStarted, "23T08:00:00"); }

  Marks& Visit(Kind kind, const std::string& at, const std::string& reason = "") {
    sop::Mark mark{1, 1, kind, At(at)};
    mark.reason = reason;
    return Add(mark);
  }
  Marks& Part(Kind kind, const std::string& at, const std::string& due_date = "", int n = 1,
              const std::string& unit = "kasi") {
    sop::Mark mark{1, 1, kind, At(at)};
    mark.part = sop::Part{unit, n};
    mark.due_date = due_date;
    if (kind == Kind::kStarted) mark.holders = {{unit, unit}};
    return Add(mark);
  }

  timing::Visit Judged(const std::string& now, const sop::Sop& sop = FourDays()) const {
    auto visits = FoldStep(1, marks_, {}, {});
    FoldParts(visits, marks_);
    Amount spent;
    timing::Visit& visit = visits.at(0);
    Judge(visit, {&sop, &Office()}, At(now), spent);
    EndParts(visit);
    for (VisitPart& part : visit.parts) {
      JudgePart(part, visit, sop.steps[0].standard, Office(), At(now));
    }
    return visit;
  }
  VisitPart Only(const std::string& now, const sop::Sop& sop = FourDays()) const {
    return Judged(now, sop).parts.at(0);
  }
  std::vector<PlacedMark>& all() { return marks_; }

 private:
  Marks& Add(const sop::Mark& mark) {
    const int sequence = static_cast<int>(marks_.size()) + 1;
    marks_.push_back(
        {mark, "id-" + std::to_string(sequence), "/tepat/uji/a", sequence, 0, mark.at});
    return *this;
  }

  std::vector<PlacedMark> marks_;
};

Marks Asked(const std::string& due_date, const std::string& at = "23T08:00:00") {
  Marks marks;
  marks.Part(Kind::kStarted, at, due_date);
  return marks;
}

TEST(JudgePart, IsDueAtTheLastClosingOfItsDate) {
  const VisitPart part = Asked("2026-11-25").Only("23T09:00:00");
  EXPECT_EQ(part.state, State::kRunning);
  EXPECT_EQ(part.deadline->due, At("25T16:00:00"));
  EXPECT_EQ(part.deadline->breach, At("26T07:30:00"));
  EXPECT_EQ(part.warning, At("24T07:30:00")) << "a working day before";
  EXPECT_EQ(part.time.used(), 1h);
}

TEST(JudgePart, IsNeverDueAfterItsVisit) {
  EXPECT_EQ(Asked("2026-12-24").Only("23T09:00:00").deadline->due, At("27T16:00:00"));
  EXPECT_EQ(Asked("9999-12-31").Only("23T09:00:00").deadline->due, At("27T16:00:00"));
  EXPECT_EQ(Asked("").Only("23T09:00:00").deadline->due, At("27T16:00:00"));
}

TEST(JudgePart, ADateWithoutWorkEndsWithTheWorkingDayBefore) {
  Marks marks;
  marks.Part(Kind::kStarted, "19T08:00:00", "2026-11-22");  // a Sunday
  EXPECT_EQ(marks.Only("20T09:00:00").deadline->due, At("20T16:00:00"));
}

TEST(JudgePart, ADateThatHasPassedLeavesTheFirstWorkingDay) {
  EXPECT_EQ(Asked("2026-11-20").Only("23T09:00:00").deadline->due, At("23T16:00:00"));
  EXPECT_EQ(Asked("2026-11-23", "23T17:00:00").Only("23T18:00:00").deadline->due,
            At("24T16:00:00"));
}

TEST(JudgePart, AskedBehindTheVisitItHasNoTimeLeft) {
  const VisitPart part = Asked("2026-11-30", "30T08:00:00").Only("30T08:00:01");
  EXPECT_EQ(part.deadline->due, At("30T08:00:00"));
  EXPECT_EQ(part.state, State::kBreached);
}

TEST(JudgePart, ALateUnitIsLateByTheSameArithmeticAsALateVisit) {
  const auto sent = [](const std::string& at, bool strict = false) {
    Marks marks = Asked("2026-11-25");
    marks.Part(Kind::kCompleted, at);
    return marks.Only("30T08:00:00", FourDays(strict)).state;
  };
  EXPECT_EQ(sent("25T16:00:00"), State::kMet);
  EXPECT_EQ(sent("25T20:00:00"), State::kMetAfterHours);
  EXPECT_EQ(sent("26T07:30:00"), State::kMetAfterHours);
  EXPECT_EQ(sent("26T07:30:00.000001"), State::kLate);
  EXPECT_EQ(sent("25T16:00:00.000001", true), State::kLate);
}

TEST(JudgePart, StandsStillWithItsVisit) {
  Marks marks = Asked("2026-11-25");
  marks.Visit(Kind::kPaused, "23T12:00:00", "Listrik padam");
  VisitPart part = marks.Only("24T09:00:00");
  EXPECT_EQ(part.state, State::kPaused);
  EXPECT_FALSE(part.warning);
  marks.Visit(Kind::kResumed, "25T07:30:00", "Listrik padam");
  part = marks.Only("25T08:30:00");
  EXPECT_EQ(part.deadline->due, At("26T16:00:00")) << "a whole day of it stood still";
  EXPECT_EQ(part.time.used(), 4h + 1h);
}

TEST(JudgePart, APauseBeforeItStartedIsNotItsOwn) {
  Marks marks;
  marks.Visit(Kind::kPaused, "23T09:00:00", "Listrik padam");
  marks.Visit(Kind::kResumed, "24T16:00:00", "Listrik padam");
  marks.Part(Kind::kStarted, "25T08:00:00", "2026-11-26");
  const VisitPart part = marks.Only("25T09:00:00");
  EXPECT_EQ(part.deadline->due, At("26T16:00:00"));
  EXPECT_EQ(part.time.paused, 0h);
}

TEST(FoldParts, GivenBackTheNextTurnStarts) {
  Marks marks = Asked("2026-11-25");
  marks.Part(Kind::kReturned, "24T09:00:00");
  marks.Part(Kind::kStarted, "24T09:00:00", "2026-11-26", 2);
  const Visit visit = marks.Judged("24T10:00:00");
  ASSERT_EQ(visit.parts.size(), 2U);
  EXPECT_EQ(visit.parts[0].state, State::kReturned);
  EXPECT_FALSE(visit.parts[0].late);
  EXPECT_EQ(visit.parts[1].state, State::kRunning);
  EXPECT_EQ(visit.parts[1].part.n, 2);
}

// The unit had no part in the time until somebody looked at what it had sent.
TEST(FoldParts, WhatWasSentAndGivenBackHasTakenTheTimeUntilTheSending) {
  Marks marks = Asked("2026-11-25");
  marks.Part(Kind::kCompleted, "23T10:00:00");
  marks.Part(Kind::kReturned, "26T09:00:00");
  marks.Part(Kind::kStarted, "26T09:00:00", "2026-11-27", 2);
  const Visit visit = marks.Judged("26T10:00:00");
  ASSERT_EQ(visit.parts.size(), 2U);
  EXPECT_EQ(visit.parts[0].state, State::kReturned);
  EXPECT_EQ(visit.parts[0].stop, At("23T10:00:00"));
  EXPECT_EQ(visit.parts[0].time.used(), 2h);
  EXPECT_FALSE(visit.parts[0].late);
  EXPECT_FALSE(visit.parts[0].given_back);
  EXPECT_TRUE(visit.parts[1].given_back);
  EXPECT_EQ(visit.parts[1].deadline->due, At("27T16:00:00"));
  EXPECT_TRUE(visit.open()) << "nothing else stops";
}

TEST(FoldParts, ThatItWasLateStaysWhenItIsGivenBack) {
  Marks marks = Asked("2026-11-24");
  marks.Part(Kind::kCompleted, "25T09:00:00");
  marks.Part(Kind::kReturned, "25T10:00:00");
  EXPECT_EQ(marks.Only("25T11:00:00").state, State::kReturned);
  EXPECT_TRUE(marks.Only("25T11:00:00").late);
}

TEST(FoldParts, WhatWasNotNeededAnyMoreIsNotGivenBack) {
  Marks marks = Asked("2026-11-24");
  marks.Part(Kind::kCancelled, "23T09:00:00");
  marks.Part(Kind::kReturned, "23T10:00:00");
  EXPECT_EQ(marks.Only("23T11:00:00").state, State::kCancelled);
}

TEST(FoldParts, ATurnThatFollowsAnotherDateWasNotGivenBack) {
  Marks marks = Asked("2026-11-24");
  marks.Part(Kind::kCancelled, "23T09:00:00");
  marks.Part(Kind::kStarted, "23T09:00:00", "2026-11-25", 2);
  EXPECT_FALSE(marks.Judged("23T11:00:00").parts.at(1).given_back);
}

TEST(FoldParts, TheFirstSendingCounts) {
  Marks marks = Asked("2026-11-25");
  marks.Part(Kind::kCompleted, "24T09:00:00");
  marks.Part(Kind::kCompleted, "27T09:00:00");
  EXPECT_EQ(marks.Only("27T10:00:00").stop, At("24T09:00:00"));
}

TEST(FoldParts, NeverMovesTheClockOfItsVisit) {
  Marks marks = Asked("2026-11-25");
  marks.Part(Kind::kCompleted, "24T09:00:00");
  const Visit visit = marks.Judged("24T10:00:00");
  EXPECT_TRUE(visit.open());
  EXPECT_EQ(visit.state, State::kRunning);
  EXPECT_EQ(visit.deadline->due, At("27T16:00:00"));
  EXPECT_EQ(visit.event_ids.size(), 1U);
}

TEST(EndParts, WhatRunsWhenTheVisitEndsIsCancelledWithIt) {
  Marks marks = Asked("2026-11-24");
  marks.Visit(Kind::kCancelled, "25T09:00:00");
  const VisitPart part = marks.Only("25T10:00:00");
  EXPECT_EQ(part.state, State::kCancelled);
  EXPECT_EQ(part.stop, At("25T09:00:00"));
  EXPECT_TRUE(part.late) << "it was late before nobody needed it any more";
}

TEST(FoldParts, APartWhoseStartIsMissingIsNotGuessed) {
  Marks marks;
  marks.Part(Kind::kCompleted, "25T09:00:00");
  EXPECT_EQ(marks.Only("25T10:00:00").state, State::kInferred);
}

TEST(FoldParts, IsTheSameWhateverTheOrderAndHoweverOften) {
  Marks marks = Asked("2026-11-25");
  marks.Part(Kind::kCompleted, "24T09:00:00");
  marks.Part(Kind::kStarted, "23T08:00:00", "2026-11-26", 1, "lurah");
  marks.Part(Kind::kStarted, "25T08:00:00", "2026-11-26", 2);
  const auto told = [](const Visit& visit) {
    std::string text;
    for (const VisitPart& part : visit.parts) {
      text += part.part.unit + std::to_string(part.part.n) + FormatInstant(part.start) +
              std::to_string(static_cast<int>(part.state)) + std::to_string(part.event_ids.size());
    }
    return text;
  };
  const std::string expected = told(marks.Judged("25T10:00:00"));
  const std::vector<PlacedMark> once = marks.all();
  marks.all().insert(marks.all().end(), once.begin(), once.end());
  for (int turn = 0; turn < 5; ++turn) {
    std::rotate(marks.all().begin(), marks.all().begin() + 2, marks.all().end());
    EXPECT_EQ(told(marks.Judged("25T10:00:00")), expected);
  }
}

}  // namespace
}  // namespace tepat::timing
