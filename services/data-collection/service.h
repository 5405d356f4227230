// SPDX-License-Identifier: Apache-2.0
// gRPC ↔ domain.
#pragma once

#include "libs/calls/guard.h"
#include "libs/daemon/node.h"
#include "services/data-collection/config.h"
#include "tepat/data_collection/v1/data_collection_service.grpc.pb.h"

namespace tepat::data_collection {

// Serves the contract. Any thread.
class Service : public v1::DataCollectionService::CallbackService {
 public:
  // All arguments outlive the service.
  Service(daemon::Node& node, calls::Guard& guard, const Context& context)
      : node_(node), guard_(guard), context_(context) {}

  grpc::ServerUnaryReactor* OpenCollection(grpc::CallbackServerContext* call,
                                           const v1::OpenCollectionRequest* request,
                                           v1::OpenCollectionResponse* response) override;
  grpc::ServerUnaryReactor* ReopenCollection(grpc::CallbackServerContext* call,
                                             const v1::ReopenCollectionRequest* request,
                                             v1::ReopenCollectionResponse* response) override;
  grpc::ServerUnaryReactor* EndCase(grpc::CallbackServerContext* call,
                                    const v1::EndCaseRequest* request,
                                    v1::EndCaseResponse* response) override;
  grpc::ServerUnaryReactor* AssignUnit(grpc::CallbackServerContext* call,
                                       const v1::AssignUnitRequest* request,
                                       v1::AssignUnitResponse* response) override;
  grpc::ServerUnaryReactor* SubmitUnitData(grpc::CallbackServerContext* call,
                                           const v1::SubmitUnitDataRequest* request,
                                           v1::SubmitUnitDataResponse* response) override;
  grpc::ServerUnaryReactor* WaiveUnit(grpc::CallbackServerContext* call,
                                      const v1::WaiveUnitRequest* request,
                                      v1::WaiveUnitResponse* response) override;
  grpc::ServerUnaryReactor* CloseDraft(grpc::CallbackServerContext* call,
                                       const v1::CloseDraftRequest* request,
                                       v1::CloseDraftResponse* response) override;
  grpc::ServerUnaryReactor* ReturnUnits(grpc::CallbackServerContext* call,
                                        const v1::ReturnUnitsRequest* request,
                                        v1::ReturnUnitsResponse* response) override;
  grpc::ServerUnaryReactor* VerifyData(grpc::CallbackServerContext* call,
                                       const v1::VerifyDataRequest* request,
                                       v1::VerifyDataResponse* response) override;
  grpc::ServerUnaryReactor* GetCollection(grpc::CallbackServerContext* call,
                                          const v1::GetCollectionRequest* request,
                                          v1::GetCollectionResponse* response) override;

 private:
  daemon::Node& node_;
  calls::Guard& guard_;
  const Context& context_;
};

}  // namespace tepat::data_collection
