// SPDX-License-Identifier: Apache-2.0
#include "libs/base/findings.h"
#include "libs/casework/case_command.h"
#include "services/correspondence/commands/commands.h"
#include "services/correspondence/commands/ending.h"
#include "services/correspondence/store/cases.h"

namespace tepat::correspondence {

Result<v1::CancelCaseResponse> CancelCase(journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::CancelCaseRequest& request) {
  casework::CaseCommand command(transaction, caller, kArea);
  TEPAT_ASSIGN(OwnCase own, command.Find(FindOwnCase, request.case_id()));
  TEPAT_TRY(command.Authorise(kStep, CommandOf(Move::kEnd)));
  TEPAT_TRY(CheckReason(kArea, request.reason()));
  common::v1::CaseEnding ending;
  ending.set_reason(request.reason());
  TEPAT_ASSIGN(const WishOutcome outcome, End(command, own, request.case_id(),
                                              request.expected_revision(), std::move(ending)));
  auto response = command.Answer<v1::CancelCaseResponse>(outcome.revision);
  // Who asked is told whether it has ended, or is only asked for.
  response.set_requested(!outcome.ended);
  return response;
}

}  // namespace tepat::correspondence
