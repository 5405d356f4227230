// SPDX-License-Identifier: Apache-2.0
// Hand-offs: work that another service passes on, at least once, with effect once by the id of the
// fact that hands over.
#pragma once

#include <functional>

#include "libs/calls/guard.h"
#include "libs/journal/wire.h"
#include "libs/rpc/unary.h"

namespace tepat::casework {

// True the first time that this event id comes; remembered in the transaction. Fails with kInvalid
// `journal.malformed_event_id`.
Result<bool> IsNewHandoff(journal::Transaction& transaction, const std::string& event_id);

// What a hand-off does inside the writer's transaction.
template <class Request>
using TakeOver = std::function<Status(journal::Transaction&, const Request&)>;

// Takes a hand-off over. From services only (`identity.not_a_service`). The answer holds the
// journal's head: the fact, or what stood there when the hand-off had come before.
template <class Request, class Response>
Result<Response> TakeHandoff(journal::Transaction& transaction, const identity::Claims& caller,
                             const Request& request, const TakeOver<Request>& take) {
  TEPAT_TRY(calls::RequireService(caller));
  TEPAT_ASSIGN(const bool is_new, IsNewHandoff(transaction, request.event_id()));
  if (is_new) TEPAT_TRY(take(transaction, request));
  Response response;
  journal::FillPosition(transaction.position(), response.mutable_position());
  return response;
}

// Serves a hand-off that came as a call; it is answered after the commit.
template <class Request, class Response>
grpc::ServerUnaryReactor* ServeHandoff(grpc::CallbackServerContext* call, calls::Guard& guard,
                                       journal::Writer& writer, const Request* request,
                                       Response* response, TakeOver<Request> take) {
  auto* reactor = call->DefaultReactor();
  const auto finish = [reactor](const Status& outcome) { reactor->Finish(rpc::ToGrpc(outcome)); };
  const auto queue = [&]() -> Status {
    TEPAT_TRY(rpc::RequireDeadline(*call));
    TEPAT_ASSIGN(const identity::Claims caller, guard.Identify(*call));
    return writer.Submit(
        [caller, request, response,
         take = std::move(take)](journal::Transaction& transaction) -> Status {
          TEPAT_ASSIGN(*response,
                       (TakeHandoff<Request, Response>(transaction, caller, *request, take)));
          return Ok();
        },
        finish);
  };
  if (const Status queued = queue(); !queued) finish(queued);
  return reactor;
}

}  // namespace tepat::casework
