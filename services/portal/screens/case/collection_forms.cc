// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/collection_forms.h"

#include "services/portal/screens/sending.h"
#include "services/portal/screens/values/lacking.h"
#include "services/portal/screens/values/return_cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace tepat::portal {
namespace {

namespace wire = data_collection::v1;
using Stub = wire::DataCollectionService::Stub;

// What lacks, and why the step is completed all the same: asked for when something is known to
// lack, by the page or by the service.
Html Lacking(const Context& context, const CaseView& view, const FormState& state) {
  const Lacks lacks = LacksOf(context, view.case_id());
  const bool refused = state.error && state.error->slug == "data_collection.incomplete";
  if (!lacks.any && !refused && !state.values.Has("incomplete_reason")) return lacks.shown;
  return Fill("{}{}", lacks.shown,
              TextArea(state, {"incomplete_reason", "Alasan diteruskan walau masih kurang",
                               "5 sampai 500 huruf. Dicatat dan dicetak.", "text", false, 500}));
}

Html ToCheckPage(const CaseView& view) {
  return Fill(R"(<p><a href="{}">Lihat semua unit dan indikator</a></p>)",
              Url("/berkas/", view.case_id(), "/periksa"));
}

// Units that are missing do not hide the form: who closes the draft sees what he waits for.
Html CloseFields(const Context& context, const CaseView& view, const FormState& state) {
  const int missing = view.of.units - view.of.units_done;
  return Fill("{}{}{}{}",
              missing == 0 ? Fill("<p>Semua unit sudah mengirim.</p>")
                           : Fill("<p>{}</p>",
                                  fmt::format("{} unit belum mengirim. Draf dapat ditutup setelah "
                                              "semua mengirim atau dibebaskan.",
                                              missing)),
              ToCheckPage(view), Lacking(context, view, state), MissingReason(state));
}

Sent CloseDraft(const Context& context, const std::string& case_id) {
  auto request = RequestFor<wire::CloseDraftRequest>(context.form(), case_id);
  request.set_missing_input_reason(context.form().Get("missing_input_reason"));
  request.set_incomplete_reason(context.form().Get("incomplete_reason"));
  return SendTo(context, context.portal.backend.data_collection, &Stub::CloseDraft, request);
}

Html VerifyFields(const Context& context, const CaseView& view, const FormState& state) {
  return Fill("{}{}{}{}", ToCheckPage(view), Lacking(context, view, state),
              TextArea(state, {"note", "Catatan pemeriksaan", "", "text", false, 1000}),
              MissingReason(state));
}

// The service compares the revision: data that changed after the page was drawn are not verified
// unseen.
Sent Verify(const Context& context, const std::string& case_id) {
  auto request = RequestFor<wire::VerifyDataRequest>(context.form(), case_id);
  request.set_note(context.form().Get("note"));
  request.set_missing_input_reason(context.form().Get("missing_input_reason"));
  request.set_incomplete_reason(context.form().Get("incomplete_reason"));
  return SendTo(context, context.portal.backend.data_collection, &Stub::VerifyData, request);
}

// A reason beside each unit: those with one are given back, the others keep their data.
Html ReasonFields(const Context& context, const CaseView& view, const FormState& state) {
  const Html fields = Join(view.units, [&](const UnitRow& unit) {
    return TextField(
        state, {"reason-" + unit.unit, context.titles.Unit(unit.unit), "", "text", false, 500});
  });
  return Fill(
      R"(<p class="petunjuk">Tulis apa yang harus diperbaiki di samping unitnya, paling sedikit 5
huruf. Unit tanpa tulisan tetap lengkap. <a href="{}">Pilih sel demi sel</a></p>
<div id="{}">{}</div>)",
      Url("/berkas/", view.case_id(), "/periksa").At("h-kembali"), state.IdOf("units"), fields);
}

// A unit of which nothing was written keeps its data; only those named start again.
Sent ReturnUnits(const Context& context, const std::string& case_id) {
  auto request = RequestFor<wire::ReturnUnitsRequest>(context.form(), case_id);
  AddReturns(context.form(), request);
  return SendTo(context, context.portal.backend.data_collection, &Stub::ReturnUnits, request);
}

// Whom to ask, what for and until when; a unit that is asked already is asked anew.
Html AssignFields(const Context& context, const CaseView& view, const FormState& state) {
  std::vector<Choice> choices;
  Html revisions;
  for (const auto& [unit, position] : PositionsOfUnits(context)) {
    choices.push_back({unit, context.titles.Unit(unit)});
  }
  for (const UnitRow& unit : view.units) {
    const std::string name = std::string(kUnitRevision) + unit.unit;
    revisions += Fill(R"(<input type="hidden" name="{}" value="{}">)", name,
                      state.Value(name, std::to_string(unit.revision)));
  }
  // The date that most time is left to; a unit that is asked late gets no less time by itself. One
  // that is past would be refused, and a return may have left such dates.
  std::string usual;
  for (const UnitRow& unit : view.units) usual = std::max(usual, unit.due_date);
  if (usual < context.portal.times.IsoDate(context.now)) usual.clear();
  return Fill("{}{}{}{}", revisions, ChoiceField(state, {"unit", "Unit"}, choices, ""),
              TextArea(state, {"requests", "Yang diminta, satu baris satu permintaan", "", "text",
                               true, 8000}),
              TextField(state, {"due_date", "Batas waktu unit", "", "date", true}, usual));
}

// The revision is the unit's own, as the page showed it: two people may ask two units at once.
Sent AssignUnit(const Context& context, const std::string& case_id) {
  const Fields& form = context.form();
  const std::string unit = form.Get("unit");
  const auto positions = PositionsOfUnits(context);
  const auto position = positions.find(unit);
  wire::AssignUnitRequest request;
  request.set_request_id(form.Get("request_id"));
  request.set_case_id(case_id);
  request.set_unit(unit);
  request.set_expected_revision(IntIn(form.Get(std::string(kUnitRevision) + unit)));
  request.set_position(position == positions.end() ? std::string() : position->second);
  request.set_due_date(form.Get("due_date"));
  std::istringstream lines(form.Get("requests"));
  for (std::string line; std::getline(lines, line);) {
    // Browsers end lines of a text field with both characters.
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) request.add_requests(line);
  }
  return SendTo(context, context.portal.backend.data_collection, &Stub::AssignUnit, request);
}

}  // namespace

std::vector<Action> CollectionActions() {
  return {{"tutup-draf",
           "close_draft",
           "data-collection",
           {Stage::kCollecting},
           "Tutup draf data",
           "Tutup draf",
           true,
           CloseFields,
           CloseDraft},
          {"tugaskan-unit",
           "close_draft",
           "data-collection",
           {Stage::kCollecting},
           "Tugaskan unit atau ubah tugasnya",
           "Tugaskan unit",
           false,
           AssignFields,
           AssignUnit},
          {"lengkap",
           "check",
           "data-collection",
           {Stage::kChecking},
           "Nyatakan data lengkap",
           "Data lengkap",
           true,
           VerifyFields,
           Verify},
          {"kembalikan",
           "check",
           "data-collection",
           {Stage::kChecking},
           "Kembalikan ke unit",
           "Kembalikan",
           false,
           ReasonFields,
           ReturnUnits}};
}

}  // namespace tepat::portal
