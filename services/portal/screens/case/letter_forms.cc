// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/action.h"

namespace tepat::portal {
namespace {

namespace wire = correspondence::v1;
using Stub = wire::CorrespondenceService::Stub;

constexpr std::size_t kPiece = std::size_t{64} * 1024;

Html NoFields(const Context&, const CaseView&, const FormState&) { return Html(); }

Sent ForwardToSekretaris(const Context& context, const std::string& case_id) {
  const auto request = RequestFor<wire::ForwardToSekretarisRequest>(context, case_id);
  return SendTo(context, context.portal.backend.correspondence, &Stub::ForwardToSekretaris,
                request);
}

Html AdviceFields(const Context&, const CaseView&, const FormState& state) {
  return Fill("{}{}", TextArea(state, {"advice", "Saran untuk Camat", "", "text", false, 1000}),
              MissingReason(state));
}

Sent ForwardToCamat(const Context& context, const std::string& case_id) {
  auto request = RequestFor<wire::ForwardToCamatRequest>(context, case_id);
  request.set_advice(context.form().Get("advice"));
  request.set_missing_input_reason(context.form().Get("missing_input_reason"));
  return SendTo(context, context.portal.backend.correspondence, &Stub::ForwardToCamat, request);
}

Html CancelFields(const Context&, const CaseView&, const FormState& state) {
  return ReasonField(state, "Alasan");
}

Sent CancelCase(const Context& context, const std::string& case_id) {
  auto request = RequestFor<wire::CancelCaseRequest>(context, case_id);
  request.set_reason(context.form().Get("reason"));
  return SendTo(context, context.portal.backend.correspondence, &Stub::CancelCase, request);
}

Html FileFields(const Context&, const CaseView&, const FormState& state) {
  return Fill(R"({}<div class="isian"><label for="f-berkas">Foto atau PDF</label>
<p class="petunjuk">PDF, JPEG, atau PNG; paling besar 20 MB.</p>
<input id="f-berkas" name="berkas" type="file" accept="application/pdf,image/jpeg,image/png"
required></div>)",
              ChoiceField(state, {"kind", "Jenis berkas", "", "text", true},
                          {{"surat_edaran", "Surat edaran"},
                           {"perjanjian_kinerja", "Perjanjian Kinerja"},
                           {"rencana_aksi", "Rencana Aksi"}},
                          "surat_edaran"));
}

Sent AttachScan(const Context& context, const std::string& case_id) {
  return AttachFile(context, case_id, context.form().Get("kind"), context.form().Get("request_id"));
}

}  // namespace

Sent AttachFile(const Context& context, const std::string& case_id, const std::string& kind,
                const std::string& request_id) {
  if (context.request.form.files.empty()) {
    return Fail(Code::kInvalid, "portal.no_file", "no file was chosen");
  }
  const std::string& content = context.request.form.files.front().content;
  const auto& service = context.portal.backend.correspondence;
  const auto send = [&](grpc::ClientContext* call, wire::AttachScanResponse* response) {
    const auto writer = service.stub->AttachScan(call, response);
    wire::AttachScanRequest message;
    message.mutable_head()->set_request_id(request_id);
    message.mutable_head()->set_case_id(case_id);
    message.mutable_head()->set_kind(kind);
    bool open = writer->Write(message);
    for (std::size_t at = 0; open && at < content.size(); at += kPiece) {
      message.set_data(content.substr(at, kPiece));
      open = writer->Write(message);
    }
    writer->WritesDone();
    return writer->Finish();
  };
  TEPAT_ASSIGN(const wire::AttachScanResponse attached,
               context.portal.backend.Run<wire::AttachScanResponse>(service.name,
                                                                    context.viewer->token, send));
  return attached.position();
}

std::vector<Action> LetterActions() {
  const std::vector<Stage> running = {Stage::kFrontDesk,  Stage::kSekretaris, Stage::kDisposing,
                                      Stage::kCollecting, Stage::kChecking,   Stage::kPreparing,
                                      Stage::kReview,     Stage::kApproval,   Stage::kSending};
  return {{"teruskan-sekretaris",
           "forward_to_sekretaris",
           "correspondence",
           {Stage::kFrontDesk},
           "Teruskan surat ke Sekretaris",
           "Teruskan ke Sekretaris",
           true,
           NoFields,
           ForwardToSekretaris},
          {"teruskan-camat",
           "forward_to_camat",
           "correspondence",
           {Stage::kSekretaris},
           "Teruskan surat ke Camat",
           "Teruskan ke Camat",
           true,
           AdviceFields,
           ForwardToCamat},
          {"lampiran", "register", "correspondence", running, "Lampirkan foto atau PDF",
           "Lampirkan", false, FileFields, AttachScan},
          {"batalkan", "cancel_case", "correspondence", running, "Batalkan berkas",
           "Batalkan berkas", false, CancelFields, CancelCase}};
}

}  // namespace tepat::portal
