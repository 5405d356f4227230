// SPDX-License-Identifier: Apache-2.0

#include "services/portal/screens/case/letter_forms.h"

#include "services/portal/screens/case/attachments.h"
#include "services/portal/screens/sending.h"
#include "services/portal/words/numbers.h"
#include "services/portal/words/words.h"

namespace tepat::portal {
namespace {

namespace wire = correspondence::v1;
using Stub = wire::CorrespondenceService::Stub;

// Forwarding to the Sekretaris asks for nothing: one press, as with the paper on a desk.
Html NoFields(const Context&, const CaseView&, const FormState&) { return Html(); }

Sent ForwardToSekretaris(const Context& context, const std::string& case_id) {
  const auto request = RequestFor<wire::ForwardToSekretarisRequest>(context.form(), case_id);
  return SendTo(context, context.portal.backend.correspondence, &Stub::ForwardToSekretaris,
                request);
}

// The advice goes to the Camat with the letter and stands in the history, where all can read it.
Html AdviceFields(const Context&, const CaseView&, const FormState& state) {
  return Fill("{}{}", TextArea(state, {"advice", "Saran untuk Camat", "", "text", false, 1000}),
              MissingReason(state));
}

Sent ForwardToCamat(const Context& context, const std::string& case_id) {
  auto request = RequestFor<wire::ForwardToCamatRequest>(context.form(), case_id);
  request.set_advice(context.form().Get("advice"));
  request.set_missing_input_reason(context.form().Get("missing_input_reason"));
  return SendTo(context, context.portal.backend.correspondence, &Stub::ForwardToCamat, request);
}

// Why a case ends is asked in any case: the reason is all that is left of it on the board.
Html CancelFields(const Context&, const CaseView&, const FormState& state) {
  return ReasonField(state, "Alasan");
}

Sent CancelCase(const Context& context, const std::string& case_id) {
  auto request = RequestFor<wire::CancelCaseRequest>(context.form(), case_id);
  request.set_reason(context.form().Get("reason"));
  return SendTo(context, context.portal.backend.correspondence, &Stub::CancelCase, request);
}

// Opened on schedule: its letter, if one has come, went over no desk.
bool IsScheduled(const CaseView& view) {
  return view.of.letter.desk == correspondence::v1::DESK_FILED;
}

// As AttachScan judges: files of a letter are the clerk's, those of a case of the schedule also
// whoever's opens one. Without a letter there is nothing yet that would be the clerk's.
bool MayAttach(const Context& context, const CaseView& view) {
  const bool letter = view.of.letter.agenda_number > 0;
  return (letter && context.May("register")) ||
         (IsScheduled(view) && context.May("open_on_schedule"));
}

// The circular's own file is offered to whoever registers letters, once it is registered.
std::vector<Choice> KindsFor(const Context& context, const CaseView& view) {
  std::vector<Choice> kinds;
  const auto add = [&](const char* kind) { kinds.push_back({kind, KindWord(kind)}); };
  if (view.of.letter.agenda_number > 0 && context.May("register")) add("surat_edaran");
  for (const char* kind : {"dokumen_pendukung", "perjanjian_kinerja", "rencana_aksi"}) add(kind);
  return kinds;
}

// What a browser says of a file is a hint to people alone; correspondence looks at its bytes.
Html FileFields(const Context& context, const CaseView& view, const FormState& state) {
  const auto kinds = KindsFor(context, view);
  return Fill(
      R"({}<div class="isian"><label for="f-berkas">Foto atau PDF</label>
<p class="petunjuk">PDF, JPEG, atau PNG; paling besar {}.</p>
<input id="f-berkas" name="berkas" type="file" accept="application/pdf,image/jpeg,image/png"
required></div>)",
      ChoiceField(state, {"kind", "Jenis berkas", "", "text", true}, kinds, kinds.front().value),
      FileLimitWord());
}

// The id of the form is the id of the upload: sent twice, the file is linked once.
Sent AttachScan(const Context& context, const std::string& case_id) {
  return AttachFile(context, case_id, context.form().Get("kind"), context.form().Get("request_id"));
}

}  // namespace

std::vector<Action> LetterActions() {
  // Files may come, and a case may be cancelled, until it has been sent.
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
           "Lampirkan", false, FileFields, AttachScan, nullptr, MayAttach},
          {"batalkan", "cancel_case", "correspondence", running, "Batalkan berkas",
           "Batalkan berkas", false, CancelFields, CancelCase}};
}

}  // namespace tepat::portal
