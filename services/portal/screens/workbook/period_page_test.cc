// SPDX-License-Identifier: Apache-2.0
// Values of periods without a case: the list of quarters, and declaring them by workbook.
#include "services/portal/screens/workbook/period_view.h"
#include "services/portal/screens/workbook/workbook_page.h"
#include "services/portal/service_fixture.h"
#include "tepat/data_collection/v1/storing_service.pb.h"
#include "tepat/data_collection/v1/workbook.pb.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;

class PeriodPageTest : public ServiceFixture {
 protected:
  PeriodPageTest() {
    wire::PeriodStanding* period = told_.add_periods();
    period->set_period("2026-TW2");
    period->set_plan_year(2026);
    period->set_plan_version(1);
    wire::UnitStanding* declared = period->add_units();
    declared->set_unit("lurah_jogotrunan");
    declared->set_standing(wire::STANDING_DECLARED);
    declared->set_cells_asked(15);
    declared->set_cells_filled(12);
    declared->set_source("LKjIP <2026>");
    declared->mutable_sending()->set_version(2);
    declared->mutable_sending()->set_position("kasubbag_keuangan");
    wire::UnitStanding* verified = period->add_units();
    verified->set_unit("lurah_kepuharjo");
    verified->set_standing(wire::STANDING_VERIFIED);
    verified->set_case_id("k1");
    verified->mutable_sending()->set_version(1);
    wire::PeriodStanding* running = told_.add_periods();
    running->set_period("2026-TW1");
    running->set_plan_version(1);
    running->set_plan_year(2026);
    running->set_running_case_id("k2");
    Answer("ListPeriods", told_);
    request_.path = "/periode/2026-TW2";
    parts_.resize(2);
    parts_[0].mutable_summary()->set_case_id("2026-TW2");
    parts_[0].mutable_summary()->mutable_counts()->set_units(1);
    wire::PreviewedUnit* unit = parts_[1].mutable_unit();
    unit->set_unit("lurah_jogotrunan");
    unit->set_revision(2);
    unit->set_sendable(true);
    unit->add_values()->set_indicator("ikm");
    AnswerAll("GetWorkbookPreview", parts_);
  }
  Response Store() {
    Type("pratinjau", "t1");
    Type("request_id", "r1");
    Type("source", "LKjIP 2026");
    return StoreWorkbook(As("kasubbag_keuangan", place_));
  }

  const std::vector<std::string> place_ = {"2026-TW2"};
  wire::ListPeriodsResponse told_;
  std::vector<wire::GetWorkbookPreviewResponse> parts_;
};

TEST_F(PeriodPageTest, ListsQuartersByHowTheirValuesCameToStand) {
  request_.path = "/periode";
  const std::string page = Markup(PeriodsPage, "kasubbag_keuangan", {});
  EXPECT_THAT(page, HasSubstr("/periode/2026-TW2"));
  EXPECT_THAT(Seen(page), HasSubstr("Triwulan II 2026 1 1 0"));
  EXPECT_THAT(Seen(page), HasSubstr("berkasnya sedang berjalan"));
}

TEST_F(PeriodPageTest, OnePeriodTellsOfEachUnitWhoAndFromWhere) {
  const std::string page = Markup(WorkbookPage, "kasubbag_keuangan", place_);
  EXPECT_THAT(Seen(page), HasSubstr("Kelurahan Jogotrunan dinyatakan 12 dari 15"));
  EXPECT_THAT(Seen(page), HasSubstr("versi 2; sumber: LKjIP <2026>"));
  EXPECT_THAT(page, HasSubstr("/berkas/k1"));
  EXPECT_THAT(page, HasSubstr("/periode/2026-TW2/templat?bentuk=xlsx"));
  EXPECT_THAT(page, HasSubstr("enctype=\"multipart/form-data\""));
}

TEST_F(PeriodPageTest, OthersSeeWhatStandsAndNoForm) {
  const std::string page = Markup(WorkbookPage, "lurah_jogotrunan", place_);
  EXPECT_THAT(Seen(page), HasSubstr("Kelurahan Jogotrunan dinyatakan"));
  EXPECT_THAT(page, Not(HasSubstr("multipart")));
  EXPECT_THAT(page, Not(HasSubstr("templat")));
}

TEST_F(PeriodPageTest, WhileItsCaseRunsAPeriodIsItsCases) {
  request_.path = "/periode/2026-TW1";
  const std::string page = Markup(WorkbookPage, "kasubbag_keuangan", {"2026-TW1"});
  EXPECT_THAT(Seen(page), HasSubstr("Periode ini sedang dikumpulkan oleh sebuah berkas"));
  EXPECT_THAT(page, Not(HasSubstr("multipart")));
  EXPECT_EQ(WorkbookPage(As("camat", {"2019-TW1"})).status, 404);
}

TEST_F(PeriodPageTest, ThePreviewAsksWhereTheValuesComeFrom) {
  request_.query.Add("pratinjau", "t1");
  const std::string page = Markup(WorkbookPage, "kasubbag_keuangan", place_);
  EXPECT_THAT(page, HasSubstr("name=\"source\""));
  EXPECT_THAT(page, HasSubstr("action=\"/periode/2026-TW2/simpan\""));
}

TEST_F(PeriodPageTest, DeclaresWhatWasShownAndSaysWhatTheServiceHas) {
  wire::StoreWorkbookResponse stored;
  stored.add_units()->set_unit("lurah_jogotrunan");
  stored.mutable_units(0)->set_cells_stored(12);
  stored.mutable_units(0)->set_cells_asked(15);
  Answer("StoreWorkbook", stored);
  const Response page = Store();
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(Seen(page),
              HasSubstr("Kelurahan Jogotrunan: 12 dari 15 nilai tersimpan (dibaca ulang)"));
  const auto asked = Asked<wire::StoreWorkbookRequest>("StoreWorkbook");
  EXPECT_EQ(asked.request_id(), "r1");
  EXPECT_EQ(asked.token(), "t1");
  EXPECT_EQ(asked.source(), "LKjIP 2026");
}

TEST_F(PeriodPageTest, ARefusalKeepsWhatWasTyped) {
  Refuse("StoreWorkbook", {Code::kConflict, "data_collection.already_verified", "verified"});
  const Response page = Store();
  EXPECT_EQ(page.status, 409);
  EXPECT_THAT(Seen(page), HasSubstr("sudah diverifikasi oleh sebuah berkas"));
  EXPECT_THAT(page.body, HasSubstr("value=\"LKjIP 2026\""));
}

}  // namespace
}  // namespace tepat::portal
