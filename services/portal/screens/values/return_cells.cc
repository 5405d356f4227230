// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/return_cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;

constexpr std::string_view kReason = "reason-";   // then the unit
constexpr std::string_view kCell = "sel.";        // then the unit; its value is the indicator
constexpr std::string_view kRemark = "catatan.";  // then the unit, a point, and the indicator

// Each unit once, in the order of the form.
wire::UnitReturn& ReturnOf(wire::ReturnUnitsRequest& request, const std::string& unit) {
  for (wire::UnitReturn& one : *request.mutable_units()) {
    if (one.unit() == unit) return one;
  }
  wire::UnitReturn& added = *request.add_units();
  added.set_unit(unit);
  return added;
}

wire::ReturnedCell& CellOf(wire::UnitReturn& unit, const std::string& indicator) {
  for (wire::ReturnedCell& one : *unit.mutable_cells()) {
    if (one.indicator() == indicator) return one;
  }
  wire::ReturnedCell& added = *unit.add_cells();
  added.set_indicator(indicator);
  return added;
}

std::string RemarkName(const std::string& unit, const std::string& indicator) {
  return std::string(kRemark) + unit + "." + indicator;
}

const wire::CheckedIndicator* FindIndicator(const wire::GetCheckSheetResponse& sheet,
                                            const std::string& id) {
  for (const wire::CheckedIndicator& one : sheet.indicators()) {
    if (one.id() == id) return &one;
  }
  return nullptr;
}

// The remark beside the box, so that whoever ticks sees where to say why.
Html CellLine(const wire::GetCheckSheetResponse& sheet, const std::string& unit,
              const wire::CheckedCell& cell, const FormState& state) {
  const wire::CheckedIndicator* indicator = FindIndicator(sheet, cell.indicator());
  const std::string name = indicator == nullptr ? cell.indicator() : indicator->name();
  const std::string remark = RemarkName(unit, cell.indicator());
  return Fill(
      R"(<div class="isian">{}<input name="{}" value="{}" maxlength="500" aria-label="{}"
placeholder="Apa yang harus diperbaiki; boleh kosong"></div>)",
      CheckField(state, std::string(kCell) + unit, {cell.indicator(), name}, false), remark,
      state.Value(remark), "Catatan untuk " + name);
}

// Whether something was written or ticked for the unit: its part is then open.
bool IsTouched(const FormState& state, const std::string& unit) {
  const auto& pairs = state.values.pairs();
  return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
    const bool of_unit = pair.first == std::string(kReason) + unit ||
                         pair.first == std::string(kCell) + unit ||
                         pair.first.starts_with(std::string(kRemark) + unit + ".");
    return of_unit && !pair.second.empty();
  });
}

}  // namespace

void AddReturns(const Fields& form, wire::ReturnUnitsRequest& request) {
  for (const auto& [name, raw] : form.pairs()) {
    if (raw.find_first_not_of(" \t\r\n") == std::string::npos) continue;
    if (name.starts_with(kReason)) {
      ReturnOf(request, name.substr(kReason.size())).set_reason(form.Get(name));
    } else if (name.starts_with(kCell)) {
      CellOf(ReturnOf(request, name.substr(kCell.size())), raw);
    } else if (name.starts_with(kRemark)) {
      const std::string rest = name.substr(kRemark.size());
      const std::size_t point = std::min(rest.find('.'), rest.size());
      CellOf(ReturnOf(request, rest.substr(0, point)),
             rest.substr(std::min(point + 1, rest.size())))
          .set_reason(form.Get(name));
    }
  }
}

Html ReturnFields(const Context& context, const wire::GetCheckSheetResponse& sheet,
                  const FormState& state) {
  return Join(sheet.units(), [&](const wire::CheckedUnit& unit) {
    if (!unit.has_sending()) return Html();
    const std::string& key = unit.part().unit();
    const Html cells = Join(unit.cells(), [&](const wire::CheckedCell& cell) {
      return CellLine(sheet, key, cell, state);
    });
    return Fill(R"(<details {}><summary>{}</summary>{}<fieldset><legend>Sel yang harus diperbaiki
</legend>{}</fieldset></details>)",
                Attribute("open", IsTouched(state, key)), context.titles.Unit(key),
                TextArea(state, {std::string(kReason) + key,
                                 "Alasan dikembalikan ke " + context.titles.Unit(key),
                                 "5 sampai 500 huruf.", "text", false, 500}),
                cells);
  });
}

}  // namespace tepat::portal
