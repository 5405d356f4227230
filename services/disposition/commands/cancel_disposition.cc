// SPDX-License-Identifier: Apache-2.0
#include "libs/base/findings.h"
#include "libs/casework/case_command.h"
#include "services/disposition/commands/commands.h"
#include "services/disposition/store/dispositions.h"
#include "tepat/common/v1/ending.pb.h"

namespace tepat::disposition {

Result<v1::CancelDispositionResponse> CancelDisposition(
    journal::Transaction& transaction, const identity::Claims& caller,
    const v1::CancelDispositionRequest& request) {
  casework::CaseCommand command(transaction, caller, kArea);
  TEPAT_ASSIGN(StoredDisposition stored, command.Find(FindDisposition, request.case_id()));
  TEPAT_TRY(command.Authorise(kStep, kCommand));
  TEPAT_ASSIGN(const auto readings, RecipientsOf(command.db(), stored.case_id));
  const identity::Right& right = command.right();
  TEPAT_ASSIGN(stored.state, Cancel(stored.state, readings, request.expected_revision(),
                                    right.person_id, command.now()));
  TEPAT_TRY(CheckReason(kArea, request.reason()));
  // The case is further on by now: whoever holds it decides about its end.
  stored.end_requested = true;
  TEPAT_TRY(SaveState(command.db(), stored));
  common::v1::CaseEndRequested payload;
  payload.mutable_ending()->set_reason(request.reason());
  payload.mutable_ending()->set_person_id(right.person_id);
  payload.mutable_ending()->set_position(right.position);
  payload.set_revision(stored.state.revision.number);
  TEPAT_TRY(command.Record("case-end-requested", stored.case_id, {}, payload));
  return command.Answer<v1::CancelDispositionResponse>(stored.state.revision.number);
}

}  // namespace tepat::disposition
