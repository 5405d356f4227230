// SPDX-License-Identifier: Apache-2.0
#include "libs/base/findings.h"
#include "services/submission/commands/commands.h"
#include "services/submission/commands/submitting.h"

namespace tepat::submission {

Result<v1::ApproveDocumentsResponse> ApproveDocuments(journal::Transaction& transaction,
                                                      const identity::Claims& caller,
                                                      const v1::ApproveDocumentsRequest& request) {
  Submitting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kPrepareStep, "approve", State::kInApproval,
                       request.expected_revision()));
  TEPAT_TRY(CheckNote(kArea, request.note()));
  self.Remark(request.note());
  const sop::Mark started = BeginSending(self.submission, self.command.sop(), transaction.now());
  // The approved package is an input of step 7, which is not sent without it.
  TEPAT_TRY(self.Link({"paket_disetujui", "ke-" + std::to_string(started.visit), "Tepat"}));
  TEPAT_TRY(self.Finish("documents-approved", {started}));
  return self.command.Answer<v1::ApproveDocumentsResponse>(self.revision());
}

}  // namespace tepat::submission
