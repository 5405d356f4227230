// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/service.h"

#include "libs/calls/command_call.h"
#include "services/correspondence/commands/commands.h"
#include "services/correspondence/commands/ending.h"
#include "services/correspondence/scans.h"
#include "services/correspondence/store/letters.h"
#include "services/correspondence/wire.h"

namespace tepat::correspondence {
namespace {

// A letter that is not public is for those through whose hands it goes, and for services.
Status MayRead(sql::Database& db, const identity::Claims& caller, const Letter& letter,
               Instant now) {
  if (IsPublic(letter) || calls::RequireService(caller)) return Ok();
  // A query is judged on what is known now, however old: reading changes nothing.
  TEPAT_TRY(
      identity::AuthorisePosition(db, {0, now}, caller, ReadersOfRestricted(), "read_letter", now));
  return Ok();
}

Result<v1::GetLetterResponse> ReadLetter(sql::Database& db, const identity::Claims& caller,
                                         const v1::GetLetterRequest& request, Instant now) {
  TEPAT_ASSIGN(const auto found, FindLetter(db, request.case_id()));
  if (!found) {
    return Fail(Code::kNotFound, "correspondence.unknown_case", "no letter opened this case");
  }
  TEPAT_TRY(MayRead(db, caller, found->letter, now));
  TEPAT_ASSIGN(const auto documents, casework::DocumentsOf(db, request.case_id()));
  return LetterResponse(*found, documents);
}

// Fails unless the case has that file.
Result<bool> RequireScan(sql::Database& db, const std::string& case_id, const std::string& sha256) {
  TEPAT_ASSIGN(const auto documents, casework::DocumentsOf(db, case_id));
  for (const casework::CaseDocument& document : documents) {
    if (!sha256.empty() && document.sha256 == sha256) return true;
  }
  return Fail(Code::kNotFound, "blobs.unknown", "the case has no such scan");
}

}  // namespace

grpc::ServerUnaryReactor* Service::RegisterLetter(grpc::CallbackServerContext* call,
                                                  const v1::RegisterLetterRequest* request,
                                                  v1::RegisterLetterResponse* response) {
  return calls::ServeCommand<v1::RegisterLetterRequest, v1::RegisterLetterResponse>(
      call, guard_, node_.writer(), "RegisterLetter", request, response,
      [this](journal::Transaction& transaction, const identity::Claims& caller,
             const v1::RegisterLetterRequest& wanted) {
        return correspondence::RegisterLetter(context_, transaction, caller, wanted);
      });
}

grpc::ServerUnaryReactor* Service::ForwardToSekretaris(
    grpc::CallbackServerContext* call, const v1::ForwardToSekretarisRequest* request,
    v1::ForwardToSekretarisResponse* response) {
  return calls::ServeCommand<v1::ForwardToSekretarisRequest, v1::ForwardToSekretarisResponse>(
      call, guard_, node_.writer(), "ForwardToSekretaris", request, response,
      correspondence::ForwardToSekretaris);
}

grpc::ServerUnaryReactor* Service::MarkRead(grpc::CallbackServerContext* call,
                                            const v1::MarkReadRequest* request,
                                            v1::MarkReadResponse* response) {
  return calls::ServeCommand<v1::MarkReadRequest, v1::MarkReadResponse>(
      call, guard_, node_.writer(), "MarkRead", request, response, correspondence::MarkRead);
}

grpc::ServerUnaryReactor* Service::ForwardToCamat(grpc::CallbackServerContext* call,
                                                  const v1::ForwardToCamatRequest* request,
                                                  v1::ForwardToCamatResponse* response) {
  return calls::ServeCommand<v1::ForwardToCamatRequest, v1::ForwardToCamatResponse>(
      call, guard_, node_.writer(), "ForwardToCamat", request, response,
      correspondence::ForwardToCamat);
}

grpc::ServerUnaryReactor* Service::CancelCase(grpc::CallbackServerContext* call,
                                              const v1::CancelCaseRequest* request,
                                              v1::CancelCaseResponse* response) {
  return calls::ServeCommand<v1::CancelCaseRequest, v1::CancelCaseResponse>(
      call, guard_, node_.writer(), "CancelCase", request, response, correspondence::CancelCase);
}

grpc::ServerUnaryReactor* Service::OpenScheduledCase(grpc::CallbackServerContext* call,
                                                     const v1::OpenScheduledCaseRequest* request,
                                                     v1::OpenScheduledCaseResponse* response) {
  return calls::ServeCommand<v1::OpenScheduledCaseRequest, v1::OpenScheduledCaseResponse>(
      call, guard_, node_.writer(), "OpenScheduledCase", request, response,
      [this](journal::Transaction& transaction, const identity::Claims& caller,
             const v1::OpenScheduledCaseRequest& wanted) {
        return correspondence::OpenScheduledCase(context_.zone, transaction, caller, wanted);
      });
}

grpc::ServerReadReactor<v1::AttachScanRequest>* Service::AttachScan(
    grpc::CallbackServerContext* call, v1::AttachScanResponse* response) {
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
    TEPAT_TRY(node_.pool().Read<bool>([&](sql::Database& db) -> Result<bool> {
      v1::GetLetterRequest letter;
      letter.set_case_id(request->case_id());
      TEPAT_TRY(ReadLetter(db, caller, letter, node_.world().clock.Now()));
      return RequireScan(db, request->case_id(), request->sha256());
    }));
    return scans_.Read(request->sha256());
  };
  return calls::Download<v1::GetScanResponse>::Begin(find());
}

grpc::ServerUnaryReactor* Service::GetLetter(grpc::CallbackServerContext* call,
                                             const v1::GetLetterRequest* request,
                                             v1::GetLetterResponse* response) {
  return calls::ServeQuery<v1::GetLetterResponse>(
      call, guard_, response, [&](const identity::Claims& caller) {
        return node_.pool().Read<v1::GetLetterResponse>([&](sql::Database& db) {
          return ReadLetter(db, caller, *request, node_.world().clock.Now());
        });
      });
}

}  // namespace tepat::correspondence
