// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/service.h"

#include "libs/calls/command_call.h"
#include "libs/casework/handoff.h"
#include "libs/journal/wire.h"
#include "services/disposition/handoff.h"
#include "services/disposition/store/dispositions.h"

namespace tepat::disposition {
namespace {

Result<v1::GetDispositionResponse> ReadDisposition(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto found, FindDisposition(db, case_id));
  if (!found) return Fail(Code::kNotFound, "disposition.unknown_case", "this case is not here");
  v1::GetDispositionResponse response;
  response.set_case_id(case_id);
  response.set_state(static_cast<v1::DispositionState>(found->state.state));
  response.set_revision(found->state.revision.number);
  TEPAT_ASSIGN(const auto recipients, RecipientsOf(db, case_id));
  for (const auto& [position, read] : recipients) {
    v1::Recipient* recipient = response.add_recipients();
    recipient->set_position(position);
    if (read) journal::FillTime(*read, recipient->mutable_read_time());
  }
  for (const std::string& text : found->issue.instructions) response.add_instructions(text);
  response.set_note(found->issue.note);
  for (const Task& task : found->issue.tasks) {
    v1::Task* made = response.add_tasks();
    made->set_unit(task.unit);
    made->set_position(task.position);
    made->set_request(task.request);
    made->set_due_date(task.due_date);
  }
  response.set_reason(found->reason);
  response.set_period(found->period);
  response.set_end_requested(found->end_requested);
  TEPAT_ASSIGN(const auto documents, LinkedDocuments(db, case_id, YearOfPeriod(found->period)));
  casework::FillDocuments(documents, response.mutable_documents());
  return response;
}

}  // namespace

grpc::ServerUnaryReactor* Service::OpenDisposition(grpc::CallbackServerContext* call,
                                                   const v1::OpenDispositionRequest* request,
                                                   v1::OpenDispositionResponse* response) {
  return casework::ServeArrival(call, guard_, node_.writer(), request, response,
                                disposition::OpenDisposition);
}

grpc::ServerUnaryReactor* Service::EndCase(grpc::CallbackServerContext* call,
                                           const v1::EndCaseRequest* request,
                                           v1::EndCaseResponse* response) {
  return casework::ServeArrival(call, guard_, node_.writer(), request, response,
                                disposition::EndCase);
}

grpc::ServerUnaryReactor* Service::IssueDisposition(grpc::CallbackServerContext* call,
                                                    const v1::IssueDispositionRequest* request,
                                                    v1::IssueDispositionResponse* response) {
  return calls::ServeCommand<v1::IssueDispositionRequest, v1::IssueDispositionResponse>(
      call, guard_, node_.writer(), "IssueDisposition", request, response,
      [this](journal::Transaction& transaction, const identity::Claims& caller,
             const v1::IssueDispositionRequest& wanted) {
        return disposition::IssueDisposition(context_, transaction, caller, wanted);
      });
}

grpc::ServerUnaryReactor* Service::DeclineDisposition(grpc::CallbackServerContext* call,
                                                      const v1::DeclineDispositionRequest* request,
                                                      v1::DeclineDispositionResponse* response) {
  return calls::ServeCommand<v1::DeclineDispositionRequest, v1::DeclineDispositionResponse>(
      call, guard_, node_.writer(), "DeclineDisposition", request, response,
      disposition::DeclineDisposition);
}

grpc::ServerUnaryReactor* Service::CancelDisposition(grpc::CallbackServerContext* call,
                                                     const v1::CancelDispositionRequest* request,
                                                     v1::CancelDispositionResponse* response) {
  return calls::ServeCommand<v1::CancelDispositionRequest, v1::CancelDispositionResponse>(
      call, guard_, node_.writer(), "CancelDisposition", request, response,
      disposition::CancelDisposition);
}

grpc::ServerUnaryReactor* Service::MarkRead(grpc::CallbackServerContext* call,
                                            const v1::MarkReadRequest* request,
                                            v1::MarkReadResponse* response) {
  return calls::ServeCommand<v1::MarkReadRequest, v1::MarkReadResponse>(
      call, guard_, node_.writer(), "MarkRead", request, response, disposition::MarkRead);
}

grpc::ServerUnaryReactor* Service::RegisterYearDocument(
    grpc::CallbackServerContext* call, const v1::RegisterYearDocumentRequest* request,
    v1::RegisterYearDocumentResponse* response) {
  return calls::ServeCommand<v1::RegisterYearDocumentRequest, v1::RegisterYearDocumentResponse>(
      call, guard_, node_.writer(), "RegisterYearDocument", request, response,
      disposition::RegisterYearDocument);
}

grpc::ServerUnaryReactor* Service::GetDisposition(grpc::CallbackServerContext* call,
                                                  const v1::GetDispositionRequest* request,
                                                  v1::GetDispositionResponse* response) {
  return calls::ServeQuery<v1::GetDispositionResponse>(
      call, guard_, response, [&](const identity::Claims&) {
        return node_.pool().Read<v1::GetDispositionResponse>(
            [&](sql::Database& db) { return ReadDisposition(db, request->case_id()); });
      });
}

}  // namespace tepat::disposition
