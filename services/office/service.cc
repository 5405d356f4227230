// SPDX-License-Identifier: Apache-2.0
#include "services/office/service.h"

#include <algorithm>

#include "libs/calls/command_call.h"
#include "libs/journal/wire.h"
#include "services/office/decisions.h"
#include "services/office/import.h"
#include "services/office/store.h"

namespace tepat::office {
namespace {

// More than stand on one screen.
constexpr int kPeopleAskedMax = 200;

Result<v1::GetPeopleResponse> ReadPeople(sql::Database& db, const v1::GetPeopleRequest& request) {
  if (request.person_ids_size() > kPeopleAskedMax) {
    return Fail(Code::kInvalid, "office.too_many", "at most 200 person_ids");
  }
  // At most 500, so one statement rather than one a person.
  TEPAT_ASSIGN(const auto people, AllPeople(db));
  const auto& wanted = request.person_ids();
  v1::GetPeopleResponse response;
  for (const StoredPerson& person : people) {
    const bool asked =
        wanted.empty() || std::find(wanted.begin(), wanted.end(), person.person_id) != wanted.end();
    if (!asked) continue;
    v1::PersonEntry* entry = response.add_people();
    entry->set_person_id(person.person_id);
    entry->set_key(person.key);
    entry->set_name(person.name);
    for (const std::string& position : person.positions) entry->add_positions(position);
  }
  return response;
}

constexpr int kExportFiles = 8;  // of 64 KiB at most

Result<v1::ExportOfficeResponse> ExportPage(sql::Database& db, const std::string& after) {
  v1::ExportOfficeResponse response;
  TEPAT_ASSIGN(const auto files, FilesAfter(db, after, kExportFiles));
  for (const StoredFile& file : files) {
    auto* to = response.add_files();
    to->set_name(file.name);
    to->set_text(file.text);
  }
  // On every page: which one is last is known only when the next is empty.
  TEPAT_ASSIGN(const std::string calendar, DefaultCalendarId(db));
  response.set_default_calendar_id(calendar);
  return response;
}

}  // namespace

grpc::ServerUnaryReactor* Service::ImportOffice(grpc::CallbackServerContext* call,
                                                const v1::ImportOfficeRequest* request,
                                                v1::ImportOfficeResponse* response) {
  return calls::ServeCommand<v1::ImportOfficeRequest, v1::ImportOfficeResponse>(
      call, guard_, node_.writer(), "ImportOffice", request, response,
      [this](journal::Transaction& transaction, const identity::Claims& caller,
             const v1::ImportOfficeRequest& wanted) -> Result<v1::ImportOfficeResponse> {
        TEPAT_TRY(calls::RequireScope(caller, "operator"));
        return office::ImportOffice(config_, transaction, wanted);
      });
}

grpc::ServerUnaryReactor* Service::ExportOffice(grpc::CallbackServerContext* call,
                                                const v1::ExportOfficeRequest* request,
                                                v1::ExportOfficeResponse* response) {
  return calls::ServeQuery<v1::ExportOfficeResponse>(
      call, guard_, response,
      [&](const identity::Claims& caller) -> Result<v1::ExportOfficeResponse> {
        TEPAT_TRY(calls::RequireScope(caller, "operator"));
        return node_.pool().Read<v1::ExportOfficeResponse>(
            [&](sql::Database& db) { return ExportPage(db, request->after()); });
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
        if (!request->person_id().empty()) {
          // A token for a mistyped person would be good everywhere and fit nobody.
          TEPAT_ASSIGN(const bool known, node_.pool().Read<bool>([&](sql::Database& db) {
            return IsPerson(db, request->person_id());
          }));
          if (!known) return Fail(Code::kNotFound, "office.unknown_person", "no such person");
        }
        return keys_.Mint(*request);
      });
}

grpc::ServerUnaryReactor* Service::GetPeople(grpc::CallbackServerContext* call,
                                             const v1::GetPeopleRequest* request,
                                             v1::GetPeopleResponse* response) {
  return calls::ServeQuery<v1::GetPeopleResponse>(
      call, guard_, response, [&](const identity::Claims&) {
        return node_.pool().Read<v1::GetPeopleResponse>(
            [&](sql::Database& db) { return ReadPeople(db, *request); });
      });
}

}  // namespace tepat::office
