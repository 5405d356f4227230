// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/pause_service.h"

#include "libs/calls/command_call.h"

namespace tepat::casework {

grpc::ServerUnaryReactor* PauseService::PauseVisit(grpc::CallbackServerContext* call,
                                                   const common::v1::PauseVisitRequest* request,
                                                   common::v1::PauseVisitResponse* response) {
  return calls::ServeCommand<common::v1::PauseVisitRequest, common::v1::PauseVisitResponse>(
      call, guard_, writer_, "PauseVisit", request, response,
      [this](auto& transaction, const auto& caller, const auto& wanted) {
        return casework::PauseVisit(find_, transaction, caller, wanted);
      });
}

grpc::ServerUnaryReactor* PauseService::ResumeVisit(grpc::CallbackServerContext* call,
                                                    const common::v1::ResumeVisitRequest* request,
                                                    common::v1::ResumeVisitResponse* response) {
  return calls::ServeCommand<common::v1::ResumeVisitRequest, common::v1::ResumeVisitResponse>(
      call, guard_, writer_, "ResumeVisit", request, response,
      [this](auto& transaction, const auto& caller, const auto& wanted) {
        return casework::ResumeVisit(find_, transaction, caller, wanted);
      });
}

}  // namespace tepat::casework
