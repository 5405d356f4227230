// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/case_command.h"
#include "libs/casework/store/documents.h"
#include "services/correspondence/commands/commands.h"
#include "services/correspondence/commands/ending.h"
#include "services/correspondence/commands/replacing.h"
#include "services/correspondence/queries.h"
#include "services/correspondence/store/agenda.h"
#include "services/correspondence/store/cases.h"
#include "services/correspondence/store/letters.h"
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

// The case that waits on schedule for its circular.
Result<ScheduledCase> MustWait(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(auto scheduled, FindScheduledCase(db, case_id));
  TEPAT_ASSIGN(const auto letter, FindLetter(db, case_id));
  if (scheduled && !letter) return std::move(*scheduled);
  // Another clerk was first: the letter that he filed is not to become a second case.
  if (scheduled) {
    return Fail(Code::kConflict, "correspondence.case_has_letter",
                "this case has its circular already", {{"case_id", case_id}});
  }
  return Fail(Code::kNotFound, "correspondence.unknown_case",
              "no case was opened on schedule under this id that waits for its circular");
}

// The case that the letter opens, or the one that has waited for it.
Status PlaceInCase(casework::CaseCommand& command, const std::string& scheduled_case_id,
                   RegisteredLetter& registered) {
  registered.case_id = command.transaction().NewId();
  registered.sop_id = command.sop().id;
  registered.sop_version = command.sop().version;
  if (scheduled_case_id.empty()) return Ok();
  TEPAT_ASSIGN(const ScheduledCase waiting, MustWait(command.db(), scheduled_case_id));
  // The data of that period are being collected: a letter about another one is not this case's.
  if (registered.letter.period != waiting.period) {
    return Fail(Code::kInvalid, "correspondence.invalid_letter", "not the period of the case",
                {{"fields", "period: the case is of " + waiting.period}});
  }
  registered.case_id = waiting.case_id;
  registered.sop_id = waiting.sop_id;
  registered.sop_version = waiting.sop_version;
  registered.state.desk = Desk::kFiled;
  return Ok();
}

// The circular is present by its reference; registering it makes the agenda entry.
Status LinkDocuments(casework::CaseCommand& command, const RegisteredLetter& registered) {
  TEPAT_TRY(
      casework::LinkDocument(command.db(), registered.case_id,
                             {kCircular, registered.letter.number, PlaceOf(registered.letter)}));
  return casework::LinkDocument(
      command.db(), registered.case_id,
      {command.step().output_kind, AgendaNumberOf(registered), "buku agenda"});
}

}  // namespace

Result<v1::RegisterLetterResponse> RegisterLetter(const Context& context,
                                                  journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const v1::RegisterLetterRequest& request) {
  casework::CaseCommand command(transaction, caller, kArea);
  RegisteredLetter registered;
  registered.letter = LetterOf(request);
  const Registration registration = RegistrationAt(command.now(), registered.letter, context.zone);
  // The office's day, not the day of UTC: at night they differ.
  TEPAT_ASSIGN(sop::Sop sop, SopInForce(command.db(), registration.today));
  command.TakeNew(std::move(sop));
  TEPAT_TRY(command.Authorise(kRegisterStep, "register"));
  TEPAT_TRY(CheckLetter(registered.letter, registration, context.config));
  const std::string key = DuplicateKey(registered.letter, registration.received_day);
  if (!request.accept_duplicate()) TEPAT_TRY(RefuseDuplicate(command.db(), key));

  registered.registered = registration.now;
  registered.agenda_year = YearOf(registration.today);
  registered.state.revision = {1, command.right().person_id, registration.now};
  TEPAT_TRY(PlaceInCase(command, request.scheduled_case_id(), registered));
  // The number is the last thing that can be refused no more: a gap in the agenda would have to be
  // explained for ever. A rollback gives it back.
  TEPAT_ASSIGN(registered.agenda_number, TakeAgendaNumber(command.db(), registered.agenda_year));
  TEPAT_TRY(InsertLetter(command.db(), registered, key));
  TEPAT_TRY(LinkDocuments(command, registered));

  v1::LetterRegistered payload = RegisteredPayload(registered, false);
  payload.set_supersedes_case_id(request.supersedes_case_id());
  // Steps 1 and 2 do not apply to a case that was opened on schedule.
  std::vector<sop::Mark> marks;
  if (registered.state.desk != Desk::kFiled) {
    marks = MarksOfRegistration(registered.letter, registration, command.sop());
  }
  TEPAT_TRY(command.Record("letter-registered", registered.case_id, std::move(marks), payload));
  auto response = command.Answer<v1::RegisterLetterResponse>();
  response.set_case_id(registered.case_id);
  response.set_agenda_number(registered.agenda_number);
  response.set_agenda_year(registered.agenda_year);
  // After the fact of the letter that supersedes, so that who reads in order knows it by then.
  if (!request.supersedes_case_id().empty()) {
    TEPAT_ASSIGN(OwnCase superseded,
                 TakePlace(command, request.supersedes_case_id(), registered.case_id,
                           registered.letter.period, "correspondence.invalid_letter"));
    TEPAT_TRY(Supersede(command, superseded, registered.case_id));
  }
  return response;
}

}  // namespace tepat::correspondence
