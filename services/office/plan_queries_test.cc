// SPDX-License-Identifier: Apache-2.0
#include "services/office/plan_queries.h"

#include <gmock/gmock.h>

#include "services/office/plan_fixture.h"

namespace tepat::office {
namespace {

using testing::HasSubstr;

class PlanQueries : public PlanTest {
 protected:
  plan::v1::PreviewPlanResponse Preview(const std::string& file) {
    plan::v1::PreviewPlanRequest request;
    request.set_file(file);
    const auto told = Ask(PreviewPlan, request);
    EXPECT_TRUE(told) << told.error().message;
    return told.value_or(plan::v1::PreviewPlanResponse());
  }
};

TEST_F(PlanQueries, APreviewTellsWhatWouldChangeAndChangesNothing) {
  ASSERT_TRUE(ImportOffice());
  const std::int64_t head = node_->writer().head().sequence;
  const auto told = Preview(Changed());
  EXPECT_EQ(told.year(), 2026);
  EXPECT_EQ(told.version(), 1);
  EXPECT_EQ(told.draft_revision(), 1);
  ASSERT_EQ(told.changes_size(), 1);
  EXPECT_EQ(told.changes(0).id(), "ikm");
  EXPECT_EQ(told.changes(0).fields(0).before(), "86.5 (85.5; 86; 86; 86.5)");
  ASSERT_EQ(told.notes_size(), 1);
  EXPECT_THAT(told.notes(0).text(), HasSubstr("tidak sama dengan yang dihasilkan"));
  EXPECT_GT(told.fact_bytes(), 1000);
  EXPECT_LT(told.fact_bytes(), told.fact_bytes_max());
  EXPECT_EQ(node_->writer().head().sequence, head);
}

TEST_F(PlanQueries, APreviewOfAFirstPlanIsAllNew) {
  v1::ImportOfficeRequest request = WholeOffice();
  request.mutable_files()->RemoveLast();
  ASSERT_TRUE(Import(request));
  const auto told = Preview(Shipped());
  EXPECT_EQ(told.version(), 0);
  EXPECT_EQ(told.draft_revision(), 0);
  EXPECT_EQ(told.changes_size(), 1 + 5 + 15 + 6);
}

TEST_F(PlanQueries, APreviewTellsEveryMistakeWhateverTheirNumber) {
  std::string plan;
  for (int i = 0; i < 100; ++i) plan += "indicators {\n}\n";
  const auto told = Preview(plan);
  EXPECT_EQ(told.mistakes_size(), 500) << "as many as the contract says";
  EXPECT_EQ(told.year(), 0);
  const auto broken = Preview("year: 2026\ntahun: 1\n");
  ASSERT_EQ(broken.mistakes_size(), 1);
  EXPECT_EQ(broken.mistakes(0).line(), 2);
}

TEST_F(PlanQueries, APreviewNamesAFileOrADraft) {
  ASSERT_TRUE(ImportOffice());
  plan::v1::PreviewPlanRequest request;
  EXPECT_EQ(Ask(PreviewPlan, request).error().slug, "office.plan_nothing_named");
  request.set_draft_year(2026);
  EXPECT_EQ(Ask(PreviewPlan, request).error().slug, "office.no_plan_draft");
  ASSERT_TRUE(Draft("kasubbag_keuangan", Changed(), 1));
  const auto told = Ask(PreviewPlan, request);
  ASSERT_TRUE(told);
  EXPECT_EQ(told->draft_revision(), 2);
  EXPECT_EQ(told->changes_size(), 1);
}

TEST_F(PlanQueries, VersionsAndDraftsAreReadAsTheyWereWritten) {
  ASSERT_TRUE(ImportOffice());
  ASSERT_TRUE(Draft("", Changed(), 1));
  plan::v1::GetPlanRequest request;
  request.set_year(2026);
  request.set_draft(true);
  EXPECT_EQ(Ask(GetPlan, request)->file(), Changed());
  EXPECT_EQ(Ask(GetPlan, request)->draft_revision(), 2);
  ASSERT_TRUE(Adopt("", 2));
  EXPECT_EQ(Ask(GetPlan, request).error().slug, "office.no_plan_draft");
  request.set_draft(false);
  EXPECT_EQ(Ask(GetPlan, request)->version(), 2);
  request.set_version(1);
  EXPECT_EQ(Ask(GetPlan, request)->file(), Shipped());
  EXPECT_EQ(Ask(GetPlan, request)->plan().indicators(0).targets(0).year(), "86.5");
  request.set_version(3);
  EXPECT_EQ(Ask(GetPlan, request).error().slug, "office.unknown_plan");
}

TEST_F(PlanQueries, YearsAreListedNewestFirst) {
  ASSERT_TRUE(ImportOffice());
  ASSERT_TRUE(Draft("", Replaced(Shipped(), "year: 2026\n", "year: 2027\n"), 0));
  const auto told = Ask(ListPlans, plan::v1::ListPlansRequest());
  ASSERT_TRUE(told);
  ASSERT_EQ(told->years_size(), 2);
  EXPECT_EQ(told->years(0).year(), 2027);
  EXPECT_EQ(told->years(0).version(), 0);
  EXPECT_EQ(told->years(0).draft_revision(), 1);
  EXPECT_EQ(told->years(1).version(), 1);
  EXPECT_EQ(told->years(1).draft_revision(), 0) << "it waits no longer";
  EXPECT_EQ(told->years(1).indicators(), 15);
  EXPECT_EQ(told->years(1).agreement_number(), "000.8.6.3/1/427.90/2026");
  plan::v1::ListPlansRequest behind;
  behind.set_before_year(2026);
  EXPECT_EQ(Ask(ListPlans, behind)->years_size(), 0);
}

}  // namespace
}  // namespace tepat::office
