// SPDX-License-Identifier: Apache-2.0
#include "libs/base/findings.h"
#include "services/submission/commands/commands.h"
#include "services/submission/commands/submitting.h"

namespace tepat::submission {

Result<v1::ReviewDocumentsResponse> ReviewDocuments(journal::Transaction& transaction,
                                                    const identity::Claims& caller,
                                                    const v1::ReviewDocumentsRequest& request) {
  Submitting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kPrepareStep, "review", State::kInReview,
                       request.expected_revision()));
  TEPAT_TRY(CheckNote(kArea, request.note()));
  self.Remark(request.note());
  // No marks: no clock runs while the Sekretaris and the Camat look.
  self.submission.state = State::kInApproval;
  TEPAT_TRY(self.Finish("documents-reviewed", {}));
  return self.command.Answer<v1::ReviewDocumentsResponse>(self.revision());
}

}  // namespace tepat::submission
