// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/decision.h"

#include "libs/base/check.h"
#include "libs/calls/guard.h"

namespace tepat::casework {

Status Decision::AuthoriseStep(const sop::Step& step, const std::string& command) {
  TEPAT_ASSIGN(const auto known, calls::KnownOfficeIn(transaction_));
  TEPAT_ASSIGN(right_, identity::Authorise(db(), known, caller_, step, command, now()));
  return Ok();
}

Status Decision::AuthoriseStepUnit(const sop::Step& step, const std::string& command,
                                   const std::string& unit) {
  TEPAT_ASSIGN(const auto known, calls::KnownOfficeIn(transaction_));
  TEPAT_ASSIGN(right_, identity::AuthoriseUnit(db(), known, caller_, step, command, unit, now()));
  return Ok();
}

Status Decision::AuthorisePosition(const std::vector<std::string>& roles,
                                   const std::string& command) {
  TEPAT_ASSIGN(const auto known, calls::KnownOfficeIn(transaction_));
  TEPAT_ASSIGN(right_, identity::AuthorisePosition(db(), known, caller_, roles, command, now()));
  return Ok();
}

const identity::Right& Decision::right() const {
  // A right names the person: without one nobody was judged, and the fact would have no actor.
  TEPAT_CHECK(!right_.person_id.empty());
  return right_;
}

Result<journal::Transaction::Appended> Decision::Record(const char* fact,
                                                        const std::string& case_id,
                                                        std::vector<sop::Mark> marks,
                                                        const google::protobuf::Message& payload) {
  journal::Fact made{fact, case_id, now()};
  made.actor = calls::ActorOf(right());
  // What was known of the office when the right was judged: an audit can judge it again.
  made.office_cursor = right().office_cursor;
  made.marks = std::move(marks);
  made.payload = journal::PayloadOf(payload);
  return transaction_.Append(made);
}

}  // namespace tepat::casework
