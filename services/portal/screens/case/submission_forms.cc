// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/submission_forms.h"

#include "libs/journal/wire.h"
#include "services/portal/screens/parts.h"
#include "services/portal/screens/sending.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

namespace wire = submission::v1;
using Stub = wire::SubmissionService::Stub;

constexpr const char* kService = "submission";
constexpr const char* kToCorrect = "Yang harus diperbaiki";
// Both documents of step 6; the service refuses one without the other.
const char* const kDocuments[] = {"dokumen_pengukuran_kinerja", "dokumen_laporan_kinerja"};

// A document is kept on paper or in another system: its number and place are enough to find it.
Html DocumentFields(const Context&, const CaseView&, const FormState& state) {
  Html fields;
  for (const char* kind : kDocuments) {
    const std::string name = kind;
    fields += Fill(R"(<fieldset><legend>{}</legend>{}{}</fieldset>)", KindWord(name),
                   TextField(state, {"number-" + name, "Nomor", "", "text", true, 150}),
                   TextField(state, {"place-" + name, "Tempat simpan", "", "text", true, 200}));
  }
  return Fill(R"(<div id="f-documents">{}</div>{})", fields, MissingReason(state));
}

// Missing inputs need a reason that stays in the history.
Sent MarkReady(const Context& context, const std::string& case_id) {
  auto request = RequestFor<wire::MarkDocumentsReadyRequest>(context.form(), case_id);
  for (const char* kind : kDocuments) {
    auto* document = request.add_documents();
    document->set_kind(kind);
    document->set_number(context.form().Get(std::string("number-") + kind));
    document->set_place(context.form().Get(std::string("place-") + kind));
  }
  request.set_missing_input_reason(context.form().Get("missing_input_reason"));
  return SendTo(context, context.portal.backend.submission, &Stub::MarkDocumentsReady, request);
}

Html NoteField(const Context&, const CaseView&, const FormState& state) {
  return TextArea(state, {"note", "Catatan", "", "text", false, 1000});
}

Sent Review(const Context& context, const std::string& case_id) {
  auto request = RequestFor<wire::ReviewDocumentsRequest>(context.form(), case_id);
  request.set_note(context.form().Get("note"));
  return SendTo(context, context.portal.backend.submission, &Stub::ReviewDocuments, request);
}

// The approval starts the clock of step 7, so the answer is waited for before the page says it.
Sent Approve(const Context& context, const std::string& case_id) {
  auto request = RequestFor<wire::ApproveDocumentsRequest>(context.form(), case_id);
  request.set_note(context.form().Get("note"));
  return SendTo(context, context.portal.backend.submission, &Stub::ApproveDocuments, request);
}

Html ReturnFields(const Context&, const CaseView&, const FormState& state) {
  return ReasonField(state, kToCorrect);
}

Sent ReturnDocuments(const Context& context, const std::string& case_id) {
  auto request = RequestFor<wire::ReturnDocumentsRequest>(context.form(), case_id);
  request.set_reason(context.form().Get("reason"));
  return SendTo(context, context.portal.backend.submission, &Stub::ReturnDocuments, request);
}

// Written on the day on which it is sent, nearly always.
Html CoveringFields(const Context& context, const CaseView&, const FormState& state) {
  return Fill("{}{}{}",
              TextField(state, {"number", "Nomor surat pengantar", "", "text", true, 150}),
              TextField(state, {"date", "Tanggal surat", "", "date", true},
                        context.portal.times.IsoDate(context.now)),
              TextField(state, {"place", "Tempat simpan", "", "text", true, 200}));
}

Sent AddCoveringLetter(const Context& context, const std::string& case_id) {
  auto request = RequestFor<wire::AddCoveringLetterRequest>(context.form(), case_id);
  request.set_number(context.form().Get("number"));
  request.set_date(context.form().Get("date"));
  request.set_place(context.form().Get("place"));
  return SendTo(context, context.portal.backend.submission, &Stub::AddCoveringLetter, request);
}

// Channels in the order of the contract, in which the office uses them.
Html SendFields(const Context&, const CaseView&, const FormState& state) {
  return Fill(
      "{}{}{}",
      ChoiceField(state, {"channel", "Cara menyampaikan"},
                  ChoicesOf(wire::DeliveryChannel_MAX, DeliveryWord),
                  std::to_string(wire::DELIVERY_CHANNEL_SRIKANDI)),
      TextField(state, {"external_number", "Nomor pada saluran itu", "", "text", false, 150}),
      MissingReason(state));
}

Sent SendPackage(const Context& context, const std::string& case_id) {
  auto request = RequestFor<wire::SendPackageRequest>(context.form(), case_id);
  request.set_channel(static_cast<wire::DeliveryChannel>(IntIn(context.form().Get("channel"))));
  request.set_external_number(context.form().Get("external_number"));
  request.set_missing_input_reason(context.form().Get("missing_input_reason"));
  return SendTo(context, context.portal.backend.submission, &Stub::SendPackage, request);
}

Html ReceiptFields(const Context& context, const CaseView&, const FormState& state) {
  return Fill("{}{}{}", TextField(state, {"number", "Nomor tanda terima", "", "text", true, 150}),
              TextField(state, {"receiver", "Diterima oleh", "", "text", true, 200},
                        "Bappeda Kabupaten Lumajang"),
              TextField(state, {"received_time", "Waktu diterima", "", "datetime-local", true},
                        context.portal.times.Field(context.now)));
}

Sent RecordReceipt(const Context& context, const std::string& case_id) {
  auto request = RequestFor<wire::RecordReceiptRequest>(context.form(), case_id);
  request.set_number(context.form().Get("number"));
  request.set_receiver(context.form().Get("receiver"));
  const auto received = context.portal.times.FromField(context.form().Get("received_time"));
  if (!received) {
    return Fail(Code::kInvalid, "submission.invalid_request", "received_time",
                {{"fields", "received_time: not a date and time"}});
  }
  // The field has minutes: the very minute of the sending counts as now.
  const bool now = context.now - *received < std::chrono::minutes(1);
  journal::FillTime(now ? context.now : *received, request.mutable_received_time());
  return SendTo(context, context.portal.backend.submission, &Stub::RecordReceipt, request);
}

// Before it was sent only data can be wrong here; documents are returned by review and approval.
Html CorrectionFields(const Context& context, const CaseView& view, const FormState& state) {
  const int last =
      view.of.stage == Stage::kSent ? wire::CorrectionTarget_MAX : wire::CORRECTION_TARGET_DATA;
  const Html units = Join(view.units, [&](const UnitRow& unit) {
    return CheckField(state, "units", {unit.unit, context.titles.Unit(unit.unit)}, false);
  });
  return Fill(
      R"({}{}<fieldset id="{}"><legend>Unit yang harus memperbaiki (untuk langkah
4)</legend>{}</fieldset>)",
      ChoiceField(state, {"target", "Mulai lagi dari"}, ChoicesOf(last, CorrectionTargetWord),
                  std::to_string(wire::CORRECTION_TARGET_DATA)),
      ReasonField(state, kToCorrect), state.IdOf("units"), units);
}

Sent RequestCorrection(const Context& context, const std::string& case_id) {
  auto request = RequestFor<wire::RequestCorrectionRequest>(context.form(), case_id);
  const Fields& form = context.form();
  request.set_target(static_cast<wire::CorrectionTarget>(IntIn(form.Get("target"))));
  request.set_reason(form.Get("reason"));
  // Units are named only where the case goes back to them; what was ticked otherwise means nothing.
  if (request.target() == wire::CORRECTION_TARGET_DATA) {
    for (const auto& unit : form.All("units")) {
      auto* entry = request.add_units();
      entry->set_unit(unit);
      entry->set_reason(form.Get("reason"));
    }
  }
  return SendTo(context, context.portal.backend.submission, &Stub::RequestCorrection, request);
}

// All belong to one service, whose revision goes with every form.
Action Make(const char* name, const char* command, std::vector<Stage> stages, const char* title,
            const char* button, bool main,
            Html (*fields)(const Context&, const CaseView&, const FormState&),
            Sent (*send)(const Context&, const std::string&)) {
  return {name, command, kService, std::move(stages), title, button, main, fields, send};
}

}  // namespace

std::vector<Action> SubmissionActions() {
  return {
      Make("dokumen-siap", "prepare_documents", {Stage::kPreparing}, "Dokumen siap",
           "Dokumen siap ditelaah", true, DocumentFields, MarkReady),
      Make("perbaiki-data", "prepare_documents", {Stage::kPreparing}, "Data perlu diperbaiki unit",
           "Minta perbaikan", false, CorrectionFields, RequestCorrection),
      Make("telaah", "review", {Stage::kReview}, "Telaah dokumen", "Teruskan ke Camat", true,
           NoteField, Review),
      Make("kembalikan-telaah", "review", {Stage::kReview}, "Kembalikan dokumen", "Kembalikan",
           false, ReturnFields, ReturnDocuments),
      Make("setujui", "approve", {Stage::kApproval}, "Setujui dokumen", "Setujui", true, NoteField,
           Approve),
      Make("kembalikan-setujui", "approve", {Stage::kApproval}, "Kembalikan dokumen", "Kembalikan",
           false, ReturnFields, ReturnDocuments),
      Make("surat-pengantar", "send", {Stage::kSending}, "Surat pengantar",
           "Simpan surat pengantar", true, CoveringFields, AddCoveringLetter),
      Make("kirim", "send", {Stage::kSending}, "Sampaikan ke Bappeda", "Sampaikan ke Bappeda", true,
           SendFields, SendPackage),
      Make("tanda-terima", "send", {Stage::kSent}, "Tanda terima Bappeda", "Catat tanda terima",
           true, ReceiptFields, RecordReceipt),
      Make("minta-perbaikan", "send", {Stage::kSent}, "Bappeda meminta perbaikan",
           "Mulai perbaikan", false, CorrectionFields, RequestCorrection)};
}

}  // namespace tepat::portal
