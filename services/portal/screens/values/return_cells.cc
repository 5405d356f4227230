// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/return_cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;

constexpr std::string_view kReason = "reason-";  // then the unit
// Then the unit; its value is the indicator, and of a part of it a point and the key.
constexpr std::string_view kCell = "sel.";
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

// `ikm`, or `layanan.tepat` for a part of it.
std::string CellValue(const std::string& indicator, const std::string& key) {
  return key.empty() ? indicator : indicator + "." + key;
}

void AddCell(wire::UnitReturn& unit, const std::string& value) {
  const std::size_t point = std::min(value.find('.'), value.size());
  const std::string indicator = value.substr(0, point);
  const std::string key = value.substr(std::min(point + 1, value.size()));
  const bool there = std::any_of(unit.cells().begin(), unit.cells().end(), [&](const auto& cell) {
    return cell.indicator() == indicator && cell.key() == key;
  });
  if (there) return;
  wire::ReturnedCell& added = *unit.add_cells();
  added.set_indicator(indicator);
  added.set_key(key);
}

// One remark says what is wrong in whatever of the indicator was ticked; where nothing was, in all
// of it.
void AddRemark(wire::UnitReturn& unit, const std::string& indicator, const std::string& remark) {
  const auto is_of = [&](const auto& cell) { return cell.indicator() == indicator; };
  if (std::none_of(unit.cells().begin(), unit.cells().end(), is_of)) AddCell(unit, indicator);
  for (wire::ReturnedCell& cell : *unit.mutable_cells()) {
    if (is_of(cell)) cell.set_reason(remark);
  }
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

// Beside the box of the whole those of its parts; where there are none, it is one cell.
Html PartBoxes(const wire::CheckedIndicator* indicator, const std::string& unit,
               const FormState& state) {
  if (indicator == nullptr || indicator->cells().empty()) return Html();
  return Fill(R"(<div class="bagian">{}</div>)",
              Join(indicator->cells(), [&](const wire::IndicatorCell& cell) {
                return CheckField(state, std::string(kCell) + unit,
                                  {CellValue(indicator->id(), cell.key()), cell.name()}, false);
              }));
}

// The remark beside the boxes, so that whoever ticks sees where to say why.
Html CellLine(const wire::GetCheckSheetResponse& sheet, const std::string& unit,
              const wire::CheckedCell& cell, const FormState& state) {
  const wire::CheckedIndicator* indicator = FindIndicator(sheet, cell.indicator());
  const std::string name = indicator == nullptr ? cell.indicator() : indicator->name();
  const std::string remark = RemarkName(unit, cell.indicator());
  return Fill(
      R"(<div class="isian" role="group" aria-label="{}">{}{}<input name="{}" value="{}"
maxlength="500" aria-label="{}" placeholder="Apa yang harus diperbaiki; boleh kosong"></div>)",
      name, CheckField(state, std::string(kCell) + unit, {cell.indicator(), name}, false),
      PartBoxes(indicator, unit, state), remark, state.Value(remark), "Catatan untuk " + name);
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
  const auto is_blank = [](const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
  };
  for (const auto& [name, raw] : form.pairs()) {
    if (is_blank(raw)) continue;
    if (name.starts_with(kReason)) {
      ReturnOf(request, name.substr(kReason.size())).set_reason(form.Get(name));
    } else if (name.starts_with(kCell)) {
      AddCell(ReturnOf(request, name.substr(kCell.size())), raw);
    }
  }
  // After the boxes, which it is about.
  for (const auto& [name, raw] : form.pairs()) {
    if (is_blank(raw) || !name.starts_with(kRemark)) continue;
    const std::string rest = name.substr(kRemark.size());
    const std::size_t point = std::min(rest.find('.'), rest.size());
    AddRemark(ReturnOf(request, rest.substr(0, point)),
              rest.substr(std::min(point + 1, rest.size())), form.Get(name));
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
