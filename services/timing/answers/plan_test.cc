// SPDX-License-Identifier: Apache-2.0
#include "services/timing/answers/plan.h"

#include "services/timing/timing_fixture.h"

namespace tepat::timing {
namespace {

class Plan : public TimingTest {
 protected:
  Result<v1::PlanCaseResponse> By(const std::string& date) {
    v1::PlanCaseRequest request;
    request.set_case_id("case");
    request.set_deadline_date(date);
    return PlanCase(*node_, assessor_, request, clock_.Now());
  }
};

// Registered on Monday 23 November: 5, 10 and 15 minutes, 4, 4 and 7 working days, 15 minutes.
TEST_F(Plan, ChainsWhatTheStandardsAllow) {
  KnowTheOffice();
  Read("x", "{}", {Mark(1, Kind::kStarted), Mark(1, Kind::kCompleted, 2), Mark(2, Kind::kStarted)});
  const auto plan = By("2026-12-31");
  ASSERT_TRUE(plan) << plan.error().message;
  ASSERT_EQ(plan->steps_size(), 6);
  EXPECT_EQ(plan->steps(0).step(), 2);
  const auto due = [&](int i) { return FormatInstant(journal::TimeOf(plan->steps(i).due_time())); };
  EXPECT_EQ(due(0), "2026-11-23T01:10:00.000000Z");
  EXPECT_EQ(due(1), "2026-11-23T01:25:00.000000Z");
  EXPECT_EQ(due(2), "2026-11-27T09:30:00.000000Z") << "four days after Monday";
  EXPECT_EQ(due(3), "2026-12-04T09:30:00.000000Z") << "from Monday's opening on";
  EXPECT_EQ(due(4), "2026-12-16T09:00:00.000000Z") << "seven days after Monday 7 December";
  EXPECT_TRUE(plan->fits());
  EXPECT_EQ(plan->compressions_size(), 0);
}

TEST_F(Plan, SaysWhatIsMissingAndWhichStepCouldBeShorter) {
  KnowTheOffice();
  Read("x", "{}", {Mark(1, Kind::kStarted), Mark(1, Kind::kCompleted, 2), Mark(2, Kind::kStarted)});
  const auto plan = By("2026-12-11");
  ASSERT_TRUE(plan);
  EXPECT_FALSE(plan->fits());
  EXPECT_EQ(plan->margin_days(), 4) << "14 to 17 December";
  ASSERT_EQ(plan->compressions_size(), 1);
  EXPECT_EQ(plan->compressions(0).step(), 6);
  EXPECT_EQ(plan->compressions(0).days(), 7);
  const int needed = plan->compressions(0).days_needed();
  EXPECT_GE(needed, 1);
  EXPECT_LT(needed, 7);
  const auto more = By("2026-12-01");
  EXPECT_GT(more->compressions_size(), 1) << "one step alone is not enough";
  EXPECT_EQ(By("2026-11-24")->compressions_size(), 0) << "nothing helps";
}

TEST_F(Plan, RefusesWhatItCannotPlan) {
  KnowTheOffice();
  EXPECT_EQ(By("2026-12-01").error().slug, "timing.unknown_case");
  EXPECT_EQ(By("besok").error().slug, "timing.invalid_request");
  Read("x", "{}", {Mark(7, Kind::kStarted), Mark(7, Kind::kCompleted)});
  EXPECT_EQ(By("2026-12-01").error().slug, "timing.nothing_to_plan");
}

}  // namespace
}  // namespace tepat::timing
