// SPDX-License-Identifier: Apache-2.0
#include "services/office/authority.h"

#include "libs/calls/guard.h"
#include "libs/identity/office_view.h"

namespace tepat::office {

Result<identity::Right> RequireRole(const std::vector<std::string>& roles,
                                    journal::Transaction& transaction,
                                    const identity::Claims& caller, const std::string& command) {
  TEPAT_ASSIGN(const auto known, calls::KnownOfficeIn(transaction));
  return identity::AuthorisePosition(transaction.db(), known, caller, roles, command,
                                     transaction.now());
}

Result<std::optional<identity::Right>> RequireOperatorOr(const std::vector<std::string>& roles,
                                                         journal::Transaction& transaction,
                                                         const identity::Claims& caller,
                                                         const std::string& command) {
  // Whoever sits at the server could change the files as well.
  if (calls::RequireScope(caller, "operator")) return std::nullopt;
  TEPAT_ASSIGN(auto right, RequireRole(roles, transaction, caller, command));
  return std::optional(std::move(right));
}

Status RecordOfficeFact(journal::Transaction& transaction, const std::string& name,
                        const std::string& payload, const std::optional<identity::Right>& actor) {
  TEPAT_TRY(identity::ApplyOfficeFact(transaction.db(), name, payload, transaction.now()));
  journal::Fact fact{name, "", transaction.now()};
  fact.payload = payload;
  // Nobody for the operator: a machine acts in no position.
  if (actor) {
    fact.actor = calls::ActorOf(*actor);
    fact.office_cursor = actor->office_cursor;
  }
  TEPAT_TRY(transaction.Append(fact));
  return Ok();
}

}  // namespace tepat::office
