// SPDX-License-Identifier: Apache-2.0
#include "services/office/plan_service.h"

#include "libs/calls/command_call.h"
#include "services/office/plan_decisions.h"
#include "services/office/plan_queries.h"
#include "services/office/year_documents.h"

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

grpc::ServerUnaryReactor* PlanService::ReadPlanWorkbook(
    grpc::CallbackServerContext* call, const plan::v1::ReadPlanWorkbookRequest* request,
    plan::v1::ReadPlanWorkbookResponse* response) {
  return calls::ServeQuery(call, guard_, response,
                           [&](const Claims&) { return reading_.Read(*request); });
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

grpc::ServerUnaryReactor* PlanService::RegisterYearDocument(
    grpc::CallbackServerContext* call, const plan::v1::RegisterYearDocumentRequest* request,
    plan::v1::RegisterYearDocumentResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "RegisterYearDocument", request,
                             response, office::RegisterYearDocument);
}

grpc::ServerReadReactor<plan::v1::AttachYearFileRequest>* PlanService::AttachYearFile(
    grpc::CallbackServerContext* call, plan::v1::AttachYearFileResponse* response) {
  using Response = plan::v1::AttachYearFileResponse;
  // The file's name while it comes in is new, so that two uploads never share one.
  calls::UploadPlan<plan::v1::YearFileHead, Response> upload{guard_,
                                                             node_.writer(),
                                                             files_,
                                                             uploads_,
                                                             kYearFileBytesMax,
                                                             "AttachYearFile",
                                                             node_.world().ids.Next(),
                                                             office::AttachYearFile};
  return calls::Upload<plan::v1::AttachYearFileRequest, plan::v1::YearFileHead, Response>::Begin(
      call, response, std::move(upload));
}

grpc::ServerWriteReactor<plan::v1::GetYearFileResponse>* PlanService::GetYearFile(
    grpc::CallbackServerContext* call, const plan::v1::GetYearFileRequest* request) {
  const auto find = [&]() -> Result<std::ifstream> {
    TEPAT_TRY(rpc::RequireDeadline(*call));
    TEPAT_TRY(guard_.Identify(*call));
    return ReadYearFile(node_.pool(), files_, *request);
  };
  return calls::Download<plan::v1::GetYearFileResponse>::Begin(find());
}

grpc::ServerUnaryReactor* PlanService::ListYearDocuments(
    grpc::CallbackServerContext* call, const plan::v1::ListYearDocumentsRequest* request,
    plan::v1::ListYearDocumentsResponse* response) {
  return calls::ServeRead(
      call, guard_, node_.pool(), response,
      [&](sql::Database& db, const Claims&) { return office::ListYearDocuments(db, *request); });
}

}  // namespace tepat::office
