// SPDX-License-Identifier: Apache-2.0
// Lembar disposisi: the form is the paper, in the same order.
#include "services/portal/screens/case/disposition_forms.h"

#include <algorithm>
#include <set>

#include "libs/identity/office_view.h"
#include "libs/sop/roles.h"
#include "services/portal/screens/sending.h"
#include "services/portal/screens/year_document.h"

namespace tepat::portal {
namespace {

namespace wire = disposition::v1;
using Stub = wire::DispositionService::Stub;

// Who answers for step 4 by the SOP; chosen beforehand, as on the printed sheet.
constexpr const char* kFirstRecipient = sop::kKasubbagKeuangan;
// What the Camat ticks nearly always; the rest of the list is folded away.
const char* const kUsualInstructions[] = {"Tindak lanjuti", "Tanggapan dan saran",
                                          "Proses lebih lanjut", "Koordinasikan"};
constexpr const char* kUsualTask = "Kirim data kinerja periode ini";

// The first of the usual ones is ticked: a sheet without an instruction is refused.
Html InstructionChecks(const Context& context, const FormState& state) {
  const auto texts = context.Read<std::vector<std::string>>(casebook::Instructions);
  if (!texts) return Fill("<p>Daftar petunjuk tidak dapat dibaca. Muat ulang halaman.</p>");
  const std::set<std::string> usual(std::begin(kUsualInstructions), std::end(kUsualInstructions));
  Html first;
  Html others;
  for (const std::string& text : *texts) {
    const Html check =
        CheckField(state, "instructions", {text, text}, text == kUsualInstructions[0]);
    (usual.contains(text) ? first : others) += check;
  }
  return Fill("{}<details><summary>Petunjuk lain</summary>{}</details>", first, others);
}

// The Camat is left out: nobody disposes to himself.
Html RecipientChecks(const Context& context, const FormState& state) {
  Html checks = CheckField(
      state, "recipients",
      {kFirstRecipient, context.titles.Position(kFirstRecipient) + " (penanggung jawab)"}, true);
  Html others;
  for (const auto& [key, title] : context.titles.positions()) {
    if (key == kFirstRecipient || key == sop::kCamat) continue;
    others += CheckField(state, "recipients", {key, title}, false);
  }
  return Fill("{}<details><summary>Penerima lain</summary>{}</details>", checks, others);
}

// All units are asked unless somebody unticks one; forgetting a unit costs days.
Html UnitChecks(const Context& context, const FormState& state) {
  Html checks;
  for (const auto& [unit, position] : PositionsOfUnits(context)) {
    checks += CheckField(state, "units", {unit, context.titles.Unit(unit)}, true);
  }
  return checks;
}

Html DispositionFields(const Context& context, const CaseView&, const FormState& state) {
  return Fill(R"(<fieldset id="f-recipients"><legend>Diteruskan kepada Sdr.</legend>{}</fieldset>
<fieldset id="f-instructions"><legend>Dengan hormat harap</legend>{}</fieldset>
<details><summary>Unit yang diminta data, batas waktu, dan catatan</summary>
<fieldset id="f-tasks"><legend>Unit yang diminta data</legend>{}</fieldset>{}{}{}</details>{})",
              RecipientChecks(context, state), InstructionChecks(context, state),
              UnitChecks(context, state),
              TextField(state, {"request", "Yang diminta", "", "text", true, 500}, kUsualTask),
              TextField(state, {"due_date", "Batas waktu unit",
                                "Kosong: sehari kerja sebelum langkah 4 jatuh tempo.", "date"}),
              TextArea(state, {"note", "Catatan", "", "text", false, 1000}), MissingReason(state));
}

// Each unit gets the same request and date here; step 4 has a form for what is special.
Sent Issue(const Context& context, const std::string& case_id) {
  auto request = RequestFor<wire::IssueDispositionRequest>(context.form(), case_id);
  const Fields& form = context.form();
  for (const auto& value : form.All("recipients")) request.add_recipients(value);
  for (const auto& value : form.All("instructions")) request.add_instructions(value);
  request.set_note(form.Get("note"));
  request.set_missing_input_reason(form.Get("missing_input_reason"));
  // Who answers for a unit is looked up when the form is sent: the page may be hours old.
  const auto positions = PositionsOfUnits(context);
  for (const auto& unit : form.All("units")) {
    const auto position = positions.find(unit);
    wire::Task* task = request.add_tasks();
    task->set_unit(unit);
    task->set_position(position == positions.end() ? std::string() : position->second);
    task->set_request(form.Get("request"));
    task->set_due_date(form.Get("due_date"));
  }
  return SendTo(context, context.portal.backend.disposition, &Stub::IssueDisposition, request);
}

Html DeclineFields(const Context&, const CaseView&, const FormState& state) {
  return ReasonField(state, "Alasan tidak perlu disposisi");
}

Sent Decline(const Context& context, const std::string& case_id) {
  auto request = RequestFor<wire::DeclineDispositionRequest>(context.form(), case_id);
  request.set_reason(context.form().Get("reason"));
  return SendTo(context, context.portal.backend.disposition, &Stub::DeclineDisposition, request);
}

// Nobody has opened it: once somebody has, work may have begun, and the case has to be cancelled
// instead.
bool IsUnread(const CaseView& view) {
  return std::none_of(view.recipients.begin(), view.recipients.end(),
                      [](const RecipientRow& row) { return row.read.has_value(); });
}

Html CancelFields(const Context&, const CaseView&, const FormState& state) {
  return Fill(
      R"(<p class="petunjuk">Hanya selama belum seorang penerima pun membukanya; berkas lalu
berakhir.</p>{})",
      ReasonField(state, "Alasan disposisi ditarik"));
}

Sent Cancel(const Context& context, const std::string& case_id) {
  auto request = RequestFor<wire::CancelDispositionRequest>(context.form(), case_id);
  request.set_reason(context.form().Get("reason"));
  return SendTo(context, context.portal.backend.disposition, &Stub::CancelDisposition, request);
}

Html YearFields(const Context& context, const CaseView&, const FormState& state) {
  return Fill("{}{}{}{}",
              ChoiceField(state, {"kind", "Dokumen"}, YearDocumentChoices(), "perjanjian_kinerja"),
              TextField(state, {"year", "Tahun", "", "text", true, 4},
                        context.portal.times.IsoDate(context.now).substr(0, 4)),
              TextField(state, {"number", "Nomor dokumen", "", "text", true, 150}),
              TextField(state, {"place", "Tempat simpan", "", "text", true, 200}));
}

// A document of the year belongs to no case, so there is no revision to compare.
Sent RegisterYearDocument(const Context& context, const std::string&) {
  return RegisterDocument(context, IntIn(context.form().Get("year")));
}

}  // namespace

std::vector<Action> DispositionActions() {
  return {{"disposisi",
           "dispose",
           "disposition",
           {Stage::kDisposing},
           "Lembar disposisi",
           "Disposisikan",
           true,
           DispositionFields,
           Issue},
          {"tidak-perlu",
           "dispose",
           "disposition",
           {Stage::kDisposing},
           "Tidak perlu disposisi",
           "Akhiri tanpa disposisi",
           false,
           DeclineFields,
           Decline},
          {"tarik-disposisi",
           "dispose",
           "disposition",
           {Stage::kCollecting},
           "Tarik disposisi yang belum dibuka",
           "Tarik disposisi",
           false,
           CancelFields,
           Cancel,
           IsUnread},
          {"dokumen-tahun",
           "register_year_document",
           "disposition",
           {Stage::kFrontDesk, Stage::kSekretaris, Stage::kDisposing},
           "Daftarkan dokumen tahun ini",
           "Daftarkan dokumen",
           false,
           YearFields,
           RegisterYearDocument}};
}

}  // namespace tepat::portal
