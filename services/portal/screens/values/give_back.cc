// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/values/give_back.h"

#include <string>
#include <utility>
#include <vector>

#include "services/portal/screens/layout.h"
#include "services/portal/screens/values/return_cells.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;

// Whatever the plan asks of the unit, sent or not: what is missing can be given back, too.
std::vector<ReturnableCell> CellsOf(const wire::GetUnitSheetResponse& sheet) {
  std::vector<ReturnableCell> cells;
  for (const wire::SheetRow& row : sheet.rows()) {
    const plan::v1::Indicator& indicator = row.indicator();
    ReturnableCell cell{indicator.id(), indicator.name(), {}};
    for (const plan::v1::Component& part : indicator.components()) {
      cell.parts.push_back({part.key(), part.name()});
    }
    for (const plan::v1::EvidenceRule& rule : indicator.evidence()) {
      cell.parts.push_back({rule.key(), rule.name()});
    }
    cells.push_back(std::move(cell));
  }
  return cells;
}

}  // namespace

Html GiveBackForm(const Context& context, const CaseRow& of, const UnitRow& unit,
                  const wire::GetUnitSheetResponse& sheet, const FormState& state) {
  const bool may = context.May("close_draft") && of.stage == Stage::kCollecting &&
                   unit.state == wire::UNIT_STATE_SUBMITTED;
  if (!may && !state.error) return Html();
  return Fill(
      R"(<details id="kembalikan" {}><summary>Kembalikan ke unit</summary><form method="post"
action="{}" id="kembalikan-unit" class="tindakan" data-draf="1">{}<input type="hidden"
name="revision" value="{}"><p class="petunjuk">Hanya unit ini yang mengirim lagi; langkah dan unit
lain berjalan terus. Batas waktunya tetap, atau hari kerja berikutnya bila sudah lewat, paling
lambat batas langkah.</p><div id="{}" tabindex="-1">{}</div><p><button>Kembalikan</button></p>
</form></details>)",
      Attribute("open", state.error.has_value()),
      Url("/berkas/", of.letter.case_id, "/unit/", unit.unit, "/kembalikan"),
      FormTokens(context, state), unit.revision, state.IdOf("units"),
      ReturnFieldsOf(context, unit.unit, CellsOf(sheet), state));
}

wire::GiveBackUnitRequest GiveBackRequest(const Context& context, const std::string& case_id,
                                          const std::string& unit) {
  // The fields are named as those of the check page: one reads them for both.
  wire::ReturnUnitsRequest typed;
  AddReturns(context.form(), typed);
  wire::GiveBackUnitRequest request;
  request.set_request_id(context.form().Get("request_id"));
  request.set_case_id(case_id);
  request.set_expected_revision(IntIn(context.form().Get("revision")));
  for (const wire::UnitReturn& one : typed.units()) {
    if (one.unit() == unit) *request.mutable_unit() = one;
  }
  request.mutable_unit()->set_unit(unit);
  return request;
}

}  // namespace tepat::portal
