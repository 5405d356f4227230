// SPDX-License-Identifier: Apache-2.0
#include "libs/base/findings.h"
#include "services/data-collection/commands/collecting.h"
#include "services/data-collection/commands/commands.h"

namespace tepat::data_collection {

Result<v1::VerifyDataResponse> VerifyData(journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::VerifyDataRequest& request) {
  Collecting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kCheckStep, kCheck, State::kChecking,
                       request.expected_revision()));
  // A note may be empty; a return, which asks for work, has a reason for each unit.
  TEPAT_TRY(CheckNote(kArea, request.note()));
  TEPAT_TRY(
      self.CompleteStep(Verify, "data-verified", request.missing_input_reason(), request.note()));
  return self.command.Answer<v1::VerifyDataResponse>(self.collection.revision.number);
}

}  // namespace tepat::data_collection
