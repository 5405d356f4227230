// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/commands/commands.h"
#include "services/correspondence/commands/move.h"

namespace tepat::correspondence {

Result<v1::ForwardToCamatResponse> ForwardToCamat(journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const v1::ForwardToCamatRequest& request) {
  LetterMove moving{{transaction, caller, kArea}, Move::kForwardToCamat};
  TEPAT_TRY(moving.Begin(request.case_id(), request.expected_revision()));
  TEPAT_TRY(CheckAdvice(request.advice()));
  TEPAT_TRY(moving.command.RequireInputs(request.missing_input_reason(), moving.payload));
  // The step's output: the circular with the Sekretaris's advice.
  const Letter& letter = moving.letter.letter;
  TEPAT_TRY(moving.command.LinkOutput(letter.number, PlaceOf(letter)));
  moving.letter.advice = request.advice();
  // Facts go to every reader of the bus; what is said about a restricted letter stays here.
  if (IsPublic(letter)) moving.payload.set_advice(request.advice());
  TEPAT_TRY(moving.Finish("letter-forwarded-to-camat"));
  return moving.command.Answer<v1::ForwardToCamatResponse>(moving.revision());
}

}  // namespace tepat::correspondence
