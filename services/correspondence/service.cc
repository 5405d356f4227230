// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/service.h"

#include "libs/daemon/command_call.h"
#include "libs/identity/office_view.h"
#include "libs/journal/wire.h"
#include "services/correspondence/store.h"

namespace tepat::correspondence {
namespace {

Letter LetterOf(const v1::RegisterLetterRequest& request) {
  Letter letter;
  letter.sender = request.sender();
  letter.number = request.letter_number();
  letter.date = request.letter_date();
  letter.subject = request.subject();
  letter.channel = request.channel();
  letter.external_number = request.external_number();
  if (request.has_received_time()) letter.received = journal::TimeOf(request.received_time());
  letter.back_entry_reason = request.back_entry_reason();
  letter.nature = request.nature();
  letter.urgency = request.urgency();
  letter.sender_deadline = request.sender_deadline();
  letter.period = request.period();
  letter.attachments = request.attachments();
  return letter;
}

// What the fact says; `whole` also for letters that are not public.
v1::LetterRegistered PayloadOf(const RegisteredLetter& registered, bool whole) {
  const Letter& letter = registered.letter;
  v1::LetterRegistered payload;
  payload.set_agenda_number(registered.agenda_number);
  payload.set_agenda_year(registered.agenda_year);
  if (whole || IsPublic(letter)) {
    payload.set_sender(letter.sender);
    payload.set_letter_number(letter.number);
    payload.set_subject(letter.subject);
  }
  payload.set_channel(static_cast<v1::IntakeChannel>(letter.channel));
  journal::FillTime(*letter.received, payload.mutable_received_time());
  payload.set_back_entry_reason(letter.back_entry_reason);
  payload.set_nature(static_cast<v1::Nature>(letter.nature));
  payload.set_urgency(static_cast<v1::Urgency>(letter.urgency));
  payload.set_sender_deadline(letter.sender_deadline);
  payload.set_period(letter.period);
  return payload;
}

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
  v1::GetLetterResponse response;
  response.set_case_id(found->case_id);
  *response.mutable_letter() = PayloadOf(*found, true);
  response.set_letter_date(found->letter.date);
  response.set_external_number(found->letter.external_number);
  response.set_attachments(found->letter.attachments);
  return response;
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
  TEPAT_TRY(InsertLetter(db, registered, key));
  TEPAT_ASSIGN(const auto appended,
               transaction.Append({"letter-registered", registered.case_id, registration.now,
                                   daemon::ActorOf(right), right.office_cursor,
                                   MarksOfRegistration(registered.letter, registration, sop),
                                   journal::PayloadOf(PayloadOf(registered, false))}));
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
