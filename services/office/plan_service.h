// SPDX-License-Identifier: Apache-2.0
// gRPC ↔ plans, and the documents of a year.
#pragma once

#include "libs/calls/file_call.h"
#include "libs/calls/guard.h"
#include "libs/daemon/node.h"
#include "services/office/plan_reading.h"
#include "tepat/plan/v1/plan_service.grpc.pb.h"

namespace tepat::office {

// Serves the contract. Any thread.
class PlanService : public plan::v1::PlanService::CallbackService {
 public:
  // All arguments outlive the service.
  PlanService(daemon::Node& node, calls::Guard& guard, blobs::BlobStore& files)
      : node_(node), guard_(guard), files_(files), reading_(node.pool()) {}

  grpc::ServerUnaryReactor* DraftPlan(grpc::CallbackServerContext* call,
                                      const plan::v1::DraftPlanRequest* request,
                                      plan::v1::DraftPlanResponse* response) override;
  grpc::ServerUnaryReactor* PreviewPlan(grpc::CallbackServerContext* call,
                                        const plan::v1::PreviewPlanRequest* request,
                                        plan::v1::PreviewPlanResponse* response) override;
  grpc::ServerUnaryReactor* ReadPlanWorkbook(grpc::CallbackServerContext* call,
                                             const plan::v1::ReadPlanWorkbookRequest* request,
                                             plan::v1::ReadPlanWorkbookResponse* response) override;
  grpc::ServerUnaryReactor* AdoptPlan(grpc::CallbackServerContext* call,
                                      const plan::v1::AdoptPlanRequest* request,
                                      plan::v1::AdoptPlanResponse* response) override;
  grpc::ServerUnaryReactor* GetPlan(grpc::CallbackServerContext* call,
                                    const plan::v1::GetPlanRequest* request,
                                    plan::v1::GetPlanResponse* response) override;
  grpc::ServerUnaryReactor* ListPlans(grpc::CallbackServerContext* call,
                                      const plan::v1::ListPlansRequest* request,
                                      plan::v1::ListPlansResponse* response) override;
  grpc::ServerUnaryReactor* RegisterYearDocument(
      grpc::CallbackServerContext* call, const plan::v1::RegisterYearDocumentRequest* request,
      plan::v1::RegisterYearDocumentResponse* response) override;
  grpc::ServerReadReactor<plan::v1::AttachYearFileRequest>* AttachYearFile(
      grpc::CallbackServerContext* call, plan::v1::AttachYearFileResponse* response) override;
  grpc::ServerWriteReactor<plan::v1::GetYearFileResponse>* GetYearFile(
      grpc::CallbackServerContext* call, const plan::v1::GetYearFileRequest* request) override;
  grpc::ServerUnaryReactor* ListYearDocuments(
      grpc::CallbackServerContext* call, const plan::v1::ListYearDocumentsRequest* request,
      plan::v1::ListYearDocumentsResponse* response) override;

 private:
  // Files that come in at one time; nobody of an office sends more.
  static constexpr int kUploadsMax = 2;

  // Of `main`; calls run on gRPC's threads, several at once.
  daemon::Node& node_;
  calls::Guard& guard_;
  blobs::BlobStore& files_;
  calls::UploadSlots uploads_{kUploadsMax};
  PlanReading reading_;
};

}  // namespace tepat::office
