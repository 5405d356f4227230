// SPDX-License-Identifier: Apache-2.0
// The clock of a step stands still for a reason that the SOP names, and goes on.
#include "services/portal/screens/case/pause_forms.h"

#include <algorithm>

#include "services/portal/screens/sending.h"
#include "tepat/timing/v1/visit.pb.h"

namespace tepat::portal {
namespace {

namespace wire = common::v1;
using Stub = wire::PauseService::Stub;

// The visit whose owner can hold its clock; null when none is open.
// From the last: a step that was returned has several visits, and a pending one has no owner yet.
const VisitRow* HeldVisit(const CaseView& view) {
  const auto found =
      std::find_if(view.visits.rbegin(), view.visits.rend(), [](const VisitRow& visit) {
        return !visit.stop && visit.state != timing::v1::VISIT_STATE_PENDING;
      });
  return found == view.visits.rend() ? nullptr : &*found;
}

bool IsPaused(const CaseView& view) {
  const VisitRow* visit = HeldVisit(view);
  return visit != nullptr && visit->paused;
}

bool IsRunning(const CaseView& view) { return HeldVisit(view) != nullptr && !IsPaused(view); }

// Without reasons in the SOP nobody may: a pause without one would be a favour.
bool MayPause(const Context& context, const CaseView& view) {
  return !context.pause_reasons.empty() && context.MayPause(HeldVisit(view)->step);
}

// A command about the open visit, to the service that owns it.
// Without a revision: a pause changes nothing but the clock.
template <class Request>
Request RequestAbout(const Context& context, const std::string& case_id) {
  Request request;
  request.set_request_id(context.form().Get("request_id"));
  request.set_case_id(case_id);
  request.set_step(IntIn(context.form().Get("step")));
  return request;
}

Html StepField(const CaseView& view) {
  return Fill(R"(<input type="hidden" name="step" value="{}">)", HeldVisit(view)->step);
}

// A form that was refused may be drawn when no visit is open any more; then it has no step.
Html PauseFields(const Context& context, const CaseView& view, const FormState& state) {
  std::vector<Choice> reasons;
  for (const std::string& reason : context.pause_reasons) reasons.push_back({reason, reason});
  return Fill(
      R"(<p class="petunjuk">Selama jam berhenti, waktu tidak dihitung. Lewat waktu yang sudah
terjadi tidak terhapus.</p>{}{}{})",
      HeldVisit(view) == nullptr ? Html() : StepField(view),
      ChoiceField(state, {"pause_reason", "Alasan"}, reasons,
                  reasons.empty() ? std::string() : reasons.front().value),
      TextArea(state, {"evidence", "Bukti", "Nomor surat, atau siapa yang menyatakan dan kapan.",
                       "text", true, 500}));
}

Sent Pause(const Context& context, const std::string& case_id) {
  auto request = RequestAbout<wire::PauseVisitRequest>(context, case_id);
  request.set_reason(context.form().Get("pause_reason"));
  request.set_evidence(context.form().Get("evidence"));
  return SendTo(context, context.portal.backend.PauserOf(request.step()), &Stub::PauseVisit,
                request);
}

Html ResumeFields(const Context&, const CaseView& view, const FormState&) {
  return HeldVisit(view) == nullptr ? Html() : StepField(view);
}

Sent Resume(const Context& context, const std::string& case_id) {
  const auto request = RequestAbout<wire::ResumeVisitRequest>(context, case_id);
  return SendTo(context, context.portal.backend.PauserOf(request.step()), &Stub::ResumeVisit,
                request);
}

}  // namespace

std::vector<Action> PauseActions() {
  // Review and approval have no clock that could stand still.
  const std::vector<Stage> timed = {Stage::kFrontDesk,  Stage::kSekretaris, Stage::kDisposing,
                                    Stage::kCollecting, Stage::kChecking,   Stage::kPreparing,
                                    Stage::kSending};
  return {{"jeda", "pause_visit", "correspondence", timed, "Hentikan jam langkah ini",
           "Hentikan jam", false, PauseFields, Pause, IsRunning, MayPause, false},
          {"lanjut", "pause_visit", "correspondence", timed, "Jalankan lagi jam langkah ini",
           "Jalankan jam", false, ResumeFields, Resume, IsPaused, MayPause, false}};
}

}  // namespace tepat::portal
