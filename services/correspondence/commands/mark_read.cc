// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/commands/commands.h"
#include "services/correspondence/commands/move.h"

namespace tepat::correspondence {

Result<v1::MarkReadResponse> MarkRead(journal::Transaction& transaction,
                                      const identity::Claims& caller,
                                      const v1::MarkReadRequest& request) {
  // No step moves by reading: the receipt shows that the letter was seen, and when.
  LetterMove moving{{transaction, caller, kArea}, Move::kMarkRead};
  TEPAT_TRY(moving.Begin(request.case_id(), request.expected_revision()));
  TEPAT_TRY(moving.Finish("letter-read"));
  return moving.command.Answer<v1::MarkReadResponse>(moving.revision());
}

}  // namespace tepat::correspondence
