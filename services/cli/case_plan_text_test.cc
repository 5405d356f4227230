// SPDX-License-Identifier: Apache-2.0
#include "services/cli/case_plan_text.h"

#include <gtest/gtest.h>

namespace tepat::cli {
namespace {

namespace wire = data_collection::v1;

wire::PreviewCollectionRebaseResponse Versions(int before, int after) {
  wire::PreviewCollectionRebaseResponse told;
  told.set_plan_year(2026);
  told.set_version_before(before);
  told.set_version_after(after);
  told.set_possible(before != after);
  return told;
}

TEST(RebaseText, SaysWhatComesGoesAndChangesForEachUnit) {
  auto told = Versions(1, 2);
  wire::RebasedUnit* unit = told.add_units();
  unit->set_unit("lurah");
  unit->set_cells_kept(14);
  unit->set_cells_orphaned(1);
  unit->set_lacking_after(2);
  unit->set_asked_again(true);
  wire::RebasedIndicator* changes = unit->add_indicators();
  changes->set_name("Lama layanan");
  changes->set_change(wire::REBASE_CHANGE_CHANGES);
  changes->set_target_before("15");
  changes->set_target_after("13");
  changes->add_components_come("Surat");
  wire::RebasedIndicator* goes = unit->add_indicators();
  goes->set_name("Swadaya");
  goes->set_change(wire::REBASE_CHANGE_GOES);
  told.add_unasked_units("kasi");
  EXPECT_EQ(RebaseText(told),
            "Rencana 2026 versi 2 berlaku; berkas ini memakai versi 1.\n"
            "lurah: 14 angka tetap, 1 tidak dihitung lagi; yang kurang 0 menjadi 2; diminta "
            "mengirim lagi\n"
            "  Lama layanan: target 15 menjadi 13; komponen baru: Surat\n"
            "  Swadaya: tidak diminta lagi\n"
            "kasi: diminta rencana itu, tetapi tidak ada pada berkas; tugaskan unit ini\n");
}

TEST(RebaseText, SaysThatThereIsNothingToRebaseTo) {
  EXPECT_EQ(RebaseText(Versions(2, 2)), "Berkas ini memakai rencana 2026 versi 2, yang berlaku.\n");
  EXPECT_EQ(RebaseText(Versions(0, 0)), "Tahun 2026 belum mempunyai rencana.\n");
}

TEST(RebaseText, SaysWhyNothingCanBeChangedNow) {
  auto told = Versions(1, 2);
  told.set_possible(false);
  EXPECT_NE(RebaseText(told).find("Tidak dapat diganti sekarang"), std::string::npos);
}

}  // namespace
}  // namespace tepat::cli
