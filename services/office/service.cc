// SPDX-License-Identifier: Apache-2.0
#include "services/office/service.h"

#include "libs/calls/command_call.h"
#include "services/office/decisions.h"
#include "services/office/import.h"
#include "services/office/queries.h"

namespace tepat::office {

grpc::ServerUnaryReactor* Service::ImportOffice(grpc::CallbackServerContext* call,
                                                const v1::ImportOfficeRequest* request,
                                                v1::ImportOfficeResponse* response) {
  return calls::ServeCommand<v1::ImportOfficeRequest, v1::ImportOfficeResponse>(
      call, guard_, node_.writer(), "ImportOffice", request, response,
      [this](journal::Transaction& transaction, const identity::Claims& caller,
             const v1::ImportOfficeRequest& wanted) -> Result<v1::ImportOfficeResponse> {
        // Whoever imports a directory says who may do anything at all.
        TEPAT_TRY(calls::RequireScope(caller, "operator"));
        return office::ImportOffice(config_, transaction, wanted);
      });
}

grpc::ServerUnaryReactor* Service::ExportOffice(grpc::CallbackServerContext* call,
                                                const v1::ExportOfficeRequest* request,
                                                v1::ExportOfficeResponse* response) {
  return calls::ServeRead(
      call, guard_, node_.pool(), response,
      [&](sql::Database& db, const identity::Claims& caller) -> Result<v1::ExportOfficeResponse> {
        TEPAT_TRY(calls::RequireScope(caller, "operator"));
        return ReadExport(db, *request);
      });
}

grpc::ServerUnaryReactor* Service::GrantDelegation(grpc::CallbackServerContext* call,
                                                   const v1::GrantDelegationRequest* request,
                                                   v1::GrantDelegationResponse* response) {
  return calls::ServeCommand<v1::GrantDelegationRequest, v1::GrantDelegationResponse>(
      call, guard_, node_.writer(), "GrantDelegation", request, response, office::GrantDelegation);
}

grpc::ServerUnaryReactor* Service::RevokeDelegation(grpc::CallbackServerContext* call,
                                                    const v1::RevokeDelegationRequest* request,
                                                    v1::RevokeDelegationResponse* response) {
  return calls::ServeCommand<v1::RevokeDelegationRequest, v1::RevokeDelegationResponse>(
      call, guard_, node_.writer(), "RevokeDelegation", request, response,
      office::RevokeDelegation);
}

grpc::ServerUnaryReactor* Service::RebaseCase(grpc::CallbackServerContext* call,
                                              const v1::RebaseCaseRequest* request,
                                              v1::RebaseCaseResponse* response) {
  return calls::ServeCommand<v1::RebaseCaseRequest, v1::RebaseCaseResponse>(
      call, guard_, node_.writer(), "RebaseCase", request, response, office::RebaseCase);
}

grpc::ServerUnaryReactor* Service::AdoptCalendar(grpc::CallbackServerContext* call,
                                                 const v1::AdoptCalendarRequest* request,
                                                 v1::AdoptCalendarResponse* response) {
  return calls::ServeCommand<v1::AdoptCalendarRequest, v1::AdoptCalendarResponse>(
      call, guard_, node_.writer(), "AdoptCalendar", request, response,
      [this](journal::Transaction& transaction, const identity::Claims& caller,
             const v1::AdoptCalendarRequest& wanted) {
        return office::AdoptCalendar(config_, transaction, caller, wanted);
      });
}

grpc::ServerUnaryReactor* Service::MintToken(grpc::CallbackServerContext* call,
                                             const v1::MintTokenRequest* request,
                                             v1::MintTokenResponse* response) {
  return calls::ServeQuery<v1::MintTokenResponse>(
      call, guard_, response, [&](const identity::Claims& caller) -> Result<v1::MintTokenResponse> {
        TEPAT_TRY(calls::RequireScope(caller, "operator"));
        return keys_.MintForOperator(*request);
      });
}

grpc::ServerUnaryReactor* Service::GetPeople(grpc::CallbackServerContext* call,
                                             const v1::GetPeopleRequest* request,
                                             v1::GetPeopleResponse* response) {
  return calls::ServeRead(
      call, guard_, node_.pool(), response,
      [&](sql::Database& db, const identity::Claims&) { return ReadPeople(db, *request); });
}

}  // namespace tepat::office
