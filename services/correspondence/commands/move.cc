// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/commands/move.h"

namespace tepat::correspondence {

Status LetterMove::Begin(const std::string& case_id, int expected_revision) {
  TEPAT_ASSIGN(letter, command.Find(FindLetter, case_id));
  // The right before the state: who may not move it does not learn where it lies.
  TEPAT_TRY(command.Authorise(kStep, CommandOf(move)));
  TEPAT_ASSIGN(letter.state, StateAfter(letter.state, move, expected_revision,
                                        command.right().person_id, command.now()));
  payload.set_desk(static_cast<v1::Desk>(letter.state.desk));
  payload.set_revision(revision());
  return Ok();
}

Status LetterMove::Finish(const char* fact) {
  TEPAT_TRY(SaveState(command.db(), letter));
  TEPAT_TRY(
      command.Record(fact, letter.case_id, MarksOf(move, command.sop(), command.now()), payload));
  return Ok();
}

}  // namespace tepat::correspondence
