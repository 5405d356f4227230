// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/case_command.h"
#include "services/disposition/commands/commands.h"
#include "services/disposition/store/dispositions.h"

namespace tepat::disposition {

Result<v1::MarkReadResponse> MarkRead(journal::Transaction& transaction,
                                      const identity::Claims& caller,
                                      const v1::MarkReadRequest& request) {
  casework::CaseCommand command(transaction, caller, kArea);
  TEPAT_ASSIGN(const StoredDisposition stored, command.Find(FindDisposition, request.case_id()));
  TEPAT_TRY(RequireIssued(stored.state));
  // No command of the SOP: the disposition itself says who its readers are.
  TEPAT_TRY(command.AuthorisePosition(stored.issue.recipients, "mark_read"));
  const std::string& position = command.right().position;
  TEPAT_ASSIGN(const bool first,
               SaveReading(command.db(), stored.case_id, position, command.now()));
  if (first) {
    v1::DispositionRead payload;
    payload.set_recipient(position);
    TEPAT_TRY(command.Record("disposition-read", stored.case_id, {}, payload));
  }
  return command.Answer<v1::MarkReadResponse>();
}

}  // namespace tepat::disposition
