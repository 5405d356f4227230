// SPDX-License-Identifier: Apache-2.0
// Serves tepat.common.v1.PauseService for the visits of one service.
#pragma once

#include <grpcpp/grpcpp.h>

#include "libs/daemon/guard.h"
#include "libs/daemon/node.h"
#include "libs/daemon/pause.h"
#include "tepat/common/v1/pause_service.grpc.pb.h"

namespace tepat::daemon {

// Any thread.
class PauseService : public common::v1::PauseService::CallbackService {
 public:
  // Node and guard outlive the service.
  PauseService(Node& node, Guard& guard, FindHeldVisit find)
      : node_(node), guard_(guard), find_(std::move(find)) {}

  grpc::ServerUnaryReactor* PauseVisit(grpc::CallbackServerContext* call,
                                       const common::v1::PauseVisitRequest* request,
                                       common::v1::PauseVisitResponse* response) override;
  grpc::ServerUnaryReactor* ResumeVisit(grpc::CallbackServerContext* call,
                                        const common::v1::ResumeVisitRequest* request,
                                        common::v1::ResumeVisitResponse* response) override;

 private:
  Node& node_;
  Guard& guard_;
  const FindHeldVisit find_;
};

}  // namespace tepat::daemon
