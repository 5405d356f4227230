// SPDX-License-Identifier: Apache-2.0
// What another service passes on arrives here: at least once, with effect once by the id of the
// fact that hands over. Nobody has asked, so there is no right to judge and no actor to name. But
// for ServeArrival, all of it runs inside the writer's transaction.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "libs/calls/guard.h"
#include "libs/calls/handoff_call.h"
#include "libs/casework/case_document.h"
#include "libs/casework/ending.h"
#include "libs/journal/wire.h"
#include "libs/sop/mark.h"

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

// Takes over what came as a call, which is answered after the commit. Guard and writer outlive the
// call.
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

// kConflict `<area>.case_is_here`: another hand-off has opened this case here. A repeat of the same
// one never comes so far.
Error CaseIsHere(const std::string& area);

// Links what the predecessor had linked.
Status LinkDocuments(journal::Transaction& transaction, const std::string& case_id,
                     const WireDocuments& documents);

// Appends the fact that the case is here now. Fails as Transaction::Append.
Status RecordArrival(journal::Transaction& transaction, const char* fact,
                     const std::string& case_id, std::vector<sop::Mark> marks,
                     const google::protobuf::Message& payload);

// Ends a case that is held here, by where it stands.
template <class Case>
using EndHeld = Status (*)(journal::Transaction&, Case&, const common::v1::CaseEnding&);

// Ends a case that has just arrived, when its end was wished for before; after the fact of its
// arrival, which the end's must follow.
template <class Case>
Status EndIfAwaited(journal::Transaction& transaction, const std::string& case_id, Case& arrived,
                    EndHeld<Case> end) {
  TEPAT_ASSIGN(const auto ending, FindTombstone(transaction.db(), case_id));
  return ending ? end(transaction, arrived, *ending) : Ok();
}

// Takes the wish for an end over: the case that is here ends or passes it on, one that is not known
// yet gets a tombstone.
template <class Case, class Request>
Status TakeEnding(journal::Transaction& transaction, const Request& request,
                  Result<std::optional<Case>> (*find)(sql::Database&, const std::string&),
                  EndHeld<Case> end) {
  TEPAT_ASSIGN(auto found, find(transaction.db(), request.case_id()));
  if (found) return end(transaction, *found, request.ending());
  return DecideEnding(transaction, request.case_id(), request.ending(), {}, std::nullopt, 0);
}

}  // namespace tepat::casework
