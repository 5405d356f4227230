// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/pause.h"

#include <algorithm>

#include "libs/base/findings.h"
#include "libs/casework/decision.h"

namespace tepat::casework {

const std::string_view kPauseSchema = R"sql(
CREATE TABLE visit_pause(
  case_id TEXT NOT NULL,
  step    INTEGER NOT NULL,
  visit   INTEGER NOT NULL,
  reason  TEXT NOT NULL,
  PRIMARY KEY(case_id, step, visit, reason)  -- those that last
) STRICT, WITHOUT ROWID;
)sql";

namespace {

using sop::Mark;

constexpr const char* kArea = "pause";

// One decision about the clock of a visit.
struct Pausing {
  Decision decision;
  const FindHeldVisit& find;
  HeldVisit held = {};
  sop::Sop sop = {};

  Status Begin(const std::string& case_id, int step) {
    TEPAT_ASSIGN(const auto found, find(decision.db(), case_id));
    if (!found || found->step != step) {
      return Fail(Code::kConflict, "pause.no_open_visit",
                  "step " + std::to_string(step) + " of this case is not open here");
    }
    held = *found;
    TEPAT_ASSIGN(sop, SopOfCase(decision.db(), kArea, case_id, held.sop_id, held.sop_version));
    TEPAT_ASSIGN(const sop::Step& open, sop.GetStep(step));
    return decision.AuthorisePosition(DecidersOf(open), "pause_visit");
  }

  // Those who answer for the step, and their superiors.
  static std::vector<std::string> DecidersOf(const sop::Step& step) {
    std::vector<std::string> roles = {"sekretaris", "camat"};
    for (const auto& [name, command] : step.commands) {
      roles.push_back(command.accountable);
    }
    return roles;
  }

  Mark MarkOf(Mark::Kind kind, const std::string& reason) const {
    Mark mark{held.step, held.visit, kind, decision.now()};
    mark.reason = reason;
    return mark;
  }

  Result<std::int64_t> CountLasting(const std::string& case_id, const std::string& reason) {
    TEPAT_ASSIGN(
        const auto row,
        decision.db().Find("SELECT count(*) FROM visit_pause WHERE case_id=?1 AND step=?2 "
                           "AND visit=?3 AND (?4 = '' OR reason=?4)",
                           {case_id, std::int64_t{held.step}, std::int64_t{held.visit}, reason}));
    return row->Int(0);
  }
};

Status CheckPause(const Pausing& pausing, const common::v1::PauseVisitRequest& request) {
  const auto& reasons = pausing.sop.pause_reasons;
  Findings findings;
  std::string list;
  for (const std::string& reason : reasons) list += (list.empty() ? "" : " | ") + reason;
  findings.Require(std::find(reasons.begin(), reasons.end(), request.reason()) != reasons.end(),
                   "reason",
                   list.empty() ? "the SOP knows no reason for which a clock may stand still"
                                : "one of: " + list);
  findings.RequireText(request.evidence(), "evidence", 5, 500);
  return findings.Outcome("pause.invalid_request");
}

template <class Response>
Result<Response> AnswerOf(const Result<journal::Transaction::Appended>& appended) {
  if (!appended) return Fail(appended.error());
  Response response;
  journal::FillPosition(appended->position, response.mutable_position());
  return response;
}

}  // namespace

Result<common::v1::PauseVisitResponse> PauseVisit(const FindHeldVisit& find,
                                                  journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const common::v1::PauseVisitRequest& request) {
  Pausing self{{transaction, caller, kArea}, find};
  TEPAT_TRY(self.Begin(request.case_id(), request.step()));
  TEPAT_TRY(CheckPause(self, request));
  TEPAT_ASSIGN(const auto lasting, self.CountLasting(request.case_id(), request.reason()));
  if (lasting > 0) {
    return Fail(Code::kConflict, "pause.paused_already",
                "the clock stands still for this reason already");
  }
  TEPAT_TRY(
      transaction.db().Run("INSERT INTO visit_pause(case_id, step, visit, reason) VALUES(?,?,?,?)",
                           {request.case_id(), std::int64_t{self.held.step},
                            std::int64_t{self.held.visit}, request.reason()}));
  common::v1::VisitPaused payload;
  payload.set_step(self.held.step);
  payload.set_visit(self.held.visit);
  payload.set_reason(request.reason());
  payload.set_evidence(request.evidence());
  return AnswerOf<common::v1::PauseVisitResponse>(
      self.decision.Record("visit-paused", request.case_id(),
                           {self.MarkOf(Mark::Kind::kPaused, request.reason())}, payload));
}

Result<common::v1::ResumeVisitResponse> ResumeVisit(const FindHeldVisit& find,
                                                    journal::Transaction& transaction,
                                                    const identity::Claims& caller,
                                                    const common::v1::ResumeVisitRequest& request) {
  Pausing self{{transaction, caller, kArea}, find};
  TEPAT_TRY(self.Begin(request.case_id(), request.step()));
  TEPAT_ASSIGN(const auto lasting, self.CountLasting(request.case_id(), request.reason()));
  if (lasting == 0) {
    return Fail(Code::kConflict, "pause.not_paused",
                request.reason().empty() ? "the clock does not stand still"
                                         : "the clock does not stand still for this reason");
  }
  TEPAT_TRY(transaction.db().Run(
      "DELETE FROM visit_pause WHERE case_id=?1 AND step=?2 AND visit=?3 AND (?4 = '' OR "
      "reason=?4)",
      {request.case_id(), std::int64_t{self.held.step}, std::int64_t{self.held.visit},
       request.reason()}));
  common::v1::VisitResumed payload;
  payload.set_step(self.held.step);
  payload.set_visit(self.held.visit);
  payload.set_reason(request.reason());
  return AnswerOf<common::v1::ResumeVisitResponse>(
      self.decision.Record("visit-resumed", request.case_id(),
                           {self.MarkOf(Mark::Kind::kResumed, request.reason())}, payload));
}

}  // namespace tepat::casework
