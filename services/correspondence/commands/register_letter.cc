// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/registration.h"

#include "services/correspondence/commands/ending.h"
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

// The circular is present by its reference; registering it makes the agenda entry.
Status LinkDocuments(sql::Database& db, const RegisteredLetter& registered, const sop::Sop& sop) {
  TEPAT_TRY(casework::LinkDocument(
      db, registered.case_id,
      {"surat_edaran", registered.letter.number, PlaceOf(registered.letter)}));
  return casework::LinkDocument(
      db, registered.case_id,
      {sop.Find(1)->output_kind, AgendaNumberOf(registered), "buku agenda"});
}

int YearOf(std::chrono::local_days day) {
  return static_cast<int>(std::chrono::year_month_day(day).year());
}

// The case that waits on schedule for its circular.
Result<ScheduledCase> MustWait(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(auto scheduled, FindScheduledCase(db, case_id));
  TEPAT_ASSIGN(const auto letter, FindLetter(db, case_id));
  if (scheduled && !letter) return std::move(*scheduled);
  return Fail(Code::kNotFound, "correspondence.unknown_case",
              "no case was opened on schedule under this id that waits for its circular");
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
  casework::Decision decision(transaction, caller, "correspondence");
  TEPAT_TRY(decision.Authorise(*sop.Find(1), "register"));
  TEPAT_TRY(CheckLetter(registered.letter, registration, context.config));
  const std::string key = DuplicateKey(registered.letter, registration.received_day);
  if (!request.accept_duplicate()) TEPAT_TRY(RefuseDuplicate(db, key));

  registered.case_id = transaction.NewId();
  registered.sop_id = sop.id;
  registered.sop_version = sop.version;
  registered.registered = registration.now;
  registered.agenda_year = YearOf(registration.today);
  registered.state.revision = {1, decision.right().person_id, registration.now};
  std::vector<sop::Mark> marks = MarksOfRegistration(registered.letter, registration, sop);
  if (!request.scheduled_case_id().empty()) {
    TEPAT_ASSIGN(const ScheduledCase waiting, MustWait(db, request.scheduled_case_id()));
    registered.case_id = waiting.case_id;
    registered.sop_id = waiting.sop_id;
    registered.sop_version = waiting.sop_version;
    registered.state.desk = Desk::kFiled;
    marks.clear();  // steps 1 and 2 do not apply to it
  }
  TEPAT_ASSIGN(registered.agenda_number, TakeAgendaNumber(db, registered.agenda_year));
  TEPAT_TRY(InsertLetter(db, registered, key));
  TEPAT_TRY(LinkDocuments(db, registered, sop));
  v1::LetterRegistered payload = RegisteredPayload(registered, false);
  payload.set_supersedes_case_id(request.supersedes_case_id());
  TEPAT_ASSIGN(const auto appended,
               decision.Record("letter-registered", registered.case_id, std::move(marks), payload));
  if (!request.supersedes_case_id().empty()) {
    TEPAT_TRY(
        Supersede(transaction, decision.right(), request.supersedes_case_id(), registered.case_id));
  }
  v1::RegisterLetterResponse response;
  response.set_case_id(registered.case_id);
  response.set_agenda_number(registered.agenda_number);
  response.set_agenda_year(registered.agenda_year);
  journal::FillPosition(appended.position, response.mutable_position());
  return response;
}

}  // namespace tepat::correspondence
