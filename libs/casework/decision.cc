// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/decision.h"

#include "libs/base/findings.h"
#include "libs/calls/guard.h"
#include "libs/identity/office_view.h"

namespace tepat::casework {

Result<sop::Sop> SopOfCase(sql::Database& db, const std::string& area, const std::string& case_id,
                           const std::string& sop_id, int version) {
  TEPAT_ASSIGN(auto sop, identity::FindSopOfCase(db, case_id, sop_id, version));
  if (sop) return std::move(*sop);
  return Fail(Code::kUnavailable, area + ".no_sop",
              "the version of '" + sop_id + "' that this case follows is not known here yet");
}

Status Decision::Authorise(const sop::Step& step, const std::string& command) {
  TEPAT_ASSIGN(const auto known, calls::KnownOfficeIn(transaction_));
  TEPAT_ASSIGN(right_, identity::Authorise(db(), known, caller_, step, command, now()));
  return Ok();
}

Status Decision::AuthoriseUnit(const sop::Step& step, const std::string& command,
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

Result<std::vector<std::string>> Decision::MissingInputs(const sop::Step& step,
                                                         const std::vector<std::string>& linked,
                                                         const std::string& reason) const {
  auto missing = sop::MissingInputs(step, linked);
  if (missing.empty()) return missing;
  if (reason.empty()) {
    std::string names;
    for (const std::string& kind : missing) names += (names.empty() ? "" : ", ") + kind;
    return Fail(Code::kConflict, area_ + ".input_missing",
                "step " + std::to_string(step.key) + " cannot be completed without: " + names,
                {{"missing", names}, {"step", std::to_string(step.key)}});
  }
  Findings findings;
  findings.RequireText(reason, "missing_input_reason", 5, 500);
  TEPAT_TRY(findings.Outcome(area_ + ".invalid_request"));
  return missing;
}

Result<journal::Transaction::Appended> Decision::Record(const char* fact,
                                                        const std::string& case_id,
                                                        std::vector<sop::Mark> marks,
                                                        const google::protobuf::Message& payload) {
  journal::Fact made{fact, case_id, now()};
  made.actor = calls::ActorOf(right_);
  made.office_cursor = right_.office_cursor;
  made.marks = std::move(marks);
  made.payload = journal::PayloadOf(payload);
  return transaction_.Append(made);
}

}  // namespace tepat::casework
