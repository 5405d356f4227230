// SPDX-License-Identifier: Apache-2.0
// gRPC ↔ domain.
#pragma once

#include "libs/calls/guard.h"
#include "libs/daemon/node.h"
#include "services/office/config.h"
#include "services/office/keys.h"
#include "tepat/office/v1/office_service.grpc.pb.h"

namespace tepat::office {

// Serves the contract. Any thread.
class Service : public v1::OfficeService::CallbackService {
 public:
  // All arguments outlive the service.
  Service(daemon::Node& node, calls::Guard& guard, const Keys& keys, const Config& config)
      : node_(node), guard_(guard), keys_(keys), config_(config) {}

  grpc::ServerUnaryReactor* ImportOffice(grpc::CallbackServerContext* call,
                                         const v1::ImportOfficeRequest* request,
                                         v1::ImportOfficeResponse* response) override;
  grpc::ServerUnaryReactor* ExportOffice(grpc::CallbackServerContext* call,
                                         const v1::ExportOfficeRequest* request,
                                         v1::ExportOfficeResponse* response) override;
  grpc::ServerUnaryReactor* GrantDelegation(grpc::CallbackServerContext* call,
                                            const v1::GrantDelegationRequest* request,
                                            v1::GrantDelegationResponse* response) override;
  grpc::ServerUnaryReactor* RevokeDelegation(grpc::CallbackServerContext* call,
                                             const v1::RevokeDelegationRequest* request,
                                             v1::RevokeDelegationResponse* response) override;
  grpc::ServerUnaryReactor* RebaseCase(grpc::CallbackServerContext* call,
                                       const v1::RebaseCaseRequest* request,
                                       v1::RebaseCaseResponse* response) override;
  grpc::ServerUnaryReactor* AdoptCalendar(grpc::CallbackServerContext* call,
                                          const v1::AdoptCalendarRequest* request,
                                          v1::AdoptCalendarResponse* response) override;
  grpc::ServerUnaryReactor* MintToken(grpc::CallbackServerContext* call,
                                      const v1::MintTokenRequest* request,
                                      v1::MintTokenResponse* response) override;
  grpc::ServerUnaryReactor* GetPeople(grpc::CallbackServerContext* call,
                                      const v1::GetPeopleRequest* request,
                                      v1::GetPeopleResponse* response) override;

 private:
  // Of `main`; calls run on gRPC's threads, several at once.
  daemon::Node& node_;
  calls::Guard& guard_;
  const Keys& keys_;
  const Config& config_;
};

}  // namespace tepat::office
