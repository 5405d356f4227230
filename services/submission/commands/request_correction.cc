// SPDX-License-Identifier: Apache-2.0
#include "libs/identity/office_plan.h"
#include "libs/performance/period.h"
#include "services/submission/commands/commands.h"
#include "services/submission/commands/submitting.h"
#include "services/submission/store/correction_cells.h"
#include "services/submission/wire.h"

namespace tepat::submission {
namespace {

// By the plan by which the data were collected. A case that came before its hand-off told the
// version is not checked here: data-collection does it.
Status RequireCells(sql::Database& db, const Submission& submission, const Correction& correction) {
  if (submission.plan_version == 0) return Ok();
  const auto period = performance::ParsePeriod(submission.period);
  TEPAT_ASSIGN(const auto found,
               identity::FindPlan(db, period ? period->year : 0, submission.plan_version));
  if (found) return CheckCells(correction, found->adopted->plan);
  return Fail(Code::kUnavailable, "submission.no_plan", "the office has not yet told the plan");
}

}  // namespace

Result<v1::RequestCorrectionResponse> RequestCorrection(
    const Context& context, journal::Transaction& transaction, const identity::Claims& caller,
    const v1::RequestCorrectionRequest& request) {
  Submitting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Find(request.case_id()));
  // Who works on the open step, or sent the package, sees what is wrong with it.
  const bool preparing = self.submission.state == State::kPreparing;
  TEPAT_TRY(self.command.Authorise(preparing ? kPrepareStep : kSendStep,
                                   preparing ? "prepare_documents" : "send"));
  const Correction correction = CorrectionIn(request);
  TEPAT_TRY(CheckCorrection(correction, context.config));
  // The rule judges the state: who may ask depends on it, and what may be asked, too.
  TEPAT_ASSIGN(auto marks,
               Correct(self.submission, self.command.sop(), static_cast<Target>(correction.target),
                       correction.reason, request.expected_revision(), transaction.now()));
  TEPAT_TRY(RequireCells(transaction.db(), self.submission, correction));
  TEPAT_TRY(self.Save());
  TEPAT_TRY(
      SaveCellReasons(transaction.db(), self.submission.case_id, self.revision(), correction));
  TEPAT_TRY(self.command.Record("correction-requested", self.submission.case_id, std::move(marks),
                                CorrectionPayload(request, self.revision())));
  return self.command.Answer<v1::RequestCorrectionResponse>(self.revision());
}

}  // namespace tepat::submission
