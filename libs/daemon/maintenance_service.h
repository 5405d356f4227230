// SPDX-License-Identifier: Apache-2.0
// What the operator asks of every service: what stands still, and what a backup needs
// (proto: tepat.journal.v1.MaintenanceService).
#pragma once

#include <grpcpp/grpcpp.h>

#include "libs/calls/guard.h"
#include "libs/daemon/node.h"
#include "tepat/journal/v1/maintenance_service.grpc.pb.h"

namespace tepat::daemon {

// Serves a node. What shows how it stands is for services and the operator, what changes anything
// for the operator alone. A reader that stands still is listed and counted as one parked fact
// without a case: the one before which it stands. gRPC calls it from any thread.
class MaintenanceService : public journal::v1::MaintenanceService::CallbackService {
 public:
  // Both outlive the service.
  MaintenanceService(Node& node, calls::Guard& guard) : node_(node), guard_(guard) {}

  grpc::ServerUnaryReactor* GetProgress(grpc::CallbackServerContext* context,
                                        const journal::v1::GetProgressRequest* request,
                                        journal::v1::GetProgressResponse* response) override;
  grpc::ServerUnaryReactor* ListStuck(grpc::CallbackServerContext* context,
                                      const journal::v1::ListStuckRequest* request,
                                      journal::v1::ListStuckResponse* response) override;
  grpc::ServerUnaryReactor* RetryStuck(grpc::CallbackServerContext* context,
                                       const journal::v1::RetryStuckRequest* request,
                                       journal::v1::RetryStuckResponse* response) override;
  grpc::ServerUnaryReactor* Freeze(grpc::CallbackServerContext* context,
                                   const journal::v1::FreezeRequest* request,
                                   journal::v1::FreezeResponse* response) override;
  grpc::ServerUnaryReactor* Thaw(grpc::CallbackServerContext* context,
                                 const journal::v1::ThawRequest* request,
                                 journal::v1::ThawResponse* response) override;
  grpc::ServerUnaryReactor* Snapshot(grpc::CallbackServerContext* context,
                                     const journal::v1::SnapshotRequest* request,
                                     journal::v1::SnapshotResponse* response) override;

 private:
  Node& node_;
  calls::Guard& guard_;
};

}  // namespace tepat::daemon
