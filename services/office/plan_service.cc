// SPDX-License-Identifier: Apache-2.0
#include "services/office/plan_service.h"

#include "libs/calls/command_call.h"
#include "services/office/plan_decisions.h"
#include "services/office/plan_queries.h"

namespace tepat::office {

using identity::Claims;

grpc::ServerUnaryReactor* PlanService::DraftPlan(grpc::CallbackServerContext* call,
                                                 const plan::v1::DraftPlanRequest* request,
                                                 plan::v1::DraftPlanResponse* response) {
  return calls::ServeCommand<plan::v1::DraftPlanRequest, plan::v1::DraftPlanResponse>(
      call, guard_, node_.writer(), "DraftPlan", request, response, office::DraftPlan);
}

// Anybody with a token may ask: a plan is published, and holds no names.
grpc::ServerUnaryReactor* PlanService::PreviewPlan(grpc::CallbackServerContext* call,
                                                   const plan::v1::PreviewPlanRequest* request,
                                                   plan::v1::PreviewPlanResponse* response) {
  return calls::ServeRead(
      call, guard_, node_.pool(), response,
      [&](sql::Database& db, const Claims&) { return office::PreviewPlan(db, *request); });
}

grpc::ServerUnaryReactor* PlanService::AdoptPlan(grpc::CallbackServerContext* call,
                                                 const plan::v1::AdoptPlanRequest* request,
                                                 plan::v1::AdoptPlanResponse* response) {
  return calls::ServeCommand<plan::v1::AdoptPlanRequest, plan::v1::AdoptPlanResponse>(
      call, guard_, node_.writer(), "AdoptPlan", request, response, office::AdoptPlan);
}

grpc::ServerUnaryReactor* PlanService::GetPlan(grpc::CallbackServerContext* call,
                                               const plan::v1::GetPlanRequest* request,
                                               plan::v1::GetPlanResponse* response) {
  return calls::ServeRead(
      call, guard_, node_.pool(), response,
      [&](sql::Database& db, const Claims&) { return office::GetPlan(db, *request); });
}

grpc::ServerUnaryReactor* PlanService::ListPlans(grpc::CallbackServerContext* call,
                                                 const plan::v1::ListPlansRequest* request,
                                                 plan::v1::ListPlansResponse* response) {
  return calls::ServeRead(
      call, guard_, node_.pool(), response,
      [&](sql::Database& db, const Claims&) { return office::ListPlans(db, *request); });
}

}  // namespace tepat::office
