// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/service.h"

#include <functional>

#include "libs/calls/command_call.h"
#include "libs/casework/arrival.h"
#include "services/data-collection/commands/commands.h"
#include "services/data-collection/handoff.h"
#include "services/data-collection/queries.h"

namespace tepat::data_collection {

// Hand-offs, from services alone.
grpc::ServerUnaryReactor* Service::OpenCollection(grpc::CallbackServerContext* call,
                                                  const v1::OpenCollectionRequest* request,
                                                  v1::OpenCollectionResponse* response) {
  return casework::ServeArrival(
      call, guard_, node_.writer(), request, response,
      std::bind_front(data_collection::OpenCollection, std::cref(context_.config)));
}

grpc::ServerUnaryReactor* Service::ReopenCollection(grpc::CallbackServerContext* call,
                                                    const v1::ReopenCollectionRequest* request,
                                                    v1::ReopenCollectionResponse* response) {
  return casework::ServeArrival(
      call, guard_, node_.writer(), request, response,
      std::bind_front(data_collection::ReopenCollection, std::cref(context_.config)));
}

grpc::ServerUnaryReactor* Service::EndCase(grpc::CallbackServerContext* call,
                                           const v1::EndCaseRequest* request,
                                           v1::EndCaseResponse* response) {
  return casework::ServeArrival(call, guard_, node_.writer(), request, response,
                                data_collection::EndCase);
}

// Commands, by people.
grpc::ServerUnaryReactor* Service::AssignUnit(grpc::CallbackServerContext* call,
                                              const v1::AssignUnitRequest* request,
                                              v1::AssignUnitResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "AssignUnit", request, response,
                             std::bind_front(data_collection::AssignUnit, std::cref(context_)));
}

grpc::ServerUnaryReactor* Service::SubmitUnitData(grpc::CallbackServerContext* call,
                                                  const v1::SubmitUnitDataRequest* request,
                                                  v1::SubmitUnitDataResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "SubmitUnitData", request, response,
                             data_collection::SubmitUnitData);
}

grpc::ServerUnaryReactor* Service::WaiveUnit(grpc::CallbackServerContext* call,
                                             const v1::WaiveUnitRequest* request,
                                             v1::WaiveUnitResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "WaiveUnit", request, response,
                             data_collection::WaiveUnit);
}

grpc::ServerUnaryReactor* Service::CloseDraft(grpc::CallbackServerContext* call,
                                              const v1::CloseDraftRequest* request,
                                              v1::CloseDraftResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "CloseDraft", request, response,
                             data_collection::CloseDraft);
}

grpc::ServerUnaryReactor* Service::ReturnUnits(grpc::CallbackServerContext* call,
                                               const v1::ReturnUnitsRequest* request,
                                               v1::ReturnUnitsResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "ReturnUnits", request, response,
                             std::bind_front(data_collection::ReturnUnits, std::cref(context_)));
}

grpc::ServerUnaryReactor* Service::VerifyData(grpc::CallbackServerContext* call,
                                              const v1::VerifyDataRequest* request,
                                              v1::VerifyDataResponse* response) {
  return calls::ServeCommand(call, guard_, node_.writer(), "VerifyData", request, response,
                             data_collection::VerifyData);
}

grpc::ServerUnaryReactor* Service::GetCollection(grpc::CallbackServerContext* call,
                                                 const v1::GetCollectionRequest* request,
                                                 v1::GetCollectionResponse* response) {
  return calls::ServeRead(
      call, guard_, node_.pool(), response, [&](sql::Database& db, const identity::Claims& caller) {
        return ReadCollection(db, caller, request->case_id(), node_.world().clock.Now());
      });
}

}  // namespace tepat::data_collection
