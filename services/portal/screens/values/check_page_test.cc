// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/check_page.h"

#include "services/portal/screens/values/values_fixture.h"

namespace tepat::portal {
namespace {

class CheckPageTest : public ValuesFixture {
 protected:
  CheckPageTest() {
    check_.set_case_id("k1");
    check_.set_state(wire::COLLECTION_STATE_CHECKING);
    check_.set_revision(7);
    check_.set_period("2026-TW3");
    check_.set_plan_year(2026);
    check_.set_plan_version(1);
    auto* indicator = check_.add_indicators();
    indicator->set_id("ikm");
    indicator->set_name("Indeks Kepuasan Masyarakat");
    indicator->set_unit_of_measure("indeks");
    indicator->set_decimals(2);
    indicator->mutable_office()->set_value("85.5");
    indicator->mutable_office()->set_raw("99.42");
    indicator->mutable_office()->set_capped("99.42");
    indicator->add_units_without_data("kasi_pemerintahan");
    auto& unit = AddUnit("lurah_jogotrunan");
    unit.mutable_sending()->set_version(1);
    cell_ = unit.add_cells();
    cell_->set_indicator("ikm");
    cell_->mutable_period()->set_value("86.2");
    cell_->mutable_period()->set_raw("100.23");
    AddUnit("kasi_pemerintahan").add_cells()->set_indicator("ikm");
    Tell();
  }
  wire::CheckedUnit& AddUnit(const std::string& key) {
    auto& unit = *check_.add_units();
    unit.mutable_part()->set_unit(key);
    unit.mutable_part()->set_state(wire::UNIT_STATE_SUBMITTED);
    unit.set_cells_asked(4);
    unit.set_cells_filled(3);
    return unit;
  }
  void Tell() { Answer("GetCheckSheet", check_); }
  std::string Page(const std::string& person) { return Markup(CheckPage, person, {"k1"}); }

  wire::GetCheckSheetResponse check_;
  wire::CheckedCell* cell_ = nullptr;
};

TEST_F(CheckPageTest, ShowsUnitsByIndicatorsWithTheOfficeAbove) {
  const std::string page = Page("sekretaris");
  const std::string seen = Seen(page);
  EXPECT_THAT(seen, HasSubstr("Kantor 85,50 99,42 % tanpa Seksi Pemerintahan"));
  EXPECT_THAT(seen, HasSubstr("Kelurahan Jogotrunan terkirim 3 dari 4 nilai 86,20 100,23 %"));
  EXPECT_THAT(seen, HasSubstr("Seksi Pemerintahan terkirim 3 dari 4 nilai — … belum"));
  EXPECT_THAT(page, HasSubstr("href=\"/berkas/k1/unit/lurah_jogotrunan/indikator/ikm\""));
  EXPECT_THAT(seen, HasSubstr("rencana tahun 2026 versi 1"));
}

TEST_F(CheckPageTest, CountsTheUnitsThatTheOfficesFigureLeavesOutWhenTheyAreMany) {
  for (int i = 0; i < 3; ++i)
    check_.mutable_indicators(0)->add_units_without_data("lurah_jogoyudan");
  Tell();
  EXPECT_THAT(Seen(Page("sekretaris")), HasSubstr("Kantor 85,50 99,42 % tanpa 4 unit"));
}

TEST_F(CheckPageTest, SaysOfACellInWordsWhatIsToBeLookedAt) {
  cell_->set_outlier(true);
  cell_->set_changed(true);
  cell_->set_returned(true);
  cell_->set_comments(2);
  cell_->add_findings(wire::FINDING_KIND_NO_EVIDENCE);
  Tell();
  EXPECT_THAT(Seen(Page("sekretaris")),
              HasSubstr("▲ pencilan ✎ berubah ✖ tanpa bukti ↩ dikembalikan ❝ 2 komentar"));
  cell_->set_no_data(true);
  cell_->mutable_period()->Clear();
  Tell();
  EXPECT_THAT(Seen(Page("sekretaris")), HasSubstr("— ○ tanpa data"));
}

TEST_F(CheckPageTest, ACellThatIsNotAskedIsEmpty) {
  check_.mutable_units(1)->clear_cells();
  Tell();
  EXPECT_THAT(Page("sekretaris"), HasSubstr("<td class=\"kosong\"></td>"));
}

TEST_F(CheckPageTest, OnlyWhoChecksMayGiveBack) {
  EXPECT_THAT(Page("sekretaris"), HasSubstr("id=\"kembalikan-sel\""));
  EXPECT_THAT(Page("kasubbag_keuangan"), Not(HasSubstr("id=\"kembalikan-sel\"")));
  check_.set_state(wire::COLLECTION_STATE_COLLECTING);
  Tell();
  EXPECT_THAT(Page("sekretaris"), Not(HasSubstr("id=\"kembalikan-sel\"")));
  EXPECT_THAT(Seen(Page("kasubbag_keuangan")), HasSubstr("Ke penutupan draf"));
}

TEST_F(CheckPageTest, GivesBackTheCellsThatWereTicked) {
  Answer("ReturnUnits", wire::ReturnUnitsResponse());
  Type("revision", "7");
  Type("reason-lurah_jogotrunan", "Bukti kurang");
  Type("sel.lurah_jogotrunan", "ikm");
  Type("catatan.lurah_jogotrunan.ikm", "Lampirkan laporan");
  Type("catatan.lurah_jogotrunan.layanan", "Cocokkan register");
  Type("reason-kasi_pemerintahan", " ");
  Type("catatan.kasi_pemerintahan.ikm", "");
  EXPECT_EQ(ReturnCells(As("sekretaris", {"k1"})).status, 303);
  const auto asked = Asked<wire::ReturnUnitsRequest>("ReturnUnits");
  EXPECT_EQ(asked.expected_revision(), 7);
  ASSERT_EQ(asked.units_size(), 1) << "the other unit keeps its data";
  EXPECT_EQ(asked.units(0).reason(), "Bukti kurang");
  ASSERT_EQ(asked.units(0).cells_size(), 2) << "a remark stands for its box";
  EXPECT_EQ(asked.units(0).cells(0).indicator(), "ikm");
  EXPECT_EQ(asked.units(0).cells(0).reason(), "Lampirkan laporan");
  EXPECT_EQ(asked.units(0).cells(1).indicator(), "layanan");
}

TEST_F(CheckPageTest, PartsOfAnIndicatorAreGivenBackByThemselves) {
  auto* part = check_.mutable_indicators(0)->add_cells();
  part->set_key("tepat");
  part->set_name("Layanan yang tepat");
  Tell();
  EXPECT_THAT(Page("sekretaris"), HasSubstr("name=\"sel.lurah_jogotrunan\" value=\"ikm.tepat\""));
  EXPECT_THAT(Seen(Page("sekretaris")), HasSubstr("Layanan yang tepat"));
  Answer("ReturnUnits", wire::ReturnUnitsResponse());
  Type("reason-lurah_jogotrunan", "Angka tidak cocok");
  // The remark comes before its boxes or after them: it is about both.
  Type("catatan.lurah_jogotrunan.ikm", "Cocokkan register");
  Type("sel.lurah_jogotrunan", "ikm.tepat");
  Type("sel.lurah_jogotrunan", "ikm.semua");
  EXPECT_EQ(ReturnCells(As("sekretaris", {"k1"})).status, 303);
  const auto asked = Asked<wire::ReturnUnitsRequest>("ReturnUnits");
  ASSERT_EQ(asked.units(0).cells_size(), 2) << "and not the indicator as a whole";
  EXPECT_EQ(asked.units(0).cells(0).indicator(), "ikm");
  EXPECT_EQ(asked.units(0).cells(0).key(), "tepat");
  EXPECT_EQ(asked.units(0).cells(1).key(), "semua");
  EXPECT_EQ(asked.units(0).cells(1).reason(), "Cocokkan register");
}

TEST_F(CheckPageTest, WhatWasTickedStaysWhenItIsRefused) {
  Refuse("ReturnUnits", {Code::kInvalid,
                         "data_collection.invalid_request",
                         "no",
                         {{"fields", "units[0].reason: 5 to 500 characters"}}});
  Type("sel.lurah_jogotrunan", "ikm");
  Type("catatan.lurah_jogotrunan.ikm", "<b>Lampirkan</b>");
  const Response page = ReturnCells(As("sekretaris", {"k1"}));
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, HasSubstr("name=\"sel.lurah_jogotrunan\" value=\"ikm\" checked"));
  EXPECT_THAT(page.body, HasSubstr("value=\"&lt;b&gt;Lampirkan&lt;/b&gt;\""));
  EXPECT_THAT(page.body, HasSubstr("<details open>"));
}

TEST_F(CheckPageTest, IsNotForEverybody) {
  Refuse("GetCheckSheet", {Code::kDenied, "identity.not_allowed", "no"});
  EXPECT_EQ(CheckPage(As("lurah_jogotrunan", {"k1"})).status, 403);
}

}  // namespace
}  // namespace tepat::portal
