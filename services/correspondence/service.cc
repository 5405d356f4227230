// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/service.h"

#include "libs/daemon/command_call.h"
#include "libs/identity/office_view.h"
#include "libs/journal/wire.h"
#include "services/correspondence/moves.h"
#include "services/correspondence/store.h"
#include "services/correspondence/wire.h"

namespace tepat::correspondence {
namespace {

Status RefuseDuplicate(sql::Database& db, const std::string& key) {
  TEPAT_ASSIGN(const auto same, FindDuplicate(db, key));
  if (!same) return Ok();
  return Fail(Code::kConflict, "correspondence.duplicate_letter",
              "a letter with this sender, number and day of receipt is registered already",
              {{"case_id", same->case_id},
               {"agenda_number", std::to_string(same->agenda_number)},
               {"agenda_year", std::to_string(same->agenda_year)}});
}

Result<sop::Sop> SopInForce(sql::Database& db, std::chrono::local_days today) {
  TEPAT_ASSIGN(auto sop,
               identity::FindSopInForce(db, std::chrono::sys_days(today.time_since_epoch())));
  if (sop) return std::move(*sop);
  return Fail(Code::kUnavailable, "correspondence.no_sop",
              "the office has adopted no SOP that is in force today");
}

// The circular is present by its reference; registering it makes the agenda entry.
Status LinkDocuments(sql::Database& db, const RegisteredLetter& registered, const sop::Sop& sop) {
  TEPAT_TRY(LinkDocument(db, registered.case_id,
                         {"surat_edaran", registered.letter.number, PlaceOf(registered.letter)}));
  const std::string number =
      std::to_string(registered.agenda_number) + "/" + std::to_string(registered.agenda_year);
  return LinkDocument(db, registered.case_id, {sop.Find(1)->output_kind, number, "buku agenda"});
}

int YearOf(std::chrono::local_days day) {
  return static_cast<int>(std::chrono::year_month_day(day).year());
}

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
  TEPAT_ASSIGN(const auto documents, DocumentsOf(db, request.case_id()));
  return LetterResponse(*found, documents);
}

}  // namespace

Result<v1::RegisterLetterResponse> RegisterLetter(const Context& context,
                                                  journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const v1::RegisterLetterRequest& request) {
  sql::Database& db = transaction.db();
  RegisteredLetter registered;
  registered.letter = LetterOf(request);
  Registration registration{transaction.now(), context.zone.DateOf(transaction.now()), {}};
  registration.received_day = registered.letter.received
                                  ? context.zone.DateOf(*registered.letter.received)
                                  : registration.today;
  TEPAT_ASSIGN(const sop::Sop sop, SopInForce(db, registration.today));
  TEPAT_ASSIGN(const auto known, daemon::KnownOfficeIn(transaction));
  TEPAT_ASSIGN(const identity::Right right,
               identity::Authorise(db, known, caller, *sop.Find(1), "register", registration.now));
  TEPAT_TRY(CheckLetter(registered.letter, registration, context.config));
  const std::string key = DuplicateKey(registered.letter, registration.received_day);
  if (!request.accept_duplicate()) TEPAT_TRY(RefuseDuplicate(db, key));

  registered.case_id = transaction.NewId();
  registered.sop_id = sop.id;
  registered.sop_version = sop.version;
  registered.registered = registration.now;
  registered.agenda_year = YearOf(registration.today);
  TEPAT_ASSIGN(registered.agenda_number, TakeAgendaNumber(db, registered.agenda_year));
  registered.state.changed_by = right.person_id;
  registered.state.changed = registration.now;
  TEPAT_TRY(InsertLetter(db, registered, key));
  TEPAT_TRY(LinkDocuments(db, registered, sop));
  TEPAT_ASSIGN(const auto appended,
               transaction.Append({"letter-registered", registered.case_id, registration.now,
                                   daemon::ActorOf(right), right.office_cursor,
                                   MarksOfRegistration(registered.letter, registration, sop),
                                   journal::PayloadOf(RegisteredPayload(registered, false))}));
  v1::RegisterLetterResponse response;
  response.set_case_id(registered.case_id);
  response.set_agenda_number(registered.agenda_number);
  response.set_agenda_year(registered.agenda_year);
  journal::FillPosition(appended.position, response.mutable_position());
  return response;
}

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
