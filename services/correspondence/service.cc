// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/service.h"

#include <functional>

#include "libs/calls/command_call.h"
#include "services/correspondence/commands/commands.h"
#include "services/correspondence/queries.h"
#include "services/correspondence/scans.h"

namespace tepat::correspondence {

grpc::ServerUnaryReactor* Service::RegisterLetter(grpc::CallbackServerContext* call,
                                                  const v1::RegisterLetterRequest* request,
                                                  v1::RegisterLetterResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "RegisterLetter", request, response,
                             std::bind_front(correspondence::RegisterLetter, std::cref(context_)));
}

grpc::ServerUnaryReactor* Service::ForwardToSekretaris(
    grpc::CallbackServerContext* call, const v1::ForwardToSekretarisRequest* request,
    v1::ForwardToSekretarisResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "ForwardToSekretaris", request, response,
                             correspondence::ForwardToSekretaris);
}

grpc::ServerUnaryReactor* Service::MarkRead(grpc::CallbackServerContext* call,
                                            const v1::MarkReadRequest* request,
                                            v1::MarkReadResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "MarkRead", request, response,
                             correspondence::MarkRead);
}

grpc::ServerUnaryReactor* Service::ForwardToCamat(grpc::CallbackServerContext* call,
                                                  const v1::ForwardToCamatRequest* request,
                                                  v1::ForwardToCamatResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "ForwardToCamat", request, response,
                             correspondence::ForwardToCamat);
}

grpc::ServerUnaryReactor* Service::CancelCase(grpc::CallbackServerContext* call,
                                              const v1::CancelCaseRequest* request,
                                              v1::CancelCaseResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "CancelCase", request, response,
                             correspondence::CancelCase);
}

grpc::ServerUnaryReactor* Service::OpenScheduledCase(grpc::CallbackServerContext* call,
                                                     const v1::OpenScheduledCaseRequest* request,
                                                     v1::OpenScheduledCaseResponse* response) {
  return calls::ServeCommand(
      call, guard_, node_.writer(), "OpenScheduledCase", request, response,
      std::bind_front(correspondence::OpenScheduledCase, std::cref(context_)));
}

// Streams: the rows of a scan are written only when the whole file is on disk.
grpc::ServerReadReactor<v1::AttachScanRequest>* Service::AttachScan(
    grpc::CallbackServerContext* call, v1::AttachScanResponse* response) {
  // The file's name while it comes in is new, so that two uploads never share one.
  calls::UploadPlan<v1::ScanHead, v1::AttachScanResponse> plan{guard_,
                                                               node_.writer(),
                                                               scans_,
                                                               uploads_,
                                                               context_.config.scan_bytes_max,
                                                               "AttachScan",
                                                               node_.world().ids.Next(),
                                                               correspondence::AttachScan};
  return calls::Upload<v1::AttachScanRequest, v1::ScanHead, v1::AttachScanResponse>::Begin(
      call, response, std::move(plan));
}

grpc::ServerWriteReactor<v1::GetScanResponse>* Service::GetScan(grpc::CallbackServerContext* call,
                                                                const v1::GetScanRequest* request) {
  const auto find = [&]() -> Result<std::ifstream> {
    TEPAT_TRY(rpc::RequireDeadline(*call));
    TEPAT_ASSIGN(const identity::Claims caller, guard_.Identify(*call));
    return OpenScan(node_.pool(), scans_, caller, *request, node_.world().clock.Now());
  };
  return calls::Download<v1::GetScanResponse>::Begin(find());
}

grpc::ServerUnaryReactor* Service::GetLetter(grpc::CallbackServerContext* call,
                                             const v1::GetLetterRequest* request,
                                             v1::GetLetterResponse* response) {
  return calls::ServeRead(
      call, guard_, node_.pool(), response, [&](sql::Database& db, const identity::Claims& caller) {
        return ReadLetter(db, caller, request->case_id(), node_.world().clock.Now());
      });
}

grpc::ServerUnaryReactor* Service::GetCase(grpc::CallbackServerContext* call,
                                           const v1::GetCaseRequest* request,
                                           v1::GetCaseResponse* response) {
  return calls::ServeRead(
      call, guard_, node_.pool(), response,
      [&](sql::Database& db, const identity::Claims&) { return ReadCase(db, request->case_id()); });
}

}  // namespace tepat::correspondence
