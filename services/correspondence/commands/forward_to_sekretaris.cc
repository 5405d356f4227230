// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/commands/commands.h"
#include "services/correspondence/commands/move.h"

namespace tepat::correspondence {

Result<v1::ForwardToSekretarisResponse> ForwardToSekretaris(
    journal::Transaction& transaction, const identity::Claims& caller,
    const v1::ForwardToSekretarisRequest& request) {
  LetterMove moving{{transaction, caller, kArea}, Move::kForwardToSekretaris};
  TEPAT_TRY(moving.Begin(request.case_id(), request.expected_revision()));
  TEPAT_TRY(moving.Finish("letter-forwarded-to-sekretaris"));
  return moving.command.Answer<v1::ForwardToSekretarisResponse>(moving.revision());
}

}  // namespace tepat::correspondence
