// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/plan/plan_page.h"

#include "services/portal/screens/plan/plan_figures.h"
#include "services/portal/screens/plan/plan_fixture.h"

namespace tepat::portal {
namespace {

using PlanPageTest = PlanScreens;

TEST_F(PlanPageTest, TheListNamesWhatIsInForceAndWhatWaits) {
  Known(2, 5);
  const std::string seen = See(PlansPage, "lurah_jogoyudan");
  EXPECT_THAT(seen, HasSubstr("versi 2 , 15 indikator, 000.8.6.3/1/427.90/2026"));
  EXPECT_THAT(seen, HasSubstr("rancangan 5"));
  EXPECT_THAT(seen, HasSubstr("Kasubbag Keuangan menyiapkan rancangan; Camat memberlakukannya."));
  EXPECT_THAT(seen, Not(HasSubstr("Periksa berkas")));
}

TEST_F(PlanPageTest, TheKasubbagFindsTheUploadThere) {
  Known(1);
  EXPECT_THAT(See(PlansPage, "kasubbag_keuangan"), HasSubstr("Periksa berkas"));
  Answer("ListPlans", plan::v1::ListPlansResponse());
  EXPECT_THAT(See(PlansPage, "staf"), HasSubstr("Belum ada rencana."));
}

TEST_F(PlanPageTest, EverybodySeesIndicatorsWithTargetsEvidenceAndHistory) {
  Known(1);
  const std::string seen = See(PlanPage, "lurah_jogoyudan", {"2026"});
  EXPECT_THAT(seen, HasSubstr("Rencana 2026"));
  EXPECT_THAT(seen, HasSubstr("Nomor 000.8.6.3/1/427.90/2026"));
  EXPECT_THAT(seen, HasSubstr("IKU-1 · Indeks Kepuasan Masyarakat"));
  EXPECT_THAT(seen, HasSubstr("Kantor 86,5 85,5 86 86 86,5"));
  EXPECT_THAT(seen, HasSubstr("25 sampai 100"));
  EXPECT_THAT(seen, HasSubstr("90 pada 2029"));
  EXPECT_THAT(seen, HasSubstr("Laporan survei kepuasan masyarakat (wajib; berkas, tautan)"));
  EXPECT_THAT(seen, HasSubstr("2024 83,9 2025 85,2 Target 2026 86,5"));
  EXPECT_THAT(seen, HasSubstr("Anggaran"));
  EXPECT_THAT(seen, Not(HasSubstr("Daftarkan dokumen")));
}

TEST_F(PlanPageTest, AnOlderVersionSaysThatItIsOver) {
  Known(1);
  plan::v1::ListPlansResponse years;
  years.add_years()->set_year(2026);
  years.mutable_years(0)->set_version(2);
  Answer("ListPlans", years);
  request_.query.Add("versi", "1");
  EXPECT_THAT(See(PlanPage, "camat", {"2026"}), HasSubstr("Versi 1, tidak berlaku lagi"));
  EXPECT_EQ(Asked<plan::v1::GetPlanRequest>("GetPlan").version(), 1);
}

TEST_F(PlanPageTest, AVersionTellsWhatItHasChanged) {
  Known(2);
  EXPECT_THAT(See(PlanPage, "camat", {"2026"}),
              HasSubstr("Perubahan terhadap versi 1 Tidak ada yang berubah."));
  EXPECT_EQ(Asked<plan::v1::GetPlanRequest>("GetPlan").version(), 1);
}

TEST_F(PlanPageTest, AYearWithoutAPlanIsNotFound) {
  Refuse("GetPlan", {Code::kNotFound, "office.unknown_plan", "no such plan"});
  EXPECT_EQ(PlanPage(As("staf", {"2031"})).status, 404);
  EXPECT_THAT(See(PlanPage, "staf", {"apa"}), HasSubstr("Rencana itu belum ada."));
}

TEST_F(PlanPageTest, AnOfficeThatIsAwayIsNamed) {
  EXPECT_EQ(PlansPage(As("staf")).status, 503);
  EXPECT_THAT(See(PlanPage, "staf", {"2026"}), HasSubstr("Belum dapat dibuka"));
}

TEST(FigureWord, WritesFiguresAsPeopleDo) {
  EXPECT_EQ(FigureWord("1234.5"), "1.234,5");
  EXPECT_EQ(FigureWord("80.5..90"), "80,5 sampai 90");
  EXPECT_EQ(FigureWord("BB"), "BB");
  EXPECT_EQ(FigureWord(""), "");
}

TEST(HistoryOf, GradesAreDrawnByTheirNumbers) {
  plan::v1::Plan plan;
  plan.set_year(2026);
  plan::v1::Indicator indicator;
  EXPECT_TRUE(HistoryOf(plan, indicator).empty());
  for (const auto& [name, number] : {std::pair("B", "60"), std::pair("BB", "120")}) {
    indicator.add_scale()->set_name(name);
    indicator.mutable_scale()->rbegin()->set_number(number);
  }
  indicator.add_history()->set_year(2025);
  indicator.mutable_history(0)->set_value("B");
  indicator.add_targets()->set_year("BB");
  const std::string markup = HistoryOf(plan, indicator).text();
  EXPECT_THAT(markup, HasSubstr(R"(height="30")"));
  EXPECT_THAT(markup, HasSubstr(R"(height="60")"));
  EXPECT_THAT(markup, HasSubstr("2025 B; Target 2026 BB"));
}

TEST(HistoryOf, WhatIsNotAboveZeroHasNoBar) {
  plan::v1::Plan plan;
  plan::v1::Indicator indicator;
  indicator.add_history()->set_year(2025);
  indicator.mutable_history(0)->set_value("-3");
  EXPECT_THAT(HistoryOf(plan, indicator).text(), HasSubstr(R"(height="0")"));
}

}  // namespace
}  // namespace tepat::portal
