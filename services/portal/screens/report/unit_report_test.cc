// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/report/unit_report.h"

#include "libs/documents/workbook/read_workbook.h"
#include "services/portal/service_fixture.h"
#include "tepat/timing/v1/report.pb.h"

namespace tepat::portal {
namespace {

// What stands in the cells of a workbook, behind each other.
std::string TextsIn(const std::string& bytes) {
  const auto book = workbook::ReadWorkbook(std::as_bytes(std::span(bytes)));
  std::string texts;
  if (!book) return texts;
  for (const workbook::Sheet& sheet : book->sheets) {
    for (const workbook::Cell& cell : sheet.cells) texts += cell.text + "\n";
  }
  return texts;
}

class UnitReportTest : public ServiceFixture {
 protected:
  UnitReportTest() {
    Tell("lurah_jogotrunan");
    // Holds visits, and has nothing to send.
    told_.add_rows()->set_key("");
    *told_.mutable_total()->mutable_shares() = told_.rows(0).shares();
    Answer("GetReport", told_);
  }
  void Tell(const std::string& unit) {
    auto* row = told_.add_rows();
    row->set_key(unit);
    auto* shares = row->mutable_shares();
    shares->set_expected(3);
    shares->set_received(2);
    shares->set_on_time(1);
    shares->set_late(2);
    shares->set_not_yet_due(4);
    shares->set_returned(5);
    shares->mutable_p50()->set_seconds(600);
  }
  timing::v1::GetReportRequest AskedReport() {
    return Asked<timing::v1::GetReportRequest>("GetReport");
  }

  timing::v1::GetReportResponse told_;
};

TEST_F(UnitReportTest, TellsHowEachUnitSentInTheWholeYear) {
  const std::string seen = See(UnitReportPage, "staf");
  EXPECT_THAT(seen, HasSubstr("3 2 1 2 4 5 10 menit 66,7 33,3"));
  EXPECT_THAT(seen, HasSubstr("Semua unit 3 2 1 2 4 5"));
  EXPECT_THAT(seen, HasSubstr("Diterima dibagi diminta."));
  EXPECT_EQ(AskedReport().group(), timing::v1::REPORT_GROUP_UNIT);
  EXPECT_EQ(journal::TimeOf(AskedReport().start_time()), *ParseInstant("2025-12-31T17:00:00Z"));
  EXPECT_EQ(journal::TimeOf(AskedReport().end_time()), *ParseInstant("2026-12-31T17:00:00Z"));
}

TEST_F(UnitReportTest, EachCellSaysWhatItIsWhereThereAreNoColumns) {
  const std::string page = Markup(UnitReportPage, "staf");
  EXPECT_THAT(page, HasSubstr("<td data-judul=\"Belum jatuh tempo\" class=\"angka\">4</td>"));
}

TEST_F(UnitReportTest, LeadsToQuartersAndKeepsWhatWasChosen) {
  request_.query.Add("dari", "2026-07-01");
  request_.query.Add("sampai", "2026-09-30");
  request_.query.Add("seperti", "2026-10-01");
  const std::string page = Markup(UnitReportPage, "staf");
  EXPECT_THAT(page, HasSubstr("aria-current=\"true\">Juli–September 2026</a>"));
  EXPECT_THAT(page, HasSubstr("<caption>Jatuh tempo Juli–September 2026</caption>"));
  EXPECT_THAT(page, Not(HasSubstr("Triwulan"))) << "what falls due then is another quarter's";
  EXPECT_THAT(page, HasSubstr("dari=2025-01-01&amp;sampai=2025-12-31&amp;seperti=2026-10-01"));
  EXPECT_THAT(page, HasSubstr("sampai=2026-09-30&amp;seperti=2026-10-01&amp;bentuk=xlsx"));
  EXPECT_TRUE(AskedReport().has_known_time());
}

TEST_F(UnitReportTest, SaysWhenWhatItCountsFallsDue) {
  EXPECT_THAT(See(UnitReportPage, "staf"), HasSubstr("Jatuh tempo Januari–Desember 2026"));
  request_.query.Add("dari", "2026-07-01");
  request_.query.Add("sampai", "2026-11-27");
  EXPECT_THAT(See(UnitReportPage, "staf"),
              HasSubstr("Jatuh tempo Rabu, 1 Juli 2026 sampai dengan Jumat, 27 November 2026"));
}

TEST_F(UnitReportTest, IsTakenAwayWithTheSameFigures) {
  request_.query.Add("bentuk", "csv");
  const Response csv = UnitReportPage(As("staf"));
  EXPECT_EQ(csv.type, "text/csv; charset=utf-8");
  EXPECT_THAT(csv.body,
              HasSubstr("\xEF\xBB\xBFUnit;Jatuh tempo dari;Jatuh tempo sampai;Diminta;Diterima"));
  EXPECT_THAT(csv.body, HasSubstr(";Waktu sampai terkirim (detik);Tingkat pelaporan (%);"));
  EXPECT_THAT(csv.body, HasSubstr(";2026-01-01;2026-12-31;3;2;1;2;4;5;600;66,7;33,3\r\n"));
  request_.query = {};
  request_.query.Add("bentuk", "xlsx");
  const Response book = UnitReportPage(As("staf"));
  EXPECT_THAT(TextsIn(book.body), HasSubstr("Waktu sampai terkirim (jam:menit:detik)"));
}

TEST_F(UnitReportTest, OfNothingThereIsNoRate) {
  auto* shares = told_.mutable_rows(0)->mutable_shares();
  shares->Clear();
  shares->set_not_yet_due(1);
  shares->set_unjudged(2);
  *told_.mutable_total()->mutable_shares() = *shares;
  Answer("GetReport", told_);
  const std::string seen = See(UnitReportPage, "staf");
  EXPECT_THAT(seen, HasSubstr("0 0 0 0 1 0 – – –"));
  EXPECT_THAT(seen, HasSubstr("2 permintaan tidak dihitung"));
}

TEST_F(UnitReportTest, SaysThatNothingWasAskedOrTold) {
  Answer("GetReport", timing::v1::GetReportResponse());
  EXPECT_THAT(See(UnitReportPage, "staf"), HasSubstr("Tidak ada data unit yang batas waktunya"));
  Refuse("GetReport", {Code::kUnavailable, "journal.frozen", "frozen"});
  EXPECT_EQ(UnitReportPage(As("staf")).status, 503);
  request_.query.Add("dari", "kemarin");
  EXPECT_THAT(See(UnitReportPage, "staf"), HasSubstr("Tanggal tidak terbaca"));
}

}  // namespace
}  // namespace tepat::portal
