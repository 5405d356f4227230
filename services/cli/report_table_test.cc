// SPDX-License-Identifier: Apache-2.0
#include "services/cli/report_table.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "libs/journal/wire.h"

namespace tepat::cli {
namespace {

using documents::Span;
using documents::WallTime;

worktime::Zone Jakarta() { return *worktime::Zone::Find("Asia/Jakarta"); }

ReportWish November() {
  ReportWish wish;
  wish.from = "2026-11-01";
  wish.to = "2026-11-30";
  return wish;
}

std::string TextOfTime(const google::protobuf::Timestamp& time) {
  return FormatInstant(journal::TimeOf(time));
}

timing::v1::Visit Closed() {
  timing::v1::Visit visit;
  visit.set_case_id("berkas-1");
  visit.set_step(3);
  visit.set_visit(1);
  visit.set_state(timing::v1::VISIT_STATE_MET);
  journal::FillTime(*ParseInstant("2026-11-23T01:00:00Z"), visit.mutable_start_time());
  journal::FillTime(*ParseInstant("2026-11-23T02:00:00Z"), visit.mutable_stop_time());
  journal::FillTime(*ParseInstant("2026-11-24T09:00:00Z"), visit.mutable_due_time());
  visit.mutable_used()->set_seconds(3600);
  visit.add_holders()->set_position("camat");
  visit.add_holders()->set_position("sekretaris");
  visit.set_explanation("sehari kerja");
  return visit;
}

TEST(RequestOf, DatesAreWholeDaysOfTheZone) {
  const auto request = RequestOf(November(), Jakarta());
  ASSERT_TRUE(request);
  EXPECT_EQ(request->group(), timing::v1::REPORT_GROUP_STEP);
  EXPECT_EQ(TextOfTime(request->start_time()), "2026-10-31T17:00:00.000000Z");
  EXPECT_EQ(TextOfTime(request->end_time()), "2026-11-30T17:00:00.000000Z");
  EXPECT_FALSE(request->has_known_time());
}

TEST(RequestOf, WhatWasKnownIsKnownUntilTheEndOfThatDay) {
  ReportWish wish = November();
  wish.by = "unit";
  wish.known = "2026-11-15";
  wish.with_inferred = true;
  const auto request = RequestOf(wish, Jakarta());
  ASSERT_TRUE(request);
  EXPECT_EQ(TextOfTime(request->known_time()), "2026-11-15T16:59:59.999999Z");
  EXPECT_EQ(request->group(), timing::v1::REPORT_GROUP_UNIT);
  EXPECT_TRUE(request->with_inferred());
}

TEST(RequestOf, NamesWhatIsWrong) {
  ReportWish wish = November();
  wish.to = "30 November";
  EXPECT_EQ(RequestOf(wish, Jakarta()).error().slug, "instant.malformed_date");
  wish = November();
  wish.by = "warna";
  EXPECT_EQ(RequestOf(wish, Jakarta()).error().slug, "cli.unknown_group");
}

TEST(TableOfReport, EndsWithARowForAll) {
  timing::v1::GetReportResponse report;
  auto* named = report.add_rows();
  named->set_key("4");
  named->set_visits(8);
  named->set_on_time(6);
  named->mutable_p50()->set_seconds(60);
  report.add_rows();
  report.mutable_total()->set_visits(8);
  const Table table = TableOf(report, November());
  ASSERT_EQ(table.rows.size(), 3U);
  for (const auto& row : table.rows) EXPECT_EQ(row.size(), table.heading.size());
  EXPECT_EQ(std::get<std::string>(table.rows[0][0]), "4");
  EXPECT_EQ(std::get<double>(table.rows[0][2]), 75.0);
  EXPECT_EQ(std::get<Span>(table.rows[0][3]).seconds, 60);
  EXPECT_EQ(std::get<std::string>(table.rows[1][0]), "(tanpa)");
  EXPECT_EQ(std::get<std::string>(table.rows[2][0]), "semua");
}

TEST(TableOfReport, OfUnitsTellsWhatEachHadToSend) {
  timing::v1::GetReportResponse report;
  report.add_rows()->set_key("lurah");
  report.add_rows()->set_key("subbag");
  auto* shares = report.mutable_rows(0)->mutable_shares();
  shares->set_expected(3);
  shares->set_received(2);
  shares->set_on_time(1);
  shares->set_late(2);
  shares->set_not_yet_due(4);
  shares->set_returned(5);
  shares->mutable_p50()->set_seconds(60);
  *report.mutable_total()->mutable_shares() = *shares;
  const Table table = TableOf(report, November());
  ASSERT_EQ(table.rows.size(), 3U);
  for (const auto& row : table.rows) ASSERT_EQ(row.size(), table.heading.size());
  const auto at = [&](std::size_t row, const std::string& column) {
    const auto found = std::find(table.heading.begin(), table.heading.end(), column);
    return table.rows[row].at(static_cast<std::size_t>(found - table.heading.begin()));
  };
  EXPECT_EQ(std::get<std::string>(at(0, "jatuh tempo dari")), "2026-11-01");
  EXPECT_EQ(std::get<std::string>(at(2, "jatuh tempo sampai")), "2026-11-30");
  EXPECT_EQ(std::get<double>(at(0, "diminta")), 3);
  EXPECT_EQ(std::get<double>(at(0, "unit dikembalikan")), 5);
  EXPECT_EQ(std::get<double>(at(0, "% diterima")), 66.7);
  EXPECT_EQ(std::get<double>(at(0, "% tepat unit")), 33.3);
  EXPECT_EQ(std::get<Span>(at(2, "median kirim")).seconds, 60);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(at(1, "diminta"))) << "had nothing to send";
}

TEST(TableOfVisits, HasARowForEachWithTimesOfTheZone) {
  const Table table = TableOf(std::vector{Closed()}, Jakarta());
  ASSERT_EQ(table.rows.size(), 1U);
  const auto& row = table.rows[0];
  ASSERT_EQ(row.size(), table.heading.size());
  EXPECT_EQ(std::get<std::string>(row[3]), "tepat waktu");
  EXPECT_EQ(std::get<std::string>(row[4]), "tidak");
  EXPECT_EQ(std::get<WallTime>(row[5]).text, "2026-11-23T08:00:00");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(row[6])) << "nobody has accepted it";
  EXPECT_EQ(std::get<WallTime>(row[8]).text, "2026-11-24T16:00:00");
  EXPECT_EQ(std::get<std::string>(row[13]), "camat sekretaris");
}

TEST(DeadlinesOf, LeavesOutWhatIsNotDue) {
  timing::v1::Visit undue = Closed();
  undue.clear_due_time();
  const auto entries = DeadlinesOf({Closed(), undue});
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].uid, "berkas-1.3.1@tepat");
  EXPECT_EQ(entries[0].summary, "Jatuh tempo langkah 3");
  EXPECT_EQ(FormatInstant(entries[0].due), "2026-11-24T09:00:00.000000Z");
  EXPECT_EQ(entries[0].description, "sehari kerja");
}

}  // namespace
}  // namespace tepat::cli
