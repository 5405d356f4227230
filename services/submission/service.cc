// SPDX-License-Identifier: Apache-2.0
#include "services/submission/service.h"

#include <functional>

#include "libs/calls/command_call.h"
#include "libs/casework/arrival.h"
#include "services/submission/commands/commands.h"
#include "services/submission/handoff.h"
#include "services/submission/queries.h"

namespace tepat::submission {

// Hand-offs, from services alone.
grpc::ServerUnaryReactor* Service::OpenSubmission(grpc::CallbackServerContext* call,
                                                  const v1::OpenSubmissionRequest* request,
                                                  v1::OpenSubmissionResponse* response) {
  return casework::ServeArrival(call, guard_, node_.writer(), request, response,
                                submission::OpenSubmission);
}

grpc::ServerUnaryReactor* Service::EndCase(grpc::CallbackServerContext* call,
                                           const v1::EndCaseRequest* request,
                                           v1::EndCaseResponse* response) {
  return casework::ServeArrival(call, guard_, node_.writer(), request, response,
                                submission::EndCase);
}

// Commands, by people.
grpc::ServerUnaryReactor* Service::MarkDocumentsReady(grpc::CallbackServerContext* call,
                                                      const v1::MarkDocumentsReadyRequest* request,
                                                      v1::MarkDocumentsReadyResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "MarkDocumentsReady", request, response,
                             std::bind_front(submission::MarkDocumentsReady, std::cref(context_)));
}

grpc::ServerUnaryReactor* Service::ReviewDocuments(grpc::CallbackServerContext* call,
                                                   const v1::ReviewDocumentsRequest* request,
                                                   v1::ReviewDocumentsResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "ReviewDocuments", request, response,
                             submission::ReviewDocuments);
}

grpc::ServerUnaryReactor* Service::ApproveDocuments(grpc::CallbackServerContext* call,
                                                    const v1::ApproveDocumentsRequest* request,
                                                    v1::ApproveDocumentsResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "ApproveDocuments", request, response,
                             submission::ApproveDocuments);
}

grpc::ServerUnaryReactor* Service::ReturnDocuments(grpc::CallbackServerContext* call,
                                                   const v1::ReturnDocumentsRequest* request,
                                                   v1::ReturnDocumentsResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "ReturnDocuments", request, response,
                             submission::ReturnDocuments);
}

grpc::ServerUnaryReactor* Service::AddCoveringLetter(grpc::CallbackServerContext* call,
                                                     const v1::AddCoveringLetterRequest* request,
                                                     v1::AddCoveringLetterResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "AddCoveringLetter", request, response,
                             std::bind_front(submission::AddCoveringLetter, std::cref(context_)));
}

grpc::ServerUnaryReactor* Service::SendPackage(grpc::CallbackServerContext* call,
                                               const v1::SendPackageRequest* request,
                                               v1::SendPackageResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "SendPackage", request, response,
                             submission::SendPackage);
}

grpc::ServerUnaryReactor* Service::RecordReceipt(grpc::CallbackServerContext* call,
                                                 const v1::RecordReceiptRequest* request,
                                                 v1::RecordReceiptResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "RecordReceipt", request, response,
                             std::bind_front(submission::RecordReceipt, std::cref(context_)));
}

grpc::ServerUnaryReactor* Service::RequestCorrection(grpc::CallbackServerContext* call,
                                                     const v1::RequestCorrectionRequest* request,
                                                     v1::RequestCorrectionResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "RequestCorrection", request, response,
                             std::bind_front(submission::RequestCorrection, std::cref(context_)));
}

// Queries, answered at once from what is committed.
grpc::ServerUnaryReactor* Service::GetSubmission(grpc::CallbackServerContext* call,
                                                 const v1::GetSubmissionRequest* request,
                                                 v1::GetSubmissionResponse* response) {
  return calls::ServeRead(call, guard_, node_.pool(), response,
                          [&](sql::Database& db, const identity::Claims&) {
                            return ReadSubmission(db, request->case_id());
                          });
}

grpc::ServerUnaryReactor* Service::ListUnconfirmed(grpc::CallbackServerContext* call,
                                                   const v1::ListUnconfirmedRequest* request,
                                                   v1::ListUnconfirmedResponse* response) {
  return calls::ServeRead(
      call, guard_, node_.pool(), response,
      [&](sql::Database& db, const identity::Claims&) { return ReadUnconfirmed(db, *request); });
}

}  // namespace tepat::submission
