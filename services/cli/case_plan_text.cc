// SPDX-License-Identifier: Apache-2.0
#include "services/cli/case_plan_text.h"

#include <fmt/format.h>

namespace tepat::cli {
namespace {

namespace wire = data_collection::v1;

std::string OrNone(const std::string& target) { return target.empty() ? "-" : target; }

template <class Names>
std::string Listed(const char* what, const Names& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all.empty() ? all : fmt::format("; {}: {}", what, all);
}

std::string IndicatorText(const wire::RebasedIndicator& one) {
  std::string text = "  " + one.name();
  if (one.change() == wire::REBASE_CHANGE_COMES) {
    text += fmt::format(": baru (target {})", OrNone(one.target_after()));
  } else if (one.change() == wire::REBASE_CHANGE_GOES) {
    text += ": tidak diminta lagi";
  } else {
    text += fmt::format(": target {} menjadi {}", OrNone(one.target_before()),
                        OrNone(one.target_after()));
  }
  text += Listed("komponen baru", one.components_come());
  text += Listed("komponen yang hilang", one.components_go());
  if (one.rules_change()) text += "; cara hitung, batas, atau bukti berubah";
  return text + "\n";
}

std::string UnitText(const wire::RebasedUnit& unit) {
  std::string text =
      fmt::format("{}: {} angka tetap, {} tidak dihitung lagi; yang kurang {} menjadi {}{}\n",
                  unit.unit(), unit.cells_kept(), unit.cells_orphaned(), unit.lacking_before(),
                  unit.lacking_after(), unit.asked_again() ? "; diminta mengirim lagi" : "");
  for (const wire::RebasedIndicator& one : unit.indicators()) text += IndicatorText(one);
  return text;
}

}  // namespace

std::string RebaseText(const wire::PreviewCollectionRebaseResponse& told) {
  if (told.version_after() == 0) {
    return fmt::format("Tahun {} belum mempunyai rencana.\n", told.plan_year());
  }
  if (told.version_before() == told.version_after()) {
    return fmt::format("Berkas ini memakai rencana {} versi {}, yang berlaku.\n", told.plan_year(),
                       told.version_after());
  }
  std::string text = fmt::format("Rencana {} versi {} berlaku; berkas ini memakai versi {}.\n",
                                 told.plan_year(), told.version_after(), told.version_before());
  if (told.units().empty()) text += "Bagi unit berkas ini tidak ada yang berubah.\n";
  for (const wire::RebasedUnit& unit : told.units()) text += UnitText(unit);
  // Last: what has to be done by hand.
  for (const std::string& unit : told.unasked_units()) {
    text += unit + ": diminta rencana itu, tetapi tidak ada pada berkas; tugaskan unit ini\n";
  }
  if (!told.possible()) {
    text +=
        "Tidak dapat diganti sekarang: hanya selama unit mengirim data yang belum pernah "
        "diverifikasi.\n";
  }
  return text;
}

}  // namespace tepat::cli
