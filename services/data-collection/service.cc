// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/service.h"

#include "libs/calls/command_call.h"
#include "libs/casework/handoff.h"
#include "libs/identity/rights.h"
#include "services/data-collection/commands/commands.h"
#include "services/data-collection/handoff.h"
#include "services/data-collection/store/collections.h"
#include "services/data-collection/wire.h"

namespace tepat::data_collection {
namespace {

// Whose values the caller may see: all of them for services and for those who keep steps 4 and 5,
// else those of the caller's own unit. Nothing stands for all.
Result<std::optional<std::string>> VisibleUnit(sql::Database& db, const identity::Claims& caller,
                                               Instant now) {
  if (calls::RequireService(caller)) return std::optional<std::string>();
  // A query is judged on what is known now, however old: reading changes nothing.
  const auto keeps = identity::AuthorisePosition(
      db, {0, now}, caller, {"camat", "sekretaris", "kasubbag_keuangan", "staf"}, "read_values",
      now);
  if (keeps) return std::optional<std::string>();
  TEPAT_ASSIGN(const std::string unit, identity::UnitOf(db, caller.person_id));
  return std::optional<std::string>(unit);
}

Result<v1::GetCollectionResponse> ReadCollection(sql::Database& db, const identity::Claims& caller,
                                                 const std::string& case_id, Instant now) {
  TEPAT_ASSIGN(const auto found, FindCollection(db, case_id));
  if (!found) {
    return Fail(Code::kNotFound, "data_collection.unknown_case", "this case is not here");
  }
  v1::GetCollectionResponse response;
  response.set_case_id(case_id);
  response.set_state(static_cast<v1::CollectionState>(found->state));
  response.set_revision(found->revision.number);
  response.set_period(found->period);
  response.set_reason(found->reason);
  TEPAT_ASSIGN(const auto units, UnitsIn(db, case_id));
  TEPAT_ASSIGN(const auto visible, VisibleUnit(db, caller, now));
  for (const Unit& unit : units) {
    FillUnit(unit, response.add_units());
    if (visible && *visible != unit.name) continue;
    TEPAT_ASSIGN(const auto values, ValuesOf(db, case_id, unit.name));
    if (values.empty()) continue;
    v1::UnitValues* made = response.add_values();
    made->set_unit(unit.name);
    FillValues(values, made->mutable_values());
  }
  for (const std::string& unit : MissingUnits(units)) response.add_missing_units(unit);
  TEPAT_ASSIGN(const auto documents, casework::DocumentsOf(db, case_id));
  casework::FillDocuments(documents, response.mutable_documents());
  return response;
}

}  // namespace

grpc::ServerUnaryReactor* Service::OpenCollection(grpc::CallbackServerContext* call,
                                                  const v1::OpenCollectionRequest* request,
                                                  v1::OpenCollectionResponse* response) {
  return casework::ServeArrival(
      call, guard_, node_.writer(), request, response,
      [this](journal::Transaction& transaction, const v1::OpenCollectionRequest& wanted) {
        return data_collection::OpenCollection(context_.config, transaction, wanted);
      });
}

grpc::ServerUnaryReactor* Service::ReopenCollection(grpc::CallbackServerContext* call,
                                                    const v1::ReopenCollectionRequest* request,
                                                    v1::ReopenCollectionResponse* response) {
  return casework::ServeArrival(
      call, guard_, node_.writer(), request, response,
      [this](journal::Transaction& transaction, const v1::ReopenCollectionRequest& wanted) {
        return data_collection::ReopenCollection(context_.config, transaction, wanted);
      });
}

grpc::ServerUnaryReactor* Service::EndCase(grpc::CallbackServerContext* call,
                                           const v1::EndCaseRequest* request,
                                           v1::EndCaseResponse* response) {
  return casework::ServeArrival(call, guard_, node_.writer(), request, response,
                                data_collection::EndCase);
}

grpc::ServerUnaryReactor* Service::AssignUnit(grpc::CallbackServerContext* call,
                                              const v1::AssignUnitRequest* request,
                                              v1::AssignUnitResponse* response) {
  return calls::ServeCommand<v1::AssignUnitRequest, v1::AssignUnitResponse>(
      call, guard_, node_.writer(), "AssignUnit", request, response,
      [this](journal::Transaction& transaction, const identity::Claims& caller,
             const v1::AssignUnitRequest& wanted) {
        return data_collection::AssignUnit(context_, transaction, caller, wanted);
      });
}

grpc::ServerUnaryReactor* Service::SubmitUnitData(grpc::CallbackServerContext* call,
                                                  const v1::SubmitUnitDataRequest* request,
                                                  v1::SubmitUnitDataResponse* response) {
  return calls::ServeCommand<v1::SubmitUnitDataRequest, v1::SubmitUnitDataResponse>(
      call, guard_, node_.writer(), "SubmitUnitData", request, response,
      [this](journal::Transaction& transaction, const identity::Claims& caller,
             const v1::SubmitUnitDataRequest& wanted) {
        return data_collection::SubmitUnitData(context_, transaction, caller, wanted);
      });
}

grpc::ServerUnaryReactor* Service::WaiveUnit(grpc::CallbackServerContext* call,
                                             const v1::WaiveUnitRequest* request,
                                             v1::WaiveUnitResponse* response) {
  return calls::ServeCommand<v1::WaiveUnitRequest, v1::WaiveUnitResponse>(
      call, guard_, node_.writer(), "WaiveUnit", request, response, data_collection::WaiveUnit);
}

grpc::ServerUnaryReactor* Service::CloseDraft(grpc::CallbackServerContext* call,
                                              const v1::CloseDraftRequest* request,
                                              v1::CloseDraftResponse* response) {
  return calls::ServeCommand<v1::CloseDraftRequest, v1::CloseDraftResponse>(
      call, guard_, node_.writer(), "CloseDraft", request, response, data_collection::CloseDraft);
}

grpc::ServerUnaryReactor* Service::ReturnUnits(grpc::CallbackServerContext* call,
                                               const v1::ReturnUnitsRequest* request,
                                               v1::ReturnUnitsResponse* response) {
  return calls::ServeCommand<v1::ReturnUnitsRequest, v1::ReturnUnitsResponse>(
      call, guard_, node_.writer(), "ReturnUnits", request, response,
      [this](journal::Transaction& transaction, const identity::Claims& caller,
             const v1::ReturnUnitsRequest& wanted) {
        return data_collection::ReturnUnits(context_, transaction, caller, wanted);
      });
}

grpc::ServerUnaryReactor* Service::VerifyData(grpc::CallbackServerContext* call,
                                              const v1::VerifyDataRequest* request,
                                              v1::VerifyDataResponse* response) {
  return calls::ServeCommand<v1::VerifyDataRequest, v1::VerifyDataResponse>(
      call, guard_, node_.writer(), "VerifyData", request, response, data_collection::VerifyData);
}

grpc::ServerUnaryReactor* Service::GetCollection(grpc::CallbackServerContext* call,
                                                 const v1::GetCollectionRequest* request,
                                                 v1::GetCollectionResponse* response) {
  return calls::ServeQuery<v1::GetCollectionResponse>(
      call, guard_, response, [&](const identity::Claims& caller) {
        return node_.pool().Read<v1::GetCollectionResponse>([&](sql::Database& db) {
          return ReadCollection(db, caller, request->case_id(), node_.world().clock.Now());
        });
      });
}

}  // namespace tepat::data_collection
