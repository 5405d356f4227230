// SPDX-License-Identifier: Apache-2.0
// gRPC ↔ domain.
#pragma once

#include "libs/daemon/node.h"
#include "services/office/config.h"
#include "tepat/office/v1/office_service.grpc.pb.h"

namespace tepat::office {

// Checks all files and records what is new, inside the writer's transaction: all or nothing.
Result<v1::ImportOfficeResponse> ImportOffice(const Config& config,
                                              journal::Transaction& transaction,
                                              const v1::ImportOfficeRequest& request);

// Serves the contract. Any thread.
class Service : public v1::OfficeService::CallbackService {
 public:
  // Both outlive the service.
  Service(daemon::Node& node, const Config& config) : node_(node), config_(config) {}

  grpc::ServerUnaryReactor* ImportOffice(grpc::CallbackServerContext* call,
                                         const v1::ImportOfficeRequest* request,
                                         v1::ImportOfficeResponse* response) override;

 private:
  daemon::Node& node_;
  const Config& config_;
};

}  // namespace tepat::office
