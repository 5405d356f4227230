// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/service.h"

#include "libs/daemon/command_call.h"
#include "services/correspondence/cases.h"
#include "services/correspondence/moves.h"
#include "services/correspondence/store.h"
#include "services/correspondence/wire.h"

namespace tepat::correspondence {
namespace {

// A letter that is not public is for those through whose hands it goes, and for services.
Status MayRead(sql::Database& db, const identity::Claims& caller, const Letter& letter,
               Instant now) {
  if (IsPublic(letter) || daemon::RequireService(caller)) return Ok();
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
  TEPAT_ASSIGN(const auto documents, daemon::DocumentsOf(db, request.case_id()));
  return LetterResponse(*found, documents);
}

}  // namespace

grpc::ServerUnaryReactor* Service::RegisterLetter(grpc::CallbackServerContext* call,
                                                  const v1::RegisterLetterRequest* request,
                                                  v1::RegisterLetterResponse* response) {
  return daemon::ServeCommand<v1::RegisterLetterRequest, v1::RegisterLetterResponse>(
      call, guard_, node_.writer(), "RegisterLetter", request, response,
      [this](journal::Transaction& transaction, const identity::Claims& caller,
             const v1::RegisterLetterRequest& wanted) {
        return correspondence::RegisterLetter(context_, transaction, caller, wanted);
      });
}

grpc::ServerUnaryReactor* Service::ForwardToSekretaris(
    grpc::CallbackServerContext* call, const v1::ForwardToSekretarisRequest* request,
    v1::ForwardToSekretarisResponse* response) {
  return daemon::ServeCommand<v1::ForwardToSekretarisRequest, v1::ForwardToSekretarisResponse>(
      call, guard_, node_.writer(), "ForwardToSekretaris", request, response,
      correspondence::ForwardToSekretaris);
}

grpc::ServerUnaryReactor* Service::MarkRead(grpc::CallbackServerContext* call,
                                            const v1::MarkReadRequest* request,
                                            v1::MarkReadResponse* response) {
  return daemon::ServeCommand<v1::MarkReadRequest, v1::MarkReadResponse>(
      call, guard_, node_.writer(), "MarkRead", request, response, correspondence::MarkRead);
}

grpc::ServerUnaryReactor* Service::ForwardToCamat(grpc::CallbackServerContext* call,
                                                  const v1::ForwardToCamatRequest* request,
                                                  v1::ForwardToCamatResponse* response) {
  return daemon::ServeCommand<v1::ForwardToCamatRequest, v1::ForwardToCamatResponse>(
      call, guard_, node_.writer(), "ForwardToCamat", request, response,
      correspondence::ForwardToCamat);
}

grpc::ServerUnaryReactor* Service::CancelCase(grpc::CallbackServerContext* call,
                                              const v1::CancelCaseRequest* request,
                                              v1::CancelCaseResponse* response) {
  return daemon::ServeCommand<v1::CancelCaseRequest, v1::CancelCaseResponse>(
      call, guard_, node_.writer(), "CancelCase", request, response, correspondence::CancelCase);
}

grpc::ServerUnaryReactor* Service::OpenScheduledCase(grpc::CallbackServerContext* call,
                                                     const v1::OpenScheduledCaseRequest* request,
                                                     v1::OpenScheduledCaseResponse* response) {
  return daemon::ServeCommand<v1::OpenScheduledCaseRequest, v1::OpenScheduledCaseResponse>(
      call, guard_, node_.writer(), "OpenScheduledCase", request, response,
      [this](journal::Transaction& transaction, const identity::Claims& caller,
             const v1::OpenScheduledCaseRequest& wanted) {
        return correspondence::OpenScheduledCase(context_.zone, transaction, caller, wanted);
      });
}

grpc::ServerUnaryReactor* Service::GetLetter(grpc::CallbackServerContext* call,
                                             const v1::GetLetterRequest* request,
                                             v1::GetLetterResponse* response) {
  return daemon::ServeQuery<v1::GetLetterResponse>(
      call, guard_, response, [&](const identity::Claims& caller) {
        return node_.pool().Read<v1::GetLetterResponse>([&](sql::Database& db) {
          return ReadLetter(db, caller, *request, node_.world().clock.Now());
        });
      });
}

}  // namespace tepat::correspondence
