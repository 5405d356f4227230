// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/report/report.h"

#include "services/portal/screens/report/evaluation.h"
#include "services/portal/service_fixture.h"
#include "tepat/timing/v1/evaluation.pb.h"
#include "tepat/timing/v1/report.pb.h"

namespace tepat::portal {
namespace {

class ReportTest : public ServiceFixture {
 protected:
  ReportTest() {
    timing::v1::GetReportResponse told;
    for (const char* key : {"2", "4"}) {
      auto* row = told.add_rows();
      row->set_key(key);
      row->set_visits(8);
      row->set_on_time(6);
      row->mutable_p50()->set_seconds(600);
    }
    told.mutable_total()->set_visits(16);
    told.mutable_total()->set_on_time(12);
    Answer("GetReport", told);
  }
  timing::v1::GetReportRequest AskedReport() {
    return Asked<timing::v1::GetReportRequest>("GetReport");
  }
};

TEST_F(ReportTest, TellsThisYearByStep) {
  const std::string seen = See(ReportPage, "camat");
  EXPECT_THAT(seen, HasSubstr("2 Teruskan 8 6 75 %"));
  EXPECT_THAT(seen, HasSubstr("Semua 16 12 75 %"));
  EXPECT_THAT(seen, HasSubstr("10 menit"));
  EXPECT_EQ(AskedReport().group(), timing::v1::REPORT_GROUP_STEP);
  EXPECT_EQ(journal::TimeOf(AskedReport().start_time()), *ParseInstant("2025-12-31T17:00:00Z"));
}

TEST_F(ReportTest, TakesTheLastDayWhole) {
  request_.query.Add("dari", "2026-11-01");
  request_.query.Add("sampai", "2026-11-02");
  See(ReportPage, "camat");
  EXPECT_EQ(journal::TimeOf(AskedReport().end_time()), *ParseInstant("2026-11-02T17:00:00Z"));
}

TEST_F(ReportTest, ShowsSinglePeopleToThoseAloneWhoLeadThem) {
  request_.query.Add("menurut", "pejabat");
  EXPECT_EQ(ReportPage(As("staf")).status, 403);
  EXPECT_EQ(ReportPage(As("camat")).status, 200);
  EXPECT_EQ(AskedReport().group(), timing::v1::REPORT_GROUP_PERSON);
}

TEST_F(ReportTest, SaysWhetherItIsRefusedOrNotAnswered) {
  for (const char* method : {"GetReport", "EvaluateSop"}) {
    Refuse(method, {Code::kDenied, "identity.not_allowed", "not for this person"});
  }
  EXPECT_EQ(ReportPage(As("staf")).status, 403);
  EXPECT_EQ(EvaluationPage(As("staf")).status, 403);
  Refuse("GetReport", {Code::kUnavailable, "journal.frozen", "frozen"});
  EXPECT_EQ(ReportPage(As("staf")).status, 503);
}

TEST_F(ReportTest, RefusesWhatIsNoDate) {
  request_.query.Add("dari", "kemarin");
  EXPECT_THAT(See(ReportPage, "camat"), HasSubstr("Tanggal tidak terbaca"));
}

TEST_F(ReportTest, SaysThatNothingWasDoneYet) {
  Answer("GetReport", timing::v1::GetReportResponse());
  EXPECT_THAT(See(ReportPage, "camat"), HasSubstr("Belum ada langkah yang selesai"));
}

TEST_F(ReportTest, AnEvaluationSaysWhichStandardsAreRealistic) {
  timing::v1::EvaluateSopResponse told;
  told.set_cases_completed(7);
  told.set_visits_min(5);
  auto* standard = told.add_standards();
  standard->set_step(3);
  standard->set_standard("15 menit");
  standard->set_visits(8);
  standard->set_on_time(2);
  standard->set_finding(timing::v1::STANDARD_FINDING_TIGHT);
  standard->set_suggested("25 menit");
  told.add_standards()->set_finding(static_cast<timing::v1::StandardFinding>(99));
  Answer("EvaluateSop", told);
  const std::string seen = See(EvaluationPage, "camat");
  EXPECT_THAT(seen, HasSubstr("7 berkas selesai."));
  EXPECT_THAT(seen, HasSubstr("15 menit 8 25 % terlalu ketat; usul 25 menit"));
}

}  // namespace
}  // namespace tepat::portal
