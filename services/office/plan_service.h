// SPDX-License-Identifier: Apache-2.0
// gRPC ↔ plans.
#pragma once

#include "libs/calls/guard.h"
#include "libs/daemon/node.h"
#include "tepat/plan/v1/plan_service.grpc.pb.h"

namespace tepat::office {

// Serves the contract. Any thread.
class PlanService : public plan::v1::PlanService::CallbackService {
 public:
  // All arguments outlive the service.
  PlanService(daemon::Node& node, calls::Guard& guard) : node_(node), guard_(guard) {}

  grpc::ServerUnaryReactor* DraftPlan(grpc::CallbackServerContext* call,
                                      const plan::v1::DraftPlanRequest* request,
                                      plan::v1::DraftPlanResponse* response) override;
  grpc::ServerUnaryReactor* PreviewPlan(grpc::CallbackServerContext* call,
                                        const plan::v1::PreviewPlanRequest* request,
                                        plan::v1::PreviewPlanResponse* response) override;
  grpc::ServerUnaryReactor* AdoptPlan(grpc::CallbackServerContext* call,
                                      const plan::v1::AdoptPlanRequest* request,
                                      plan::v1::AdoptPlanResponse* response) override;
  grpc::ServerUnaryReactor* GetPlan(grpc::CallbackServerContext* call,
                                    const plan::v1::GetPlanRequest* request,
                                    plan::v1::GetPlanResponse* response) override;
  grpc::ServerUnaryReactor* ListPlans(grpc::CallbackServerContext* call,
                                      const plan::v1::ListPlansRequest* request,
                                      plan::v1::ListPlansResponse* response) override;

 private:
  // Of `main`; calls run on gRPC's threads, several at once.
  daemon::Node& node_;
  calls::Guard& guard_;
};

}  // namespace tepat::office
