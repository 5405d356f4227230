// SPDX-License-Identifier: Apache-2.0
// Commands: a request that the writer runs once and whose answer waits for the commit. And queries,
// which are answered at once.
//
// Nothing here owns what it is given by reference: guard, writer and pool live from the service's
// start to its end, request and response until gRPC has sent the answer. A handler runs in the
// writer's thread; what it did to rows is undone when it refuses.
#pragma once

#include <grpcpp/grpcpp.h>

#include <functional>
#include <string>

#include "libs/calls/guard.h"
#include "libs/journal/command.h"
#include "libs/journal/hash.h"
#include "libs/rpc/unary.h"

namespace tepat::calls {

// What a command does inside the writer's transaction, for the caller.
template <class Request, class Response>
using Handler =
    std::function<Result<Response>(journal::Transaction&, const identity::Claims&, const Request&)>;

// The work of one idempotent command; on success `response` holds the first answer given to this
// request id. Method, caller and request make the fingerprint.
template <class Request, class Response>
journal::Writer::Work CommandWork(const std::string& method, const identity::Claims& caller,
                                  const Request& request, Response& response,
                                  Handler<Request, Response> handler) {
  // A repeat has the same id; what it must have besides is the same method, caller and content.
  // Serialised by one program, so equal messages give equal bytes.
  Request without_id = request;
  without_id.clear_request_id();
  const std::string fingerprint =
      journal::Sha256(method + '\n' + NameOf(caller) + '\n' + without_id.SerializeAsString());
  // By reference: gRPC keeps both until the reactor has finished, which is after the commit.
  return [key = journal::CommandKey{request.request_id(), fingerprint}, caller, &request, &response,
          handler = std::move(handler)](journal::Transaction& transaction) -> Status {
    const auto run = [&](journal::Transaction& inner) -> Result<std::string> {
      TEPAT_ASSIGN(const Response answer, handler(inner, caller, request));
      return answer.SerializeAsString();
    };
    TEPAT_ASSIGN(const std::string reply, journal::RunOnce(transaction, key, run));
    // Also the first answer comes this way, so that a repeat cannot differ from it.
    if (response.ParseFromString(reply)) return Ok();
    return Fail(Code::kInternal, "journal.corrupt_reply", "a kept reply cannot be read");
  };
}

// Runs a command that came as a call; the call is answered after the commit. `command` does what a
// Handler does; types are deduced, so that a service serves a function of that shape by its name.
template <class Request, class Response, class Command>
grpc::ServerUnaryReactor* ServeCommand(grpc::CallbackServerContext* call, Guard& guard,
                                       journal::Writer& writer, const std::string& method,
                                       const Request* request, Response* response,
                                       Command command) {
  auto* reactor = call->DefaultReactor();
  const auto finish = [reactor](const Status& outcome) { reactor->Finish(rpc::ToGrpc(outcome)); };
  const auto queue = [&]() -> Status {
    TEPAT_TRY(rpc::RequireDeadline(*call));
    // Before the token is looked at: during a backup nobody's command is taken.
    TEPAT_TRY(writer.RequireThawed());
    TEPAT_ASSIGN(const identity::Claims caller, guard.Identify(*call));
    return writer.Submit(
        CommandWork<Request, Response>(method, caller, *request, *response, std::move(command)),
        finish);
  };
  // What was queued is finished by the writer; what was not, here: never both.
  if (const Status queued = queue(); !queued) finish(queued);
  return reactor;
}

// Answers a query of a caller with a token. `query(caller)` gives a Result<Response>; it runs at
// once, in the thread of the call.
template <class Response, class Query>
grpc::ServerUnaryReactor* ServeQuery(grpc::CallbackServerContext* call, Guard& guard,
                                     Response* response, const Query& query) {
  const auto run = [&]() -> Result<Response> {
    TEPAT_TRY(rpc::RequireDeadline(*call));
    TEPAT_ASSIGN(const identity::Claims caller, guard.Identify(*call));
    return query(caller);
  };
  return rpc::Answer(call, response, run());
}

// The same for a query of the service's rows: `read(db, caller)`, in one reading transaction. Fails
// as the pool does when the rows cannot be read in time.
template <class Response, class Read>
grpc::ServerUnaryReactor* ServeRead(grpc::CallbackServerContext* call, Guard& guard,
                                    sql::ReaderPool& pool, Response* response, const Read& read) {
  return ServeQuery(call, guard, response, [&](const identity::Claims& caller) {
    return pool.Read<Response>([&](sql::Database& db) { return read(db, caller); });
  });
}

}  // namespace tepat::calls
