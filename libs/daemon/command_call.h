// SPDX-License-Identifier: Apache-2.0
// Commands: a request that the writer runs once and whose answer waits for the commit.
#pragma once

#include <grpcpp/grpcpp.h>

#include <functional>
#include <string>

#include "libs/journal/command.h"
#include "libs/journal/hash.h"
#include "libs/rpc/unary.h"

namespace tepat::daemon {

// What a command does inside the writer's transaction.
template <class Request, class Response>
using Handler = std::function<Result<Response>(journal::Transaction&, const Request&)>;

// The work of one idempotent command; on success `response` holds the first answer given to this
// request id. `method` and `actor` go into the fingerprint.
template <class Request, class Response>
journal::Writer::Work CommandWork(std::string method, std::string actor, const Request& request,
                                  Response& response, Handler<Request, Response> handler) {
  Request without_id = request;
  without_id.clear_request_id();
  const std::string fingerprint =
      journal::Sha256(method + '\n' + actor + '\n' + without_id.SerializeAsString());
  return [key = journal::CommandKey{request.request_id(), fingerprint}, &request, &response,
          handler = std::move(handler)](journal::Transaction& transaction) -> Status {
    TEPAT_ASSIGN(
        const std::string reply,
        journal::RunOnce(transaction, key, [&](journal::Transaction& inner) -> Result<std::string> {
          TEPAT_ASSIGN(const Response answer, handler(inner, request));
          return answer.SerializeAsString();
        }));
    if (response.ParseFromString(reply)) return Ok();
    return Fail(Code::kInternal, "journal.corrupt_reply", "a kept reply cannot be read");
  };
}

// Runs a command and waits for it. For simulations and for a service's own work.
template <class Request, class Response>
Result<Response> ExecuteCommand(journal::Writer& writer, const std::string& method,
                                const std::string& actor, const Request& request,
                                Handler<Request, Response> handler) {
  Response response;
  TEPAT_TRY(writer.Execute(
      CommandWork<Request, Response>(method, actor, request, response, std::move(handler))));
  return response;
}

// Runs a command that came as a call; the call is answered after the commit.
template <class Request, class Response>
grpc::ServerUnaryReactor* ServeCommand(grpc::CallbackServerContext* context,
                                       journal::Writer& writer, const std::string& method,
                                       const std::string& actor, const Request* request,
                                       Response* response, Handler<Request, Response> handler) {
  auto* reactor = context->DefaultReactor();
  Status queued = rpc::RequireDeadline(*context);
  if (queued) {
    queued = writer.Submit(
        CommandWork<Request, Response>(method, actor, *request, *response, std::move(handler)),
        [reactor](const Status& outcome) { reactor->Finish(rpc::ToGrpc(outcome)); });
  }
  if (!queued) reactor->Finish(rpc::ToGrpc(queued));
  return reactor;
}

}  // namespace tepat::daemon
