// SPDX-License-Identifier: Apache-2.0
#include "libs/daemon/pause_service.h"

#include "libs/daemon/command_call.h"

namespace tepat::daemon {

grpc::ServerUnaryReactor* PauseService::PauseVisit(grpc::CallbackServerContext* call,
                                                   const common::v1::PauseVisitRequest* request,
                                                   common::v1::PauseVisitResponse* response) {
  return ServeCommand<common::v1::PauseVisitRequest, common::v1::PauseVisitResponse>(
      call, guard_, node_.writer(), "PauseVisit", request, response,
      [this](auto& transaction, const auto& caller, const auto& wanted) {
        return daemon::PauseVisit(find_, transaction, caller, wanted);
      });
}

grpc::ServerUnaryReactor* PauseService::ResumeVisit(grpc::CallbackServerContext* call,
                                                    const common::v1::ResumeVisitRequest* request,
                                                    common::v1::ResumeVisitResponse* response) {
  return ServeCommand<common::v1::ResumeVisitRequest, common::v1::ResumeVisitResponse>(
      call, guard_, node_.writer(), "ResumeVisit", request, response,
      [this](auto& transaction, const auto& caller, const auto& wanted) {
        return daemon::ResumeVisit(find_, transaction, caller, wanted);
      });
}

}  // namespace tepat::daemon
