// SPDX-License-Identifier: Apache-2.0
#include "services/timing/answers/report.h"

#include "services/timing/answers/nearest_rank.h"
#include "services/timing/timing_fixture.h"

namespace tepat::timing {
namespace {

class Report : public TimingTest {
 protected:
  v1::GetReportResponse Of(v1::ReportGroup group, const std::string& known = "",
                           const std::string& from = "2026-11-01T00:00:00Z") {
    v1::GetReportRequest request;
    journal::FillTime(*ParseInstant(from), request.mutable_start_time());
    journal::FillTime(*ParseInstant("2026-12-01T00:00:00Z"), request.mutable_end_time());
    request.set_group(group);
    if (!known.empty()) {
      journal::FillTime(*ParseInstant("2026-11-" + known + "+07:00"), request.mutable_known_time());
    }
    const auto report = GetReport(*node_, assessor_, request, clock_.Now());
    EXPECT_TRUE(report) << report.error().message;
    return *report;
  }

  // Step 1 (five minutes) of one case, begun and done after that many minutes.
  void Run(const std::string& case_id, int minutes, const std::string& unit = "") {
    sop::Mark started = Mark(1, Kind::kStarted);
    started.holders = {{"staf_penerima_surat", unit}};
    ReadOf(case_id, {started});
    clock_.Advance(std::chrono::minutes(minutes));
    ReadOf(case_id, {Mark(1, Kind::kCompleted)});
  }
};

TEST(NearestRank, IsTheLeastThatSoManyReach) {
  std::vector<Micros> values;
  EXPECT_EQ(NearestRank(values, 50), Micros(0));
  for (int i = 1; i <= 10; ++i) values.push_back(Micros(i));
  EXPECT_EQ(NearestRank(values, 50), Micros(5));
  EXPECT_EQ(NearestRank(values, 90), Micros(9));
  EXPECT_EQ(NearestRank(values, 95), Micros(10));
  EXPECT_EQ(NearestRank(values, 100), Micros(10));
  EXPECT_EQ(NearestRank(std::vector{Micros(7)}, 1), Micros(7));
}

TEST_F(Report, CountsEachVisitOnceAndExactly) {
  KnowTheOffice();
  for (int minutes = 1; minutes <= 10; ++minutes) Run("case-" + std::to_string(minutes), minutes);
  const auto report = Of(v1::REPORT_GROUP_STEP);
  ASSERT_EQ(report.rows_size(), 1);
  const auto& row = report.rows(0);
  EXPECT_EQ(row.key(), "1");
  EXPECT_EQ(row.visits(), 10);
  EXPECT_EQ(row.on_time(), 5);
  EXPECT_EQ(row.p50().seconds(), 5 * 60);
  EXPECT_EQ(row.p90().seconds(), 9 * 60);
  EXPECT_EQ(row.max().seconds(), 10 * 60);
  EXPECT_EQ(row.queue().seconds(), 55 * 60) << "nobody accepted";
  EXPECT_EQ(row.late_waiting(), 5);
  EXPECT_EQ(report.total().visits(), 10);
}

TEST_F(Report, GroupsByHoldersAndMonths) {
  KnowTheOffice();
  Run("case-1", 1, "a");
  Run("case-2", 9, "b");
  Run("case-3", 2, "b");
  const auto units = Of(v1::REPORT_GROUP_UNIT);
  ASSERT_EQ(units.rows_size(), 2);
  EXPECT_EQ(units.rows(0).key(), "a");
  EXPECT_EQ(units.rows(1).visits(), 2);
  EXPECT_EQ(units.rows(1).on_time(), 1);
  EXPECT_EQ(Of(v1::REPORT_GROUP_POSITION).rows(0).key(), "staf_penerima_surat");
  EXPECT_EQ(Of(v1::REPORT_GROUP_MONTH).rows(0).key(), "2026-11");
}

// 1 November 06:00 in the office is still October in UTC.
TEST_F(Report, MonthsAreTheOffices) {
  KnowTheOffice();
  clock_.Set(*ParseInstant("2026-10-31T23:00:00Z"));
  Run("case-1", 0);
  EXPECT_EQ(Of(v1::REPORT_GROUP_MONTH, "", "2026-10-31T00:00:00Z").rows(0).key(), "2026-11");
}

TEST_F(Report, LeavesOutWhatWasCancelledOrHasNoKnownStart) {
  KnowTheOffice();
  ReadOf("case-1", {Mark(1, Kind::kStarted)});
  ReadOf("case-1", {Mark(1, Kind::kCancelled)});
  ReadOf("case-2", {Mark(1, Kind::kCompleted)});
  EXPECT_EQ(Of(v1::REPORT_GROUP_STEP).total().visits(), 0);
  EXPECT_EQ(Of(v1::REPORT_GROUP_STEP).total().inferred(), 1);
  v1::GetReportRequest request;
  journal::FillTime(*ParseInstant("2026-11-01T00:00:00Z"), request.mutable_start_time());
  journal::FillTime(*ParseInstant("2026-12-01T00:00:00Z"), request.mutable_end_time());
  request.set_with_inferred(true);
  EXPECT_EQ(GetReport(*node_, assessor_, request, clock_.Now())->total().visits(), 1)
      << "unless asked";
}

// What did we know then? A correction that came later is not in it.
TEST_F(Report, TellsWhatWasKnownThen) {
  KnowTheOffice();
  Run("case-1", 9);
  Set("24T08:00:00");
  sop::Mark corrected = Mark(1, Kind::kCorrected);
  corrected.at = *ParseInstant("2026-11-23T08:04:00+07:00");
  corrected.corrects = Kind::kCompleted;
  ReadOf("case-1", {corrected});
  EXPECT_EQ(Of(v1::REPORT_GROUP_STEP).total().on_time(), 1);
  EXPECT_EQ(Of(v1::REPORT_GROUP_STEP, "24T07:59:59").total().on_time(), 0);
  EXPECT_EQ(Of(v1::REPORT_GROUP_STEP, "24T08:00:00").total().on_time(), 1);
  EXPECT_EQ(Of(v1::REPORT_GROUP_STEP, "23T08:00:00").total().visits(), 0);
}

TEST_F(Report, AsKnownNowTheTwoWaysAgree) {
  KnowTheOffice();
  for (int i = 1; i <= 20; ++i) Run("case-" + std::to_string(i), i % 8, i % 2 ? "a" : "b");
  const auto rows = Of(v1::REPORT_GROUP_UNIT);
  EXPECT_EQ(rows.SerializeAsString(), Of(v1::REPORT_GROUP_UNIT, "30T00:00:00").SerializeAsString());
}

// The Lurah is late by his own date, though the visit is in time; and the two ways agree.
TEST_F(Report, AUnitCountsByItsOwnDate) {
  KnowTheOffice();
  sop::Mark visit = Mark(4, Kind::kStarted);
  visit.holders = {{"kasubbag_keuangan", "subbag_keuangan"}, {"lurah", "lurah"}};
  sop::Mark part = Mark(4, Kind::kStarted);
  part.sop_id.clear(), part.sop_version = 0;
  part.part = sop::Part{"lurah", 1};
  part.due_date = "2026-11-24";
  part.holders = {{"lurah", "lurah"}};
  ReadOf("case-1", {visit, part});
  Set("26T09:00:00");
  part = Mark(4, Kind::kCompleted);
  part.part = sop::Part{"lurah", 1};
  ReadOf("case-1", {part});
  ReadOf("case-1", {Mark(4, Kind::kCompleted)});
  const auto units = Of(v1::REPORT_GROUP_UNIT);
  ASSERT_EQ(units.rows_size(), 2);
  EXPECT_EQ(units.rows(0).key(), "lurah");
  EXPECT_EQ(units.rows(0).visits(), 1) << "its share, and not the visit as well";
  EXPECT_EQ(units.rows(0).on_time(), 0);
  EXPECT_EQ(units.rows(1).on_time(), 1);
  EXPECT_EQ(units.total().visits(), 1);
  EXPECT_EQ(units.SerializeAsString(),
            Of(v1::REPORT_GROUP_UNIT, "30T00:00:00").SerializeAsString());
}

// Asked on Monday, due on Tuesday, Wednesday and Thursday: one has sent in time and has its data
// back, one is late, one has time left.
TEST_F(Report, SharesCountByTheDateOnWhichTheyAreDue) {
  KnowTheOffice();
  sop::Mark visit = Mark(4, Kind::kStarted);
  visit.holders = {{"kasubbag_keuangan", "subbag_keuangan"}};
  const auto part = [&](const std::string& unit, Kind kind, int n = 1,
                        const std::string& due_date = "") {
    sop::Mark mark{4, 1, kind, clock_.Now()};
    mark.part = sop::Part{unit, n};
    mark.due_date = due_date;
    if (kind == Kind::kStarted) mark.holders = {{unit, unit}};
    return mark;
  };
  ReadOf("case-1",
         {visit, part("a", Kind::kStarted, 1, "2026-11-24"),
          part("b", Kind::kStarted, 1, "2026-11-25"), part("c", Kind::kStarted, 1, "2026-11-26")});
  clock_.Advance(std::chrono::hours(1));
  ReadOf("case-1", {part("a", Kind::kCompleted)});
  ReadOf("case-1", {part("a", Kind::kReturned), part("a", Kind::kStarted, 2, "2026-11-26")});
  Set("26T07:30:01");
  const auto report = Of(v1::REPORT_GROUP_UNIT);
  ASSERT_EQ(report.rows_size(), 3);
  const v1::ShareCount& a = report.rows(0).shares();
  EXPECT_EQ(a.expected(), 1);
  EXPECT_EQ(a.on_time(), 1) << "it was sent in time, though not well";
  EXPECT_EQ(a.not_yet_due(), 1);
  EXPECT_EQ(a.returned(), 1);
  EXPECT_EQ(a.p50().seconds(), 3600);
  const v1::ShareCount& b = report.rows(1).shares();
  EXPECT_EQ(b.expected(), 1);
  EXPECT_EQ(b.received(), 0);
  EXPECT_EQ(b.late(), 1);
  EXPECT_EQ(report.rows(2).shares().expected(), 0);
  EXPECT_EQ(report.rows(2).shares().not_yet_due(), 1);
  EXPECT_EQ(report.total().shares().expected(), 2);
  EXPECT_EQ(report.total().shares().received(), 1);
  EXPECT_EQ(report.total().shares().not_yet_due(), 2);
  EXPECT_EQ(report.SerializeAsString(),
            Of(v1::REPORT_GROUP_UNIT, "26T07:30:01").SerializeAsString());
  // Before, the second one had time left, too; the other groups tell of no shares.
  EXPECT_EQ(Of(v1::REPORT_GROUP_UNIT, "26T07:30:00").rows(1).shares().not_yet_due(), 1);
  EXPECT_FALSE(Of(v1::REPORT_GROUP_STEP).total().has_shares());
  EXPECT_EQ(Of(v1::REPORT_GROUP_UNIT, "", "2026-11-25T12:00:00Z").rows_size(), 2)
      << "b is due before";
}

TEST_F(Report, RefusesASpanThatIsNone) {
  EXPECT_EQ(GetReport(*node_, assessor_, {}, clock_.Now()).error().slug, "timing.invalid_report");
}

}  // namespace
}  // namespace tepat::timing
