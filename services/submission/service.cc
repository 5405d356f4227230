// SPDX-License-Identifier: Apache-2.0
#include "services/submission/service.h"

#include "libs/calls/command_call.h"
#include "libs/calls/page.h"
#include "libs/casework/handoff.h"
#include "services/submission/handoff.h"
#include "services/submission/store/submissions.h"

namespace tepat::submission {
namespace {

Result<v1::GetSubmissionResponse> ReadSubmission(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto found, FindSubmission(db, case_id));
  if (!found) return Fail(Code::kNotFound, "submission.unknown_case", "this case is not here");
  v1::GetSubmissionResponse response;
  response.set_case_id(case_id);
  response.set_state(static_cast<v1::SubmissionState>(found->state));
  response.set_revision(found->revision.number);
  response.set_period(found->period);
  response.set_reason(found->reason);
  if (found->sent) journal::FillTime(*found->sent, response.mutable_sent_time());
  if (found->receipt) {
    v1::Receipt* receipt = response.mutable_receipt();
    receipt->set_number(found->receipt->number);
    receipt->set_receiver(found->receipt->receiver);
    journal::FillTime(found->receipt->received, receipt->mutable_received_time());
    receipt->set_file_sha256(found->receipt->file_sha256);
  }
  TEPAT_ASSIGN(const auto documents, casework::DocumentsOf(db, case_id));
  casework::FillDocuments(documents, response.mutable_documents());
  return response;
}

Result<v1::ListUnconfirmedResponse> ReadUnconfirmed(sql::Database& db,
                                                    const v1::ListUnconfirmedRequest& request) {
  const std::string& after = request.page_token();
  TEPAT_ASSIGN(const int page_size, calls::PageSizeOf(request.page_size(), "submission"));
  if (!after.empty() && !IsUuidV7(after)) {
    return Fail(Code::kInvalid, "submission.invalid_page",
                "page_token: of the page before, or empty");
  }
  TEPAT_ASSIGN(const auto found, UnconfirmedAfter(db, after, page_size));
  v1::ListUnconfirmedResponse response;
  for (const Unconfirmed& one : found) {
    v1::UnconfirmedSubmission* made = response.add_submissions();
    made->set_case_id(one.case_id);
    made->set_period(one.period);
    journal::FillTime(one.sent, made->mutable_sent_time());
  }
  if (response.submissions_size() == page_size) {
    response.set_next_page_token(found.back().case_id);
  }
  return response;
}

}  // namespace

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

grpc::ServerUnaryReactor* Service::MarkDocumentsReady(grpc::CallbackServerContext* call,
                                                      const v1::MarkDocumentsReadyRequest* request,
                                                      v1::MarkDocumentsReadyResponse* response) {
  return calls::ServeCommand<v1::MarkDocumentsReadyRequest, v1::MarkDocumentsReadyResponse>(
      call, guard_, node_.writer(), "MarkDocumentsReady", request, response,
      [this](journal::Transaction& transaction, const identity::Claims& caller,
             const v1::MarkDocumentsReadyRequest& wanted) {
        return submission::MarkDocumentsReady(context_, transaction, caller, wanted);
      });
}

grpc::ServerUnaryReactor* Service::ReviewDocuments(grpc::CallbackServerContext* call,
                                                   const v1::ReviewDocumentsRequest* request,
                                                   v1::ReviewDocumentsResponse* response) {
  return calls::ServeCommand<v1::ReviewDocumentsRequest, v1::ReviewDocumentsResponse>(
      call, guard_, node_.writer(), "ReviewDocuments", request, response,
      submission::ReviewDocuments);
}

grpc::ServerUnaryReactor* Service::ApproveDocuments(grpc::CallbackServerContext* call,
                                                    const v1::ApproveDocumentsRequest* request,
                                                    v1::ApproveDocumentsResponse* response) {
  return calls::ServeCommand<v1::ApproveDocumentsRequest, v1::ApproveDocumentsResponse>(
      call, guard_, node_.writer(), "ApproveDocuments", request, response,
      submission::ApproveDocuments);
}

grpc::ServerUnaryReactor* Service::ReturnDocuments(grpc::CallbackServerContext* call,
                                                   const v1::ReturnDocumentsRequest* request,
                                                   v1::ReturnDocumentsResponse* response) {
  return calls::ServeCommand<v1::ReturnDocumentsRequest, v1::ReturnDocumentsResponse>(
      call, guard_, node_.writer(), "ReturnDocuments", request, response,
      submission::ReturnDocuments);
}

grpc::ServerUnaryReactor* Service::AddCoveringLetter(grpc::CallbackServerContext* call,
                                                     const v1::AddCoveringLetterRequest* request,
                                                     v1::AddCoveringLetterResponse* response) {
  return calls::ServeCommand<v1::AddCoveringLetterRequest, v1::AddCoveringLetterResponse>(
      call, guard_, node_.writer(), "AddCoveringLetter", request, response,
      [this](journal::Transaction& transaction, const identity::Claims& caller,
             const v1::AddCoveringLetterRequest& wanted) {
        return submission::AddCoveringLetter(context_, transaction, caller, wanted);
      });
}

grpc::ServerUnaryReactor* Service::SendPackage(grpc::CallbackServerContext* call,
                                               const v1::SendPackageRequest* request,
                                               v1::SendPackageResponse* response) {
  return calls::ServeCommand<v1::SendPackageRequest, v1::SendPackageResponse>(
      call, guard_, node_.writer(), "SendPackage", request, response, submission::SendPackage);
}

grpc::ServerUnaryReactor* Service::RecordReceipt(grpc::CallbackServerContext* call,
                                                 const v1::RecordReceiptRequest* request,
                                                 v1::RecordReceiptResponse* response) {
  return calls::ServeCommand<v1::RecordReceiptRequest, v1::RecordReceiptResponse>(
      call, guard_, node_.writer(), "RecordReceipt", request, response,
      [this](journal::Transaction& transaction, const identity::Claims& caller,
             const v1::RecordReceiptRequest& wanted) {
        return submission::RecordReceipt(context_, transaction, caller, wanted);
      });
}

grpc::ServerUnaryReactor* Service::RequestCorrection(grpc::CallbackServerContext* call,
                                                     const v1::RequestCorrectionRequest* request,
                                                     v1::RequestCorrectionResponse* response) {
  return calls::ServeCommand<v1::RequestCorrectionRequest, v1::RequestCorrectionResponse>(
      call, guard_, node_.writer(), "RequestCorrection", request, response,
      [this](journal::Transaction& transaction, const identity::Claims& caller,
             const v1::RequestCorrectionRequest& wanted) {
        return submission::RequestCorrection(context_, transaction, caller, wanted);
      });
}

grpc::ServerUnaryReactor* Service::GetSubmission(grpc::CallbackServerContext* call,
                                                 const v1::GetSubmissionRequest* request,
                                                 v1::GetSubmissionResponse* response) {
  return calls::ServeQuery<v1::GetSubmissionResponse>(
      call, guard_, response, [&](const identity::Claims&) {
        return node_.pool().Read<v1::GetSubmissionResponse>(
            [&](sql::Database& db) { return ReadSubmission(db, request->case_id()); });
      });
}

grpc::ServerUnaryReactor* Service::ListUnconfirmed(grpc::CallbackServerContext* call,
                                                   const v1::ListUnconfirmedRequest* request,
                                                   v1::ListUnconfirmedResponse* response) {
  return calls::ServeQuery<v1::ListUnconfirmedResponse>(
      call, guard_, response, [&](const identity::Claims&) {
        return node_.pool().Read<v1::ListUnconfirmedResponse>(
            [&](sql::Database& db) { return ReadUnconfirmed(db, *request); });
      });
}

}  // namespace tepat::submission
