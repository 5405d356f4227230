// SPDX-License-Identifier: Apache-2.0
// Hand-offs: work that another service passes on, at least once, with effect once by the id of the
// fact that hands over.
#pragma once

#include <string>

#include "libs/calls/guard.h"
#include "libs/calls/handoff_call.h"
#include "libs/journal/wire.h"

namespace tepat::casework {

// True the first time that this event id comes; remembered in the transaction. Fails with kInvalid
// `journal.malformed_event_id`.
Result<bool> IsNewHandoff(journal::Transaction& transaction, const std::string& event_id);

// Takes a hand-off over; `take(transaction, request)` is what it does, a Status. From services only
// (`identity.not_a_service`). The answer holds the journal's head: the fact, or what stood there
// when the hand-off had come before.
template <class Request, class Response, class Take>
Result<Response> TakeHandoff(journal::Transaction& transaction, const identity::Claims& caller,
                             const Request& request, const Take& take) {
  TEPAT_TRY(calls::RequireService(caller));
  // Remembered before the work and in its transaction: a refusal forgets it, a success never does.
  TEPAT_ASSIGN(const bool is_new, IsNewHandoff(transaction, request.event_id()));
  if (is_new) TEPAT_TRY(take(transaction, request));
  Response response;
  journal::FillPosition(transaction.position(), response.mutable_position());
  return response;
}

// Takes over what came as a call; it is answered after the commit. Guard and writer outlive it.
template <class Request, class Response, class Take>
grpc::ServerUnaryReactor* ServeArrival(grpc::CallbackServerContext* call, calls::Guard& guard,
                                       journal::Writer& writer, const Request* request,
                                       Response* response, Take take) {
  return calls::ServeHandoff(
      call, guard, writer, request, response,
      [take = std::move(take)](journal::Transaction& transaction, const identity::Claims& caller,
                               const Request& wanted) {
        return TakeHandoff<Request, Response>(transaction, caller, wanted, take);
      });
}

}  // namespace tepat::casework
