// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/commands/deciding.h"

#include "services/disposition/store/dispositions.h"

namespace tepat::disposition {

Status Deciding::Begin(const std::string& case_id, State wanted, int expected_revision) {
  TEPAT_ASSIGN(stored, command.Find(FindDisposition, case_id));
  TEPAT_TRY(command.Authorise(kStep, kCommand));
  TEPAT_ASSIGN(stored.state, Decide(stored.state, wanted, expected_revision,
                                    command.right().person_id, command.now()));
  return Ok();
}

Status Deciding::Finish(const char* fact, const google::protobuf::Message& payload) {
  // Rows before the fact, in one commit: neither is ever seen without the other.
  TEPAT_TRY(SaveDecision(command.db(), stored));
  TEPAT_TRY(command.Record(
      fact, stored.case_id,
      MarksOfDecision(command.sop(), stored.state.state, command.now(), stored.reason), payload));
  return Ok();
}

}  // namespace tepat::disposition
