// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/unit_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "libs/casebook/store/cases.h"
#include "libs/casebook/store/units.h"
#include "services/portal/screens/case/receipts.h"
#include "services/portal/screens/layout.h"
#include "services/portal/screens/parts.h"
#include "services/portal/screens/sending.h"
#include "services/portal/words/numbers.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;
using Stub = wire::DataCollectionService::Stub;

// Room to write without adding rows; as many rows as a unit has indicators, several times over.
constexpr int kRowsMin = 6;
constexpr int kRowsMax = 100;
const char* const kColumns[] = {"indicator", "measure", "target", "actual", "explanation"};

std::string Cell(const char* column, int row) { return fmt::format("{}-{}", column, row); }

// The rows that a form shows: what was typed, or what the service has.
struct Grid {
  UnitRow unit;
  CaseRow of;
  FormState state;
  FormState waiver;  // of the form that waives the unit
  int rows = kRowsMin;
  bool may_edit = false;
};

// Two empty rows follow, so that a further indicator needs no press of a button.
void FillFrom(const wire::GetCollectionResponse& collection, Grid& grid) {
  for (const auto& values : collection.values()) {
    if (values.unit() != grid.unit.unit) continue;
    int row = 0;
    for (const auto& value : values.values()) {
      grid.state.values.Add(Cell("indicator", row), value.indicator());
      grid.state.values.Add(Cell("measure", row), value.measure());
      grid.state.values.Add(Cell("target", row), IndonesianNumber(value.target()));
      grid.state.values.Add(Cell("actual", row), IndonesianNumber(value.actual()));
      grid.state.values.Add(Cell("explanation", row), value.explanation());
      if (value.lower_is_better()) grid.state.values.Add(Cell("lower", row), "1");
      ++row;
    }
    grid.rows = std::max(kRowsMin, row + 2);
  }
}

// As many rows as were sent, so that nothing typed is lost when the form is refused.
int RowsIn(const Fields& form) {
  int rows = 0;
  for (int row = 0; row < kRowsMax; ++row) {
    if (form.Has(Cell("indicator", row))) rows = row + 1;
  }
  return std::max(kRowsMin, rows);
}

// Values are in no fact before they are verified: their owner is asked, under the viewer's token.
Result<wire::GetCollectionResponse> Collection(const Context& context, const std::string& case_id) {
  wire::GetCollectionRequest request;
  request.set_case_id(case_id);
  return context.portal.backend.Call(context.portal.backend.data_collection, context.viewer->token,
                                     &Stub::GetCollection, request);
}

// The staff of the office may fill in for a unit, and whoever closes the draft may correct it.
bool MayEdit(const Context& context, const Grid& grid) {
  const bool open = grid.of.stage == Stage::kCollecting;
  return open && (context.units().contains(grid.unit.unit) || context.May("close_draft") ||
                  (context.May("submit_unit_data") && context.units().empty()));
}

Result<Grid> LoadGrid(const Context& context, const std::string& case_id, const std::string& unit) {
  return context.Read<Grid>([&](sql::Database& db) -> Result<Grid> {
    Grid grid;
    TEPAT_ASSIGN(const auto of, casebook::FindCase(db, case_id));
    TEPAT_ASSIGN(const auto units, casebook::UnitsOf(db, case_id));
    const auto found = std::find_if(units.begin(), units.end(),
                                    [&](const UnitRow& row) { return row.unit == unit; });
    if (!of || found == units.end()) {
      return Fail(Code::kNotFound, "data_collection.unknown_unit", "no such unit in this case");
    }
    grid.of = *of;
    grid.unit = *found;
    grid.may_edit = MayEdit(context, grid);
    return grid;
  });
}

Html Input(const Grid& grid, const char* column, int row, const std::string& label) {
  const std::string name = Cell(column, row);
  const bool number = std::string_view(column) == "target" || std::string_view(column) == "actual";
  return Fill(
      R"(<td><input name="{}" value="{}" aria-label="{}" maxlength="{}" inputmode="{}" class="{}"
{}></td>)",
      name, grid.state.Value(name), fmt::format("{} baris {}", label, row + 1),
      number                                      ? 30
      : std::string_view(column) == "explanation" ? 1000
      : std::string_view(column) == "measure"     ? 50
                                                  : 200,
      number ? "decimal" : "text", number ? "angka" : "teks",
      Attribute("readonly", !grid.may_edit));
}

Html Rows(const Grid& grid) {
  static constexpr const char* kLabels[] = {"Indikator", "Satuan", "Target", "Realisasi",
                                            "Penjelasan"};
  Html rows;
  for (int row = 0; row < grid.rows; ++row) {
    Html cells;
    for (std::size_t column = 0; column < std::size(kColumns); ++column) {
      cells += Input(grid, kColumns[column], row, kLabels[column]);
    }
    rows += Fill(
        R"(<tr><th scope="row">{}</th>{}<td><label class="pilih"><input type="checkbox" name="{}"
value="1" {} {}><span class="samar">Makin kecil makin baik, baris {}</span></label></td></tr>)",
        row + 1, cells, Cell("lower", row),
        Attribute("checked", grid.state.Chosen(Cell("lower", row), "1")),
        Attribute("disabled", !grid.may_edit), row + 1);
  }
  return rows;
}

Html WaiveForm(const Context& context, const Grid& grid) {
  const bool may = context.May("close_draft") && grid.of.stage == Stage::kCollecting;
  const bool refused = grid.waiver.error.has_value();
  // What was typed is never lost, even when the case has moved on meanwhile.
  if (!may && !refused) return Html();
  return Fill(
      R"(<details {}><summary>Bebaskan unit ini</summary><form method="post" action="{}"
class="tindakan">{}
<input type="hidden" name="revision" value="{}">{}<p><button>Bebaskan unit</button></p></form>
</details>)",
      Attribute("open", refused),
      Url("/berkas/", grid.of.letter.case_id, "/unit/", grid.unit.unit, "/bebaskan"),
      FormTokens(context, grid.waiver),
      grid.waiver.Value("revision", std::to_string(grid.unit.revision)),
      ReasonField(grid.waiver, "Alasan"));
}

Response Show(const Context& context, const Grid& grid) {
  const std::string& case_id = grid.of.letter.case_id;
  const Html send =
      When(grid.may_edit,
           Fill(
               R"(<p><button class="utama">Kirim data</button> <span id="draf" class="redup"></span>
</p>)"));
  const Html main = Fill(
      R"(<p><a href="{}">‹ {}</a></p><h1>{}</h1><p>{} · batas {} {}</p>
<p class="petunjuk">Angka ditulis seperti 1.234,5. Sel dapat ditempel langsung dari Excel. Kosong
tidak sama dengan nol. Realisasi yang tidak mencapai target atau kosong memerlukan penjelasan.</p>
<form method="post" action="{}" class="lebar" data-draf="1" data-kisi="1">{}<input type="hidden"
name="revision" value="{}">
<div class="gulir" tabindex="0" role="region" aria-label="Data unit"><table class="kisi"
id="f-values"><thead><tr><th scope="col">No</th><th scope="col">Indikator</th><th
scope="col">Satuan</th><th scope="col">Target</th><th scope="col">Realisasi</th><th
scope="col">Penjelasan</th><th scope="col">Makin kecil makin baik</th></tr></thead>
<tbody>{}</tbody></table></div>{}</form>{})",
      Url("/berkas/", case_id), CaseName(grid.of), context.titles.Unit(grid.unit.unit),
      UnitStateWord(grid.unit.state), TimeWords::Date(grid.unit.due_date),
      grid.unit.reason.empty()
          ? Html()
          : Fill(R"(<span class="alasan">{}: {}</span>)",
                 grid.unit.state == wire::UNIT_STATE_RETURNED ? "Dikembalikan" : "Alasan",
                 grid.unit.reason),
      Url("/berkas/", case_id, "/unit/", grid.unit.unit), FormTokens(context, grid.state),
      grid.state.Value("revision", std::to_string(grid.unit.revision)), Rows(grid), send,
      WaiveForm(context, grid));
  PageOptions options{"Data " + context.titles.Unit(grid.unit.unit)};
  options.form = grid.waiver.error ? &grid.waiver : &grid.state;
  return Page(context, options, main);
}

// The typed rows as values; a row without an indicator is none.
// All mistakes at once, each with its row; the service checks the rest.
Result<wire::SubmitUnitDataRequest> RequestOf(const Context& context) {
  const Fields& form = context.form();
  wire::SubmitUnitDataRequest request;
  request.set_request_id(form.Get("request_id"));
  request.set_case_id(context.params.at(0));
  request.set_unit(context.params.at(1));
  request.set_expected_revision(IntIn(form.Get("revision")));
  std::string mistakes;
  for (int row = 0; row < kRowsMax; ++row) {
    const std::string indicator = form.Get(Cell("indicator", row));
    if (indicator.empty()) continue;
    auto* value = request.add_values();
    value->set_indicator(indicator);
    value->set_measure(form.Get(Cell("measure", row)));
    value->set_explanation(form.Get(Cell("explanation", row)));
    value->set_lower_is_better(form.Has(Cell("lower", row)));
    for (const char* column : {"target", "actual"}) {
      const auto number = NumberOf(form.Get(Cell(column, row)));
      if (!number) mistakes += fmt::format("values[{}].{}: not a number\n", row, column);
      if (number && std::string_view(column) == "target") value->set_target(*number);
      if (number && std::string_view(column) == "actual") value->set_actual(*number);
    }
  }
  if (mistakes.empty()) return request;
  return Fail(Code::kInvalid, "data_collection.invalid_request", "numbers", {{"fields", mistakes}});
}

Response Refuse(const Context& asked, const Error& error) {
  const Context context = InCase(asked, asked.params.at(0));
  Result<Grid> grid = LoadGrid(context, context.params.at(0), context.params.at(1));
  if (!grid) return NotOpened(context, "Unit tidak ditemukan", grid.error());
  grid->state = RefusedForm(context, error);
  grid->rows = RowsIn(context.form());
  return Show(context, *grid);
}

// Beside the values as their service has them: an empty grid could be sent in their place.
Response RefuseWaiver(const Context& asked, const Error& error) {
  const Context context = InCase(asked, asked.params.at(0));
  Result<Grid> grid = LoadGrid(context, context.params.at(0), context.params.at(1));
  if (!grid) return NotOpened(context, "Unit tidak ditemukan", grid.error());
  grid->waiver = RefusedForm(context, error);
  if (const auto collection = Collection(context, context.params.at(0))) {
    FillFrom(*collection, *grid);
  } else {
    grid->rows = 0;
    grid->may_edit = false;
  }
  return Show(context, *grid);
}

}  // namespace

Response UnitPage(const Context& asked) {
  const Context context = InCase(asked, asked.params.at(0));
  MarkRead(context, context.params.at(0));
  Result<Grid> grid = LoadGrid(context, context.params.at(0), context.params.at(1));
  if (!grid) return NotOpened(context, "Unit tidak ditemukan", grid.error());
  const auto collection = Collection(context, context.params.at(0));
  if (!collection) return NotTold(context, "Data unit tidak dapat dibaca", collection.error());
  FillFrom(*collection, *grid);
  return Show(context, *grid);
}

Response SendUnitData(const Context& context) {
  const auto request = RequestOf(context);
  if (!request) return Refuse(context, request.error());
  const auto& backend = context.portal.backend;
  const auto sent =
      backend.Call(backend.data_collection, context.viewer->token, &Stub::SubmitUnitData, *request);
  if (!sent) return Refuse(context, sent.error());
  return GoOn(context, sent->position(), Url("/berkas/", context.params.at(0)));
}

Response WaiveUnit(const Context& context) {
  wire::WaiveUnitRequest request;
  request.set_request_id(context.form().Get("request_id"));
  request.set_case_id(context.params.at(0));
  request.set_unit(context.params.at(1));
  request.set_expected_revision(IntIn(context.form().Get("revision")));
  request.set_reason(context.form().Get("reason"));
  const auto& backend = context.portal.backend;
  const auto sent =
      backend.Call(backend.data_collection, context.viewer->token, &Stub::WaiveUnit, request);
  if (!sent) return RefuseWaiver(context, sent.error());
  return GoOn(context, sent->position(), Url("/berkas/", context.params.at(0)));
}

}  // namespace tepat::portal
