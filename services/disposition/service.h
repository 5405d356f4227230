// SPDX-License-Identifier: Apache-2.0
// gRPC ↔ domain.
#pragma once

#include "libs/calls/guard.h"
#include "libs/daemon/node.h"
#include "services/disposition/config.h"
#include "tepat/disposition/v1/disposition_service.grpc.pb.h"

namespace tepat::disposition {

// Serves the contract. Any thread.
class Service : public v1::DispositionService::CallbackService {
 public:
  // All arguments outlive the service.
  Service(daemon::Node& node, calls::Guard& guard, const Context& context)
      : node_(node), guard_(guard), context_(context) {}

  grpc::ServerUnaryReactor* OpenDisposition(grpc::CallbackServerContext* call,
                                            const v1::OpenDispositionRequest* request,
                                            v1::OpenDispositionResponse* response) override;
  grpc::ServerUnaryReactor* EndCase(grpc::CallbackServerContext* call,
                                    const v1::EndCaseRequest* request,
                                    v1::EndCaseResponse* response) override;
  grpc::ServerUnaryReactor* IssueDisposition(grpc::CallbackServerContext* call,
                                             const v1::IssueDispositionRequest* request,
                                             v1::IssueDispositionResponse* response) override;
  grpc::ServerUnaryReactor* DeclineDisposition(grpc::CallbackServerContext* call,
                                               const v1::DeclineDispositionRequest* request,
                                               v1::DeclineDispositionResponse* response) override;
  grpc::ServerUnaryReactor* CancelDisposition(grpc::CallbackServerContext* call,
                                              const v1::CancelDispositionRequest* request,
                                              v1::CancelDispositionResponse* response) override;
  grpc::ServerUnaryReactor* MarkRead(grpc::CallbackServerContext* call,
                                     const v1::MarkReadRequest* request,
                                     v1::MarkReadResponse* response) override;
  grpc::ServerUnaryReactor* GetDisposition(grpc::CallbackServerContext* call,
                                           const v1::GetDispositionRequest* request,
                                           v1::GetDispositionResponse* response) override;

 private:
  daemon::Node& node_;
  calls::Guard& guard_;
  const Context& context_;
};

}  // namespace tepat::disposition
