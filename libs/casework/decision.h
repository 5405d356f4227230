// SPDX-License-Identifier: Apache-2.0
// One decision of a person, inside the writer's transaction: by what right, and the fact that
// records it.
#pragma once

#include <string>
#include <vector>

#include "libs/identity/rights.h"
#include "libs/journal/wire.h"
#include "libs/journal/writer.h"

namespace tepat::casework {

// Lives as long as its transaction, in the writer's thread. `area` begins the slugs: `disposition`.
class Decision {
 public:
  // Transaction and caller outlive the decision.
  Decision(journal::Transaction& transaction, const identity::Claims& caller, std::string area)
      : transaction_(transaction), caller_(caller), area_(std::move(area)) {}

  // Judges the right to act in one of `roles`; for what is no command of an SOP. Fails as
  // identity::AuthorisePosition.
  Status AuthorisePosition(const std::vector<std::string>& roles, const std::string& command);

  // Appends the fact with its actor; an empty case id stands for none. Requires that a right was
  // judged. Fails as Transaction::Append.
  Result<journal::Transaction::Appended> Record(const char* fact, const std::string& case_id,
                                                std::vector<sop::Mark> marks,
                                                const google::protobuf::Message& payload);

  // The answer of a command that changes a case: its revision, and where the journal stands.
  template <class Response>
  Response Answer(int revision) const {
    Response response = Answer<Response>();
    response.set_revision(revision);
    return response;
  }
  // The answer of a command that changes no revision.
  template <class Response>
  Response Answer() const {
    Response response;
    journal::FillPosition(transaction_.position(), response.mutable_position());
    return response;
  }

  // By what right; requires that it was judged.
  const identity::Right& right() const;
  sql::Database& db() { return transaction_.db(); }
  journal::Transaction& transaction() { return transaction_; }
  Instant now() const { return transaction_.now(); }
  const std::string& area() const { return area_; }

 protected:
  // The same for a command of a step, by the roles that the SOP gives to it; and for one on the
  // data of one unit. Fail as identity::Authorise and identity::AuthoriseUnit.
  Status AuthoriseStep(const sop::Step& step, const std::string& command);
  Status AuthoriseStepUnit(const sop::Step& step, const std::string& command,
                           const std::string& unit);

 private:
  journal::Transaction& transaction_;
  const identity::Claims& caller_;
  const std::string area_;
  identity::Right right_;
};

}  // namespace tepat::casework
