// SPDX-License-Identifier: Apache-2.0
#include "libs/base/findings.h"
#include "services/submission/commands/commands.h"
#include "services/submission/commands/submitting.h"

namespace tepat::submission {

Result<v1::ReturnDocumentsResponse> ReturnDocuments(journal::Transaction& transaction,
                                                    const identity::Claims& caller,
                                                    const v1::ReturnDocumentsRequest& request) {
  Submitting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Find(request.case_id()));
  // Who may give them back is who has them now.
  const bool approving = self.submission.state == State::kInApproval;
  TEPAT_TRY(self.command.Authorise(kPrepareStep, approving ? "approve" : "review"));
  TEPAT_TRY(RequireState(self.submission, approving ? State::kInApproval : State::kInReview,
                         request.expected_revision()));
  TEPAT_TRY(CheckReason(kArea, request.reason()));
  self.Remark(request.reason());
  // A new visit: the time of review was nobody's, and is not counted.
  const sop::Mark started = BeginPreparing(self.submission, self.command.sop(), transaction.now());
  TEPAT_TRY(self.Finish("documents-returned", {started}));
  return self.command.Answer<v1::ReturnDocumentsResponse>(self.revision());
}

}  // namespace tepat::submission
