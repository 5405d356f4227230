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

// As the sheet knows it; by its id where it does not.
ReturnableCell CellIn(const wire::GetCheckSheetResponse& sheet, const std::string& indicator) {
  ReturnableCell cell{indicator, indicator, {}};
  for (const wire::CheckedIndicator& one : sheet.indicators()) {
    if (one.id() != indicator) continue;
    cell.name = one.name();
    for (const wire::IndicatorCell& part : one.cells()) {
      cell.parts.push_back({part.key(), part.name()});
    }
  }
  return cell;
}

// Beside the box of the whole those of its parts; where there are none, it is one cell.
Html PartBoxes(const std::string& unit, const ReturnableCell& cell, const FormState& state) {
  if (cell.parts.empty()) return Html();
  return Fill(R"(<div class="bagian">{}</div>)", Join(cell.parts, [&](const Choice& part) {
                return CheckField(state, std::string(kCell) + unit,
                                  {CellValue(cell.indicator, part.value), part.label}, false);
              }));
}

// The remark beside the boxes, so that whoever ticks sees where to say why.
Html CellLine(const std::string& unit, const ReturnableCell& cell, const FormState& state) {
  const std::string remark = RemarkName(unit, cell.indicator);
  return Fill(
      R"(<div class="isian" role="group" aria-label="{}">{}{}<input name="{}" value="{}"
maxlength="500" aria-label="{}" placeholder="Apa yang harus diperbaiki; boleh kosong"></div>)",
      cell.name, CheckField(state, std::string(kCell) + unit, {cell.indicator, cell.name}, false),
      PartBoxes(unit, cell, state), remark, state.Value(remark), "Catatan untuk " + cell.name);
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

Html ReturnFieldsOf(const Context& context, const std::string& unit,
                    const std::vector<ReturnableCell>& cells, const FormState& state) {
  return Fill(R"({}<fieldset><legend>Sel yang harus diperbaiki
</legend>{}</fieldset>)",
              TextArea(state, {std::string(kReason) + unit,
                               "Alasan dikembalikan ke " + context.titles.Unit(unit),
                               "5 sampai 500 huruf.", "text", false, 500}),
              Join(cells, [&](const auto& cell) { return CellLine(unit, cell, state); }));
}

Html ReturnFields(const Context& context, const wire::GetCheckSheetResponse& sheet,
                  const FormState& state) {
  return Join(sheet.units(), [&](const wire::CheckedUnit& unit) {
    if (!unit.has_sending()) return Html();
    const std::string& key = unit.part().unit();
    std::vector<ReturnableCell> cells;
    for (const wire::CheckedCell& cell : unit.cells()) {
      cells.push_back(CellIn(sheet, cell.indicator()));
    }
    return Fill(R"(<details {}><summary>{}</summary>{}</details>)",
                Attribute("open", IsTouched(state, key)), context.titles.Unit(key),
                ReturnFieldsOf(context, key, cells, state));
  });
}

}  // namespace tepat::portal
