// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/pause_service.h"

#include <functional>

#include "libs/calls/command_call.h"

namespace tepat::casework {

grpc::ServerUnaryReactor* PauseService::PauseVisit(grpc::CallbackServerContext* call,
                                                   const common::v1::PauseVisitRequest* request,
                                                   common::v1::PauseVisitResponse* response) {
  return calls::ServeCommand(call, guard_, writer_, "PauseVisit", request, response,
                             std::bind_front(casework::PauseVisit, find_));
}

grpc::ServerUnaryReactor* PauseService::ResumeVisit(grpc::CallbackServerContext* call,
                                                    const common::v1::ResumeVisitRequest* request,
                                                    common::v1::ResumeVisitResponse* response) {
  return calls::ServeCommand(call, guard_, writer_, "ResumeVisit", request, response,
                             std::bind_front(casework::ResumeVisit, find_));
}

}  // namespace tepat::casework
