// SPDX-License-Identifier: Apache-2.0
#include "libs/calls/guard.h"

#include "libs/identity/office_view.h"
#include "libs/journal/progress.h"

namespace tepat::calls {

Guard::Guard(sql::ReaderPool& pool, const Clock& clock)
    : verifier_(
          [&pool](const std::string& key_id) {
            return pool.Read<std::optional<std::string>>(
                [&](sql::Database& db) { return identity::FindPublicKey(db, key_id); });
          },
          clock) {}

Result<identity::Claims> Guard::Identify(const grpc::CallbackServerContext& call) {
  const auto found = call.client_metadata().find(kTokenKey);
  constexpr std::string_view kScheme = "Bearer ";
  if (found == call.client_metadata().end() || !found->second.starts_with(kScheme.data())) {
    return Fail(Code::kDenied, "identity.no_token", "the call carries no token");
  }
  const auto token = found->second.substr(kScheme.size());
  return verifier_.Verify({token.data(), token.size()});
}

std::string NameOf(const identity::Claims& claims) {
  if (!claims.person_id.empty()) return claims.person_id;
  return claims.service.empty() ? "machine/" + claims.machine : "service/" + claims.service;
}

Status RequireScope(const identity::Claims& claims, const std::string& scope) {
  if (!claims.machine.empty() && claims.HasScope(scope)) return Ok();
  return Fail(Code::kDenied, "identity.no_scope", "this needs a token with the scope " + scope,
              {{"scope", scope}});
}

Status RequireService(const identity::Claims& claims) {
  if (!claims.service.empty() || RequireScope(claims, "operator")) return Ok();
  return Fail(Code::kDenied, "identity.not_a_service", "only services may do this");
}

journal::Actor ActorOf(const identity::Right& right) {
  return {right.person_id, right.position, right.delegation_id};
}

Result<identity::KnownOffice> KnownOfficeIn(journal::Transaction& transaction) {
  const journal::Position own = transaction.position();
  const std::string source = own.source.substr(0, own.source.rfind('/')) + "/office";
  // The office is never behind itself.
  if (own.source == source) return identity::KnownOffice{own.sequence, transaction.now()};
  TEPAT_ASSIGN(const auto read, journal::FindReadProgress(transaction.db(), source));
  // Nothing read yet: known up to an instant long ago, which is too old to act by.
  if (!read) return identity::KnownOffice{};
  return identity::KnownOffice{read->cursor.sequence, read->confirmed};
}

}  // namespace tepat::calls
