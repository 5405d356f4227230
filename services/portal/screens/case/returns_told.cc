// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/returns_told.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "services/portal/screens/values/sheet.h"

namespace tepat::portal {
namespace {

// What the plan calls it; what another version of the plan has taken away is told by its id.
std::string PlaceWord(const CaseView& view, const casebook::ReturnedPlace& cell) {
  const std::string id = cell.key.empty() ? cell.indicator : cell.indicator + ", " + cell.key;
  if (!view.measured) return id;
  const auto indicator = view.measured->plan.GetIndicator(cell.indicator);
  if (!indicator) return id;
  const plan::Indicator& of = *indicator;
  // A value that is typed directly is its indicator.
  if (cell.key.empty() || cell.key == plan::kValueKey) return of.name;
  for (const plan::Component& component : of.components) {
    if (component.key == cell.key) return of.name + ", " + component.name;
  }
  for (const plan::EvidenceRule& rule : of.evidence) {
    if (rule.key == cell.key) return of.name + ", " + rule.name;
  }
  return of.name + ", " + cell.key;
}

// The part is drawn anew with each change of the case: by its id what is open stays open.
Html Cells(const CaseView& view, const casebook::ReturnRow& one) {
  if (one.cells.empty()) return Html();
  return Fill(R"(<details id="{}"><summary>{} sel dikembalikan</summary><ul>{}</ul></details>)",
              fmt::format("d-kembali-{}-{}", one.sequence, one.unit),
              static_cast<std::int64_t>(one.cells.size()),
              Join(one.cells, [&](const casebook::ReturnedPlace& cell) {
                return Fill("<li>{}</li>", PlaceWord(view, cell));
              }));
}

}  // namespace

Html ReturnsTold(const Context& context, const CaseView& view, const HistoryRow& row) {
  const Html lines = Join(view.returns, [&](const casebook::ReturnRow& one) {
    const bool of_row = one.sequence == row.sequence && one.source == row.source;
    if (!of_row || !MayRead(context, one.unit)) return Html();
    return Fill(R"(<li>{}: <span class="alasan">{}</span>{}</li>)", context.titles.Unit(one.unit),
                one.reason, Cells(view, one));
  });
  return lines.empty() ? lines : Fill(R"(<ul class="polos">{}</ul>)", lines);
}

}  // namespace tepat::portal
