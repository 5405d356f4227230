// SPDX-License-Identifier: Apache-2.0
#include "services/cli/values_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tepat::cli {
namespace {

namespace wire = data_collection::v1;

// A unit whose values are good.
wire::PreviewedUnit& AddUnit(ReadValues& read, const std::string& name) {
  wire::PreviewedUnit& unit = read.units.emplace_back();
  unit.set_unit(name);
  unit.set_sendable(true);
  unit.set_cells_asked(24);
  unit.set_cells_filled(24);
  unit.add_values()->set_indicator("ikm");
  return unit;
}

wire::WorkbookFinding Finding(bool wrong) {
  wire::WorkbookFinding finding;
  finding.set_sheet("Lurah");
  finding.set_cell("G7");
  finding.set_found("sepuluh");
  finding.set_advice("ini bukan angka; tulis seperti 1234,5");
  finding.set_wrong(wrong);
  return finding;
}

TEST(ReadValuesText, SaysWhatWasReadAndWhatIsWrongWhere) {
  ReadValues read;
  read.summary.mutable_counts()->set_units(1);
  read.summary.mutable_counts()->set_numbers(23);
  read.summary.mutable_counts()->set_wrong(1);
  wire::PreviewedUnit& unit = AddUnit(read, "lurah");
  *unit.add_findings() = Finding(true);
  wire::JudgedCell* judged = unit.add_judged();
  judged->set_sheet("Lurah");
  judged->set_cell("I5");
  judged->mutable_finding()->set_indicator("ikm");
  judged->set_advice("target tidak tercapai; tulis sebabnya");
  wire::PreviewedRow* row = unit.add_rows();
  row->set_name("Indeks Kepuasan");
  row->set_unit_of_measure("nilai");
  row->set_target("86.5");
  row->mutable_period()->set_value("80");
  row->mutable_period()->set_capped("92.49");
  EXPECT_EQ(ReadValuesText(read),
            "Terbaca: 1 unit, 0 baris, 23 angka, 0 penjelasan; 1 salah, 0 catatan\n"
            "lurah: 24 dari 24 nilai terisi\n"
            "  SALAH  Lurah!G7 'sepuluh': ini bukan angka; tulis seperti 1234,5\n"
            "  periksa Lurah!I5 (ikm): target tidak tercapai; tulis sebabnya\n"
            "  Indeks Kepuasan: 80 nilai (target 86.5, capaian 92.49%)\n");
}

TEST(ReadValuesText, FindingsOfTheFileStandBeforeItsUnits) {
  ReadValues read;
  wire::WorkbookFinding* finding = read.summary.add_findings();
  finding->set_advice("berkas ini PDF");
  finding->set_wrong(true);
  EXPECT_THAT(ReadValuesText(read), testing::HasSubstr("  SALAH  berkas: berkas ini PDF\n"));
}

TEST(SendableUnits, AreNoneWhileAnythingIsWrong) {
  ReadValues read;
  AddUnit(read, "a");
  AddUnit(read, "b");
  EXPECT_EQ(SendableUnits(read).size(), 2U);
  read.units[1].set_sendable(false);
  EXPECT_TRUE(SendableUnits(read).empty()) << "a value of b is refused";
  read.units[1].clear_values();
  EXPECT_EQ(SendableUnits(read).size(), 1U) << "nothing is typed for b";
  read.summary.mutable_counts()->set_wrong(1);
  EXPECT_TRUE(SendableUnits(read).empty());
}

TEST(NeedsReason, WhenSomethingLacks) {
  ReadValues read;
  AddUnit(read, "a");
  EXPECT_FALSE(NeedsReason(read.units));
  AddUnit(read, "b").set_incomplete(true);
  EXPECT_TRUE(NeedsReason(read.units));
}

TEST(StoredText, CountsWhatTheServiceHas) {
  EXPECT_EQ(StoredText("lurah", 23, 24), "lurah: 23 dari 24 nilai tersimpan (dibaca ulang)\n");
}

TEST(PeriodsText, CountsUnitsByHowTheirValuesCameToStand) {
  wire::ListPeriodsResponse told;
  wire::PeriodStanding* running = told.add_periods();
  running->set_period("2026-TW3");
  running->set_running_case_id("k1");
  running->add_units()->set_standing(wire::STANDING_NONE);
  wire::PeriodStanding* past = told.add_periods();
  past->set_period("2026-TW2");
  past->add_units()->set_standing(wire::STANDING_VERIFIED);
  past->add_units()->set_standing(wire::STANDING_DECLARED);
  past->add_units()->set_standing(wire::STANDING_DECLARED);
  EXPECT_EQ(PeriodsText(told),
            "2026-TW3: 0 unit diverifikasi, 0 dinyatakan, 1 belum ada; berkas k1 sedang berjalan\n"
            "2026-TW2: 1 unit diverifikasi, 2 dinyatakan, 0 belum ada\n");
}

}  // namespace
}  // namespace tepat::cli
