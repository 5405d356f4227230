// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/rebased.h"

#include <fmt/format.h>

#include <algorithm>

#include "services/portal/words/value_words.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;

template <class Names>
std::string Listed(const char* what, const Names& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all.empty() ? all : fmt::format("; {}: {}", what, all);
}

// What of an indicator that stays is another.
std::string ChangesOf(const wire::RebasedIndicator& one) {
  std::string text;
  if (one.target_before() != one.target_after()) {
    text += fmt::format("; target {} menjadi {}", TargetWord(one.target_before()),
                        TargetWord(one.target_after()));
  }
  text += Listed("komponen baru", one.components_come());
  text += Listed("komponen yang hilang", one.components_go());
  if (one.rules_change()) text += "; cara hitung, batas, atau bukti dukungnya berubah";
  return text;
}

Html IndicatorLine(const wire::RebasedIndicator& one) {
  std::string text;
  if (one.change() == wire::REBASE_CHANGE_COMES) {
    text = "baru; target " + TargetWord(one.target_after());
  } else if (one.change() == wire::REBASE_CHANGE_GOES) {
    text = "tidak diminta lagi";
  } else {
    // The first change follows the name, the others each other.
    const std::string changes = ChangesOf(one);
    text = changes.substr(std::min<std::size_t>(changes.size(), 2));
  }
  if (one.cells_orphaned() > 0) {
    text += fmt::format("; {} angka yang sudah dikirim tidak dihitung lagi", one.cells_orphaned());
  }
  return Fill("<li><strong>{}:</strong> {}</li>", one.name(), text);
}

}  // namespace

Html RebasedIndicators(const wire::RebasedUnit& unit) {
  return Fill(R"(<ul class="polos">{}</ul>)", Join(unit.indicators(), IndicatorLine));
}

Html RebasedNotice(const wire::GetUnitSheetResponse& sheet) {
  if (!sheet.has_rebased()) return Html();
  return Fill(R"(<section class="temuan kurang" aria-labelledby="h-rencana-berubah"><h2
id="h-rencana-berubah">Rencana berubah</h2><p>Berkas ini memakai rencana {} versi {}, sebelumnya
versi {}. Nilai yang masih sesuai tetap tersimpan; periksa yang berubah, lalu kirim lagi bila
diminta.</p>{}</section>)",
              sheet.plan_year(), sheet.plan_version(), sheet.rebased_from(),
              RebasedIndicators(sheet.rebased()));
}

}  // namespace tepat::portal
