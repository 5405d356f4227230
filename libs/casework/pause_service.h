// SPDX-License-Identifier: Apache-2.0
// Serves tepat.common.v1.PauseService for the visits of one service.
#pragma once

#include <grpcpp/grpcpp.h>

#include "libs/calls/guard.h"
#include "libs/casework/pause.h"
#include "tepat/common/v1/pause_service.grpc.pb.h"

namespace tepat::casework {

// Any thread.
class PauseService : public common::v1::PauseService::CallbackService {
 public:
  // Writer and guard outlive the service.
  PauseService(journal::Writer& writer, calls::Guard& guard, FindHeldVisit find)
      : writer_(writer), guard_(guard), find_(std::move(find)) {}

  grpc::ServerUnaryReactor* PauseVisit(grpc::CallbackServerContext* call,
                                       const common::v1::PauseVisitRequest* request,
                                       common::v1::PauseVisitResponse* response) override;
  grpc::ServerUnaryReactor* ResumeVisit(grpc::CallbackServerContext* call,
                                        const common::v1::ResumeVisitRequest* request,
                                        common::v1::ResumeVisitResponse* response) override;

 private:
  journal::Writer& writer_;
  calls::Guard& guard_;
  const FindHeldVisit find_;
};

}  // namespace tepat::casework
