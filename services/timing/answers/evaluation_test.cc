// SPDX-License-Identifier: Apache-2.0
#include "services/timing/answers/evaluation.h"

#include "services/timing/timing_fixture.h"

namespace tepat::timing {
namespace {

ClosedVisit VisitOf(int used_minutes, int allowed_minutes, int visit = 1) {
  ClosedVisit made;
  made.key = {{"case", 1}, visit};
  made.state = State::kMet;
  made.time.touch = std::chrono::minutes(used_minutes);
  made.allowed = std::chrono::minutes(allowed_minutes);
  made.late = used_minutes > allowed_minutes;
  return made;
}

// So many visits of that use of ten minutes.
StandardTally TallyOf(const std::vector<std::pair<int, int>>& visits) {
  StandardTally tally;
  for (const auto& [count, minutes] : visits) {
    for (int i = 0; i < count; ++i) tally.Take(VisitOf(minutes, 10));
  }
  return tally;
}

TEST(StandardTally, FewVisitsSayNothing) {
  EXPECT_EQ(TallyOf({{19, 30}}).Finding(), v1::STANDARD_FINDING_TOO_FEW);
  EXPECT_EQ(TallyOf({{20, 30}}).Finding(), v1::STANDARD_FINDING_TIGHT);
}

TEST(StandardTally, FourOfFiveKeepARealisticStandard) {
  EXPECT_EQ(TallyOf({{16, 9}, {4, 11}}).Finding(), v1::STANDARD_FINDING_REALISTIC);
  EXPECT_EQ(TallyOf({{15, 9}, {5, 11}}).Finding(), v1::STANDARD_FINDING_TIGHT);
}

TEST(StandardTally, AStandardOfWhichHalfSufficesIsWide) {
  EXPECT_EQ(TallyOf({{18, 5}, {2, 9}}).Finding(), v1::STANDARD_FINDING_WIDE);
  EXPECT_EQ(TallyOf({{17, 5}, {3, 9}}).Finding(), v1::STANDARD_FINDING_REALISTIC);
}

TEST(StandardTally, SuggestsWhatNineOfTenWouldHaveKept) {
  EXPECT_EQ(TallyOf({{18, 15}, {2, 90}}).SuggestedAmount(10), 15);
  EXPECT_EQ(TallyOf({{18, 4}, {2, 9}}).SuggestedAmount(10), 4);
  EXPECT_EQ(TallyOf({{20, 0}}).SuggestedAmount(10), 1);
}

TEST(StandardTally, CountsWhatItCost) {
  StandardTally tally;
  tally.Take(VisitOf(12, 10));
  tally.Take(VisitOf(4, 10, 2));
  EXPECT_EQ(tally.used(), std::chrono::minutes(16));
  EXPECT_EQ(tally.overrun(), std::chrono::minutes(2));
  EXPECT_EQ(tally.rework(), std::chrono::minutes(4));
  EXPECT_EQ(tally.OnTimePercent(), 50);
}

TEST(Counts, LeavesOutWhatIsDoubtful) {
  EXPECT_TRUE(Counts(VisitOf(1, 10)));
  EXPECT_FALSE(Counts(VisitOf(1, 0)));
  ClosedVisit doubtful = VisitOf(1, 10);
  doubtful.flags = kDeclared;
  EXPECT_FALSE(Counts(doubtful));
  ClosedVisit cancelled = VisitOf(1, 10);
  cancelled.state = State::kCancelled;
  EXPECT_FALSE(Counts(cancelled));
}

class Evaluation : public TimingTest {
 protected:
  v1::EvaluateSopResponse Of(const std::string& from, const std::string& until) {
    v1::EvaluateSopRequest request;
    journal::FillTime(*ParseInstant(from), request.mutable_start_time());
    journal::FillTime(*ParseInstant(until), request.mutable_end_time());
    const auto told = EvaluateSop(*node_, assessor_, request);
    EXPECT_TRUE(told) << told.error().message;
    return *told;
  }

  void Run(int from, int count, int minutes, int version = 1) {
    for (int i = from; i < from + count; ++i) {
      sop::Mark started = Mark(1, Kind::kStarted);
      started.sop_version = version;
      ReadOf("case-" + std::to_string(i), {started});
      clock_.Advance(std::chrono::minutes(minutes));
      ReadOf("case-" + std::to_string(i), {Mark(1, Kind::kCompleted)});
    }
  }
};

TEST_F(Evaluation, JudgesEachVersionByItsOwnVisits) {
  KnowTheOffice();
  sop::v1::SopVersion revision = OfficialSop();
  revision.set_version(2);
  revision.mutable_steps(0)->mutable_standard()->set_amount(30);
  Read("sop-adopted", SopPayload(revision));
  Fire();
  Run(0, 20, 7);
  Run(20, 5, 7, 2);
  const auto told = Of("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z");
  ASSERT_EQ(told.standards_size(), 2);
  EXPECT_EQ(told.standards(0).standard(), "5 menit kerja");
  EXPECT_EQ(told.standards(0).finding(), v1::STANDARD_FINDING_TIGHT);
  EXPECT_EQ(told.standards(0).suggested(), "7 menit kerja");
  EXPECT_EQ(told.standards(0).overrun().seconds(), 20 * 120);
  EXPECT_EQ(told.standards(1).sop_version(), 2);
  EXPECT_EQ(told.standards(1).finding(), v1::STANDARD_FINDING_TOO_FEW);
  EXPECT_EQ(told.standards(1).on_time(), 5);
  EXPECT_FALSE(told.standards(0).has_on_time_before());
}

TEST_F(Evaluation, ComparesWithTheSpanBefore) {
  KnowTheOffice();
  Run(0, 2, 7);
  Run(2, 2, 3);
  Set("24T08:00:00");
  Run(4, 3, 3);
  const auto told = Of("2026-11-23T17:00:00Z", "2026-11-24T17:00:00Z");
  ASSERT_EQ(told.standards_size(), 1);
  EXPECT_EQ(told.standards(0).visits(), 3);
  EXPECT_EQ(told.standards(0).on_time_before(), 50);
  EXPECT_EQ(told.cases_completed(), 0);
}

TEST_F(Evaluation, RefusesASpanThatIsNone) {
  EXPECT_EQ(EvaluateSop(*node_, assessor_, {}).error().slug, "timing.invalid_report");
}

}  // namespace
}  // namespace tepat::timing
