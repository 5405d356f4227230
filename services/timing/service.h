// SPDX-License-Identifier: Apache-2.0
// gRPC ↔ domain.
#pragma once

#include "libs/daemon/guard.h"
#include "libs/daemon/node.h"
#include "services/timing/assessor.h"
#include "tepat/timing/v1/timing_service.grpc.pb.h"

namespace tepat::timing {

// All visits of a case as they stand at `now`; provisional where a source may still tell more.
Result<v1::GetCaseResponse> GetCase(daemon::Node& node, Assessor& assessor,
                                    const v1::GetCaseRequest& request, Instant now);

// Serves the contract. Any thread.
class Service : public v1::TimingService::CallbackService {
 public:
  // All arguments outlive the service.
  Service(daemon::Node& node, daemon::Guard& guard, Assessor& assessor)
      : node_(node), guard_(guard), assessor_(assessor) {}

  grpc::ServerUnaryReactor* GetCase(grpc::CallbackServerContext* call,
                                    const v1::GetCaseRequest* request,
                                    v1::GetCaseResponse* response) override;
  grpc::ServerUnaryReactor* GetCursors(grpc::CallbackServerContext* call,
                                       const v1::GetCursorsRequest* request,
                                       v1::GetCursorsResponse* response) override;

 private:
  daemon::Node& node_;
  daemon::Guard& guard_;
  Assessor& assessor_;
};

}  // namespace tepat::timing
