// SPDX-License-Identifier: Apache-2.0
// gRPC ↔ domain.
#pragma once

#include "libs/calls/guard.h"
#include "libs/daemon/node.h"
#include "services/submission/config.h"
#include "tepat/submission/v1/submission_service.grpc.pb.h"

namespace tepat::submission {

// Serves the contract. Any thread.
class Service : public v1::SubmissionService::CallbackService {
 public:
  // All arguments outlive the service.
  Service(daemon::Node& node, calls::Guard& guard, const Context& context)
      : node_(node), guard_(guard), context_(context) {}

  // Hand-offs, from services alone; each is answered after its commit.
  grpc::ServerUnaryReactor* OpenSubmission(grpc::CallbackServerContext* call,
                                           const v1::OpenSubmissionRequest* request,
                                           v1::OpenSubmissionResponse* response) override;
  grpc::ServerUnaryReactor* EndCase(grpc::CallbackServerContext* call,
                                    const v1::EndCaseRequest* request,
                                    v1::EndCaseResponse* response) override;
  // Commands, in the order in which a case meets them; each is answered after its commit.
  grpc::ServerUnaryReactor* MarkDocumentsReady(grpc::CallbackServerContext* call,
                                               const v1::MarkDocumentsReadyRequest* request,
                                               v1::MarkDocumentsReadyResponse* response) override;
  grpc::ServerUnaryReactor* ReviewDocuments(grpc::CallbackServerContext* call,
                                            const v1::ReviewDocumentsRequest* request,
                                            v1::ReviewDocumentsResponse* response) override;
  grpc::ServerUnaryReactor* ApproveDocuments(grpc::CallbackServerContext* call,
                                             const v1::ApproveDocumentsRequest* request,
                                             v1::ApproveDocumentsResponse* response) override;
  grpc::ServerUnaryReactor* ReturnDocuments(grpc::CallbackServerContext* call,
                                            const v1::ReturnDocumentsRequest* request,
                                            v1::ReturnDocumentsResponse* response) override;
  grpc::ServerUnaryReactor* AddCoveringLetter(grpc::CallbackServerContext* call,
                                              const v1::AddCoveringLetterRequest* request,
                                              v1::AddCoveringLetterResponse* response) override;
  grpc::ServerUnaryReactor* SendPackage(grpc::CallbackServerContext* call,
                                        const v1::SendPackageRequest* request,
                                        v1::SendPackageResponse* response) override;
  grpc::ServerUnaryReactor* RecordReceipt(grpc::CallbackServerContext* call,
                                          const v1::RecordReceiptRequest* request,
                                          v1::RecordReceiptResponse* response) override;
  grpc::ServerUnaryReactor* RequestCorrection(grpc::CallbackServerContext* call,
                                              const v1::RequestCorrectionRequest* request,
                                              v1::RequestCorrectionResponse* response) override;
  // Queries, answered at once from what is committed.
  grpc::ServerUnaryReactor* GetSubmission(grpc::CallbackServerContext* call,
                                          const v1::GetSubmissionRequest* request,
                                          v1::GetSubmissionResponse* response) override;
  grpc::ServerUnaryReactor* ListUnconfirmed(grpc::CallbackServerContext* call,
                                            const v1::ListUnconfirmedRequest* request,
                                            v1::ListUnconfirmedResponse* response) override;

 private:
  daemon::Node& node_;
  calls::Guard& guard_;
  const Context& context_;
};

}  // namespace tepat::submission
