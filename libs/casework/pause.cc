// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/pause.h"

#include <algorithm>

#include "libs/base/findings.h"
#include "libs/casework/case_command.h"
#include "libs/casework/store/pauses.h"
#include "libs/sop/roles.h"

namespace tepat::casework {

namespace {

using sop::Mark;

constexpr const char* kArea = "pause";

// The open visit of the step, once the caller's right to its clock is judged.
Result<VisitKey> Begin(CaseCommand& command, const FindHeldVisit& find, const std::string& case_id,
                       int step) {
  TEPAT_ASSIGN(const auto held, find(command.db(), case_id));
  if (!held || held->step != step) {
    return Fail(Code::kConflict, "pause.no_open_visit",
                "step " + std::to_string(step) + " of this case is not open here");
  }
  command.Take(case_id, held->sop_id, held->sop_version);
  TEPAT_TRY(command.LookUp(step));
  TEPAT_TRY(command.AuthorisePosition(sop::PausersOf(command.step()), "pause_visit"));
  return VisitKey{case_id, held->step, held->visit};
}

Mark MarkOf(const VisitKey& visit, Mark::Kind kind, Instant now, const std::string& reason) {
  Mark mark{visit.step, visit.visit, kind, now};
  mark.reason = reason;
  return mark;
}

// Free words would excuse every delay: the SOP names what may stop its clocks.
Status CheckPause(const sop::Sop& sop, const common::v1::PauseVisitRequest& request) {
  const auto& reasons = sop.pause_reasons;
  Findings findings;
  std::string list;
  for (const std::string& reason : reasons) list += (list.empty() ? "" : " | ") + reason;
  findings.Require(std::find(reasons.begin(), reasons.end(), request.reason()) != reasons.end(),
                   "reason",
                   list.empty() ? "the SOP knows no reason for which a clock may stand still"
                                : "one of: " + list);
  findings.RequireText(request.evidence(), "evidence", kReasonLength);
  return findings.Outcome("pause.invalid_request");
}

}  // namespace

Result<common::v1::PauseVisitResponse> PauseVisit(const FindHeldVisit& find,
                                                  journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const common::v1::PauseVisitRequest& request) {
  CaseCommand command(transaction, caller, kArea);
  TEPAT_ASSIGN(const VisitKey visit, Begin(command, find, request.case_id(), request.step()));
  TEPAT_TRY(CheckPause(command.sop(), request));
  TEPAT_ASSIGN(const bool paused, IsPaused(command.db(), visit, request.reason()));
  if (paused) {
    return Fail(Code::kConflict, "pause.paused_already",
                "the clock stands still for this reason already");
  }
  TEPAT_TRY(InsertPause(command.db(), visit, request.reason()));
  common::v1::VisitPaused payload;
  payload.set_step(visit.step);
  payload.set_visit(visit.visit);
  payload.set_reason(request.reason());
  payload.set_evidence(request.evidence());
  TEPAT_TRY(command.Record("visit-paused", visit.case_id,
                           {MarkOf(visit, Mark::Kind::kPaused, command.now(), request.reason())},
                           payload));
  return command.Answer<common::v1::PauseVisitResponse>();
}

Result<common::v1::ResumeVisitResponse> ResumeVisit(const FindHeldVisit& find,
                                                    journal::Transaction& transaction,
                                                    const identity::Claims& caller,
                                                    const common::v1::ResumeVisitRequest& request) {
  CaseCommand command(transaction, caller, kArea);
  TEPAT_ASSIGN(const VisitKey visit, Begin(command, find, request.case_id(), request.step()));
  TEPAT_ASSIGN(const bool paused, IsPaused(command.db(), visit, request.reason()));
  if (!paused) {
    return Fail(Code::kConflict, "pause.not_paused",
                request.reason().empty() ? "the clock does not stand still"
                                         : "the clock does not stand still for this reason");
  }
  // The clock goes on only when no reason is left: one that was not named stays.
  TEPAT_TRY(DeletePauses(command.db(), visit, request.reason()));
  common::v1::VisitResumed payload;
  payload.set_step(visit.step);
  payload.set_visit(visit.visit);
  payload.set_reason(request.reason());
  TEPAT_TRY(command.Record("visit-resumed", visit.case_id,
                           {MarkOf(visit, Mark::Kind::kResumed, command.now(), request.reason())},
                           payload));
  return command.Answer<common::v1::ResumeVisitResponse>();
}

}  // namespace tepat::casework
