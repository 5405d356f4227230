// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/service.h"

#include <functional>

#include "libs/calls/command_call.h"
#include "libs/casework/arrival.h"
#include "services/disposition/commands/commands.h"
#include "services/disposition/handoff.h"
#include "services/disposition/queries.h"

namespace tepat::disposition {
// Hand-offs, from services alone.
grpc::ServerUnaryReactor* Service::OpenDisposition(grpc::CallbackServerContext* call,
                                                   const v1::OpenDispositionRequest* request,
                                                   v1::OpenDispositionResponse* response) {
  return casework::ServeArrival(call, guard_, node_.writer(), request, response,
                                disposition::OpenDisposition);
}

grpc::ServerUnaryReactor* Service::EndCase(grpc::CallbackServerContext* call,
                                           const v1::EndCaseRequest* request,
                                           v1::EndCaseResponse* response) {
  return casework::ServeArrival(call, guard_, node_.writer(), request, response,
                                disposition::EndCase);
}

// Commands, by people.
grpc::ServerUnaryReactor* Service::IssueDisposition(grpc::CallbackServerContext* call,
                                                    const v1::IssueDispositionRequest* request,
                                                    v1::IssueDispositionResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "IssueDisposition", request, response,
                             std::bind_front(disposition::IssueDisposition, std::cref(context_)));
}

grpc::ServerUnaryReactor* Service::DeclineDisposition(grpc::CallbackServerContext* call,
                                                      const v1::DeclineDispositionRequest* request,
                                                      v1::DeclineDispositionResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "DeclineDisposition", request, response,
                             disposition::DeclineDisposition);
}

grpc::ServerUnaryReactor* Service::CancelDisposition(grpc::CallbackServerContext* call,
                                                     const v1::CancelDispositionRequest* request,
                                                     v1::CancelDispositionResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "CancelDisposition", request, response,
                             disposition::CancelDisposition);
}

grpc::ServerUnaryReactor* Service::MarkRead(grpc::CallbackServerContext* call,
                                            const v1::MarkReadRequest* request,
                                            v1::MarkReadResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "MarkRead", request, response,
                             disposition::MarkRead);
}

grpc::ServerUnaryReactor* Service::GetDisposition(grpc::CallbackServerContext* call,
                                                  const v1::GetDispositionRequest* request,
                                                  v1::GetDispositionResponse* response) {
  return calls::ServeRead(call, guard_, node_.pool(), response,
                          [&](sql::Database& db, const identity::Claims&) {
                            return ReadDisposition(db, request->case_id());
                          });
}

}  // namespace tepat::disposition
