// SPDX-License-Identifier: Apache-2.0
#include "libs/base/findings.h"
#include "services/disposition/commands/commands.h"
#include "services/disposition/commands/deciding.h"

namespace tepat::disposition {

Result<v1::DeclineDispositionResponse> DeclineDisposition(
    journal::Transaction& transaction, const identity::Claims& caller,
    const v1::DeclineDispositionRequest& request) {
  Deciding deciding{{transaction, caller, kArea}};
  TEPAT_TRY(deciding.Begin(request.case_id(), State::kNotNeeded, request.expected_revision()));
  TEPAT_TRY(CheckReason(kArea, request.reason()));
  // No inputs are asked for: a case that is not taken up needs none.
  deciding.stored.reason = request.reason();
  v1::DispositionDeclined payload;
  payload.set_reason(request.reason());
  payload.set_revision(deciding.revision());
  TEPAT_TRY(deciding.Finish("disposition-declined", payload));
  return deciding.command.Answer<v1::DeclineDispositionResponse>(deciding.revision());
}

}  // namespace tepat::disposition
