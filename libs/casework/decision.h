// SPDX-License-Identifier: Apache-2.0
// One decision of a person about a step of a case, inside the writer's transaction: by what SOP, by
// what right, with which inputs missing, and the fact that records it.
#pragma once

#include <string>
#include <vector>

#include "libs/identity/rights.h"
#include "libs/journal/wire.h"
#include "libs/journal/writer.h"

namespace tepat::casework {

// The SOP version by which a case runs: the one that it was opened with, or the one that the office
// has told it to follow since. Fails with kUnavailable `<area>.no_sop` while the office has not
// told this service: the caller comes again.
Result<sop::Sop> SopOfCase(sql::Database& db, const std::string& area, const std::string& case_id,
                           const std::string& sop_id, int version);

// Lives as long as its transaction. `area` begins the slugs: `disposition`.
class Decision {
 public:
  // All arguments outlive the decision.
  Decision(journal::Transaction& transaction, const identity::Claims& caller, std::string area)
      : transaction_(transaction), caller_(caller), area_(std::move(area)) {}

  // Judges the right by the roles that the SOP gives to a command. Fails as identity::Authorise.
  Status Authorise(const sop::Step& step, const std::string& command);
  // The same for a command on the data of one unit. Fails as identity::AuthoriseUnit.
  Status AuthoriseUnit(const sop::Step& step, const std::string& command, const std::string& unit);
  // Judges the right to act in one of `roles`; for what is no command of an SOP.
  Status AuthorisePosition(const std::vector<std::string>& roles, const std::string& command);

  // Enforced inputs of the step that are not among `linked`. With any missing, `reason` says why
  // the step is completed all the same: kConflict `<area>.input_missing` (detail `missing`) without
  // one, kInvalid `<area>.invalid_request` (detail `fields`) when it is too short or too long.
  Result<std::vector<std::string>> MissingInputs(const sop::Step& step,
                                                 const std::vector<std::string>& linked,
                                                 const std::string& reason) const;

  // Appends the fact with its actor. Fails as Transaction::Append.
  Result<journal::Transaction::Appended> Record(const char* fact, const std::string& case_id,
                                                std::vector<sop::Mark> marks,
                                                const google::protobuf::Message& payload);

  // The answer of a command that changes a case.
  template <class Response>
  static Response Answer(int revision, const journal::Position& position) {
    Response response;
    response.set_revision(revision);
    journal::FillPosition(position, response.mutable_position());
    return response;
  }

  const identity::Right& right() const { return right_; }
  sql::Database& db() { return transaction_.db(); }
  Instant now() const { return transaction_.now(); }

 private:
  journal::Transaction& transaction_;
  const identity::Claims& caller_;
  const std::string area_;
  identity::Right right_;
};

}  // namespace tepat::casework
