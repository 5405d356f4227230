// SPDX-License-Identifier: Apache-2.0
// Stands at the door of a service: whose token came with a call, and how far the office is known.
#pragma once

#include <grpcpp/grpcpp.h>

#include <string>

#include "libs/identity/rights.h"
#include "libs/identity/verifier.h"
#include "libs/journal/writer.h"
#include "libs/sql/reader_pool.h"

namespace tepat::calls {

// One for a service, from its start to its end; remembers tokens that it has verified. Any thread.
class Guard {
 public:
  // Keys come from the office facts in this service's database. All arguments outlive the guard.
  Guard(sql::ReaderPool& pool, const Clock& clock);

  // The claims of the call's token. Fails with kDenied `identity.no_token`, and as Verifier.
  Result<identity::Claims> Identify(const grpc::CallbackServerContext& call);

 private:
  identity::Verifier verifier_;
};

// Metadata key and value with which a call carries a token.
// As HTTP has it, so that tools for gRPC know where to put a token.
constexpr const char* kTokenKey = "authorization";
inline std::string TokenValue(const std::string& token) { return "Bearer " + token; }

// Who a command is from, for its fingerprint and the log: a person's id, `service/…`, `machine/…`.
// Never a name.
std::string NameOf(const identity::Claims& claims);

// Fails with kDenied `identity.no_scope` unless the token is a machine's with that scope.
Status RequireScope(const identity::Claims& claims, const std::string& scope);

// Fails with kDenied `identity.not_a_service` unless the token is a service's, or the operator's.
Status RequireService(const identity::Claims& claims);

// The actor that a fact names.
journal::Actor ActorOf(const identity::Right& right);

// How far this service has read the office's journal; for the office itself, its own head.
Result<identity::KnownOffice> KnownOfficeIn(journal::Transaction& transaction);

}  // namespace tepat::calls
