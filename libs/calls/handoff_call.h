// SPDX-License-Identifier: Apache-2.0
// Hand-offs: calls by which one service passes work on to another. Unlike a person's command such a
// call has no request id, and it is taken during a freeze too, so that an office drains to one cut.
#pragma once

#include <grpcpp/grpcpp.h>

#include <utility>

#include "libs/calls/guard.h"
#include "libs/journal/writer.h"
#include "libs/rpc/unary.h"

namespace tepat::calls {

// Runs `take(transaction, caller, request)`, a Result<Response>, in the writer's transaction; the
// call is answered after the commit. Who may hand over is for `take` to judge. gRPC keeps request
// and response until then; guard and writer outlive the call.
template <class Request, class Response, class Take>
grpc::ServerUnaryReactor* ServeHandoff(grpc::CallbackServerContext* call, Guard& guard,
                                       journal::Writer& writer, const Request* request,
                                       Response* response, Take take) {
  auto* reactor = call->DefaultReactor();
  const auto finish = [reactor](const Status& outcome) { reactor->Finish(rpc::ToGrpc(outcome)); };
  const auto queue = [&]() -> Status {
    TEPAT_TRY(rpc::RequireDeadline(*call));
    TEPAT_ASSIGN(const identity::Claims caller, guard.Identify(*call));
    return writer.Submit(
        [caller, request, response,
         take = std::move(take)](journal::Transaction& transaction) -> Status {
          TEPAT_ASSIGN(*response, take(transaction, caller, *request));
          return Ok();
        },
        finish);
  };
  // As a command's: finished by the writer, or here when it was not queued.
  if (const Status queued = queue(); !queued) finish(queued);
  return reactor;
}

}  // namespace tepat::calls
