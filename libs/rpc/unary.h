// SPDX-License-Identifier: Apache-2.0
// Ends a unary call of the callback API with a Result.
#pragma once

#include <grpcpp/grpcpp.h>

#include "libs/rpc/status.h"

namespace tepat::rpc {

// Answers at once. For queries and refusals.
template <class Response>
grpc::ServerUnaryReactor* Answer(grpc::CallbackServerContext* context, Response* response,
                                 Result<Response> result) {
  auto* reactor = context->DefaultReactor();
  if (result) *response = std::move(*result);
  reactor->Finish(result ? grpc::Status::OK : ToGrpc(Fail(result.error())));
  return reactor;
}

// kInvalid `rpc.no_deadline` for a call without a deadline: it could hang for ever.
inline Status RequireDeadline(const grpc::CallbackServerContext& context) {
  if (context.deadline() != std::chrono::system_clock::time_point::max() &&
      context.deadline() - std::chrono::system_clock::now() < std::chrono::hours(24)) {
    return Ok();
  }
  return Fail(Code::kInvalid, "rpc.no_deadline", "set a deadline on the call");
}

}  // namespace tepat::rpc
