// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/facts.h"

#include <functional>
#include <map>

#include "libs/casebook/store/escalations.h"
#include "libs/casebook/store/store.h"
#include "libs/identity/office_view.h"
#include "libs/journal/wire.h"
#include "tepat/common/v1/ending.pb.h"
#include "tepat/common/v1/pause.pb.h"
#include "tepat/correspondence/v1/letter.pb.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/disposition/v1/disposition.pb.h"
#include "tepat/office/v1/delegation.pb.h"
#include "tepat/office/v1/directory.pb.h"
#include "tepat/office/v1/rebase.pb.h"
#include "tepat/submission/v1/submission.pb.h"
#include "tepat/timing/v1/visit.pb.h"

namespace tepat::portal {
namespace {

using journal::Event;
using journal::Transaction;

// A fact being applied; `detail` and `step` go into its history.
struct Applying {
  sql::Database& db;
  const Event& event;
  std::string detail = {};
  int step = 0;

  const std::string& case_id() const { return event.fact.case_id; }
};

template <class Payload>
Result<Payload> PayloadOf(const Event& event) {
  Payload payload;
  TEPAT_TRY(journal::ParsePayload(event.fact.payload, &payload));
  return payload;
}

Status TakeLetter(Applying& to) {
  TEPAT_ASSIGN(const auto from, PayloadOf<correspondence::v1::LetterRegistered>(to.event));
  const int desk =
      from.on_schedule() ? correspondence::v1::DESK_FILED : correspondence::v1::DESK_FRONT_DESK;
  return SaveLetter(
      to.db, {to.case_id(), from.agenda_number(), from.agenda_year(), from.sender(),
              from.letter_number(), from.subject(), from.period(), from.nature(), from.urgency(),
              from.sender_deadline(), journal::TimeOf(from.received_time()), desk, 1});
}

Status TakeScheduled(Applying& to) {
  TEPAT_ASSIGN(const auto from, PayloadOf<correspondence::v1::CaseOpenedOnSchedule>(to.event));
  LetterRow letter;
  letter.case_id = to.case_id();
  letter.period = from.period();
  letter.received = to.event.fact.at;
  letter.desk = correspondence::v1::DESK_FILED;
  letter.revision = 1;
  return SaveLetter(to.db, letter);
}

Status TakeMove(Applying& to) {
  TEPAT_ASSIGN(const auto from, PayloadOf<correspondence::v1::LetterMoved>(to.event));
  to.detail = from.advice();
  return MoveLetter(to.db, to.case_id(), from.desk(), from.revision());
}

Status TakeScan(Applying& to) {
  TEPAT_ASSIGN(const auto from, PayloadOf<correspondence::v1::ScanAttached>(to.event));
  to.detail = from.kind();
  return SaveFile(to.db, to.event.position.source, to.event.position.sequence, to.case_id(),
                  {from.kind(), from.sha256(), from.size(), from.media_type()});
}

Status Stand(Applying& to, int state, int revision) {
  return SaveStanding(to.db, to.event.position.source, to.case_id(), state, revision);
}

Status TakeDisposition(Applying& to) {
  const std::string& fact = to.event.fact.name;
  if (fact == "disposition-opened") return Stand(to, disposition::v1::DISPOSITION_STATE_OPEN, 1);
  if (fact == "disposition-issued") {
    TEPAT_ASSIGN(const auto from, PayloadOf<disposition::v1::DispositionIssued>(to.event));
    for (const std::string& text : from.instructions()) {
      to.detail += (to.detail.empty() ? "" : ", ") + text;
    }
    TEPAT_TRY(
        SaveRecipients(to.db, to.case_id(), {from.recipients().begin(), from.recipients().end()}));
    return Stand(to, disposition::v1::DISPOSITION_STATE_ISSUED, from.revision());
  }
  TEPAT_ASSIGN(const auto from, PayloadOf<disposition::v1::DispositionDeclined>(to.event));
  to.detail = from.reason();
  return Stand(to, disposition::v1::DISPOSITION_STATE_NOT_NEEDED, from.revision());
}

Status TakeReading(Applying& to) {
  TEPAT_ASSIGN(const auto from, PayloadOf<disposition::v1::DispositionRead>(to.event));
  return SaveReading(to.db, to.case_id(), from.recipient(), to.event.fact.at);
}

UnitRow UnitOf(const data_collection::v1::UnitPart& part) {
  return {part.unit(),  part.position(), part.due_date(),
          part.state(), part.revision(), part.reason()};
}

Status TakeCollection(Applying& to) {
  TEPAT_ASSIGN(const auto from, PayloadOf<data_collection::v1::CollectionOpened>(to.event));
  for (const auto& part : from.units()) TEPAT_TRY(SaveUnit(to.db, to.case_id(), UnitOf(part)));
  return Stand(to, data_collection::v1::COLLECTION_STATE_COLLECTING, from.revision());
}

Status TakeAssignment(Applying& to) {
  TEPAT_ASSIGN(const auto from, PayloadOf<data_collection::v1::UnitAssigned>(to.event));
  to.detail = from.part().unit();
  return SaveUnit(to.db, to.case_id(), UnitOf(from.part()));
}

Status TakeUnitData(Applying& to) {
  TEPAT_ASSIGN(const auto from, PayloadOf<data_collection::v1::UnitDataSubmitted>(to.event));
  to.detail = from.unit();
  return MoveUnit(
      to.db, to.case_id(),
      {from.unit(), "", "", data_collection::v1::UNIT_STATE_SUBMITTED, from.revision(), ""});
}

Status TakeWaiver(Applying& to) {
  TEPAT_ASSIGN(const auto from, PayloadOf<data_collection::v1::UnitWaived>(to.event));
  to.detail = from.unit();
  return MoveUnit(to.db, to.case_id(),
                  {from.unit(), "", "", data_collection::v1::UNIT_STATE_WAIVED, from.revision(),
                   from.reason()});
}

Status TakeReturn(Applying& to) {
  TEPAT_ASSIGN(const auto from, PayloadOf<data_collection::v1::UnitsReturned>(to.event));
  for (const auto& unit : from.units()) {
    to.detail += (to.detail.empty() ? "" : ", ") + unit.unit();
    TEPAT_TRY(ReturnUnit(to.db, to.case_id(), unit.unit(), unit.reason()));
  }
  return Stand(to, data_collection::v1::COLLECTION_STATE_COLLECTING, from.revision());
}

Status TakeStepDone(Applying& to) {
  TEPAT_ASSIGN(const auto from, PayloadOf<data_collection::v1::CollectionStepDone>(to.event));
  to.detail = from.note();
  const bool verified = to.event.fact.name == "data-verified";
  return Stand(to,
               verified ? data_collection::v1::COLLECTION_STATE_VERIFIED
                        : data_collection::v1::COLLECTION_STATE_CHECKING,
               from.revision());
}

Status TakeSubmissionOpened(Applying& to) {
  TEPAT_ASSIGN(const auto from, PayloadOf<submission::v1::SubmissionOpened>(to.event));
  return Stand(to, submission::v1::SUBMISSION_STATE_PREPARING, from.revision());
}

Status TakeSubmission(Applying& to) {
  TEPAT_ASSIGN(const auto from, PayloadOf<submission::v1::SubmissionChanged>(to.event));
  to.detail = from.reason();
  return Stand(to, from.state(), from.revision());
}

Status TakeCorrection(Applying& to) {
  TEPAT_ASSIGN(const auto from, PayloadOf<submission::v1::CorrectionRequested>(to.event));
  to.detail = from.reason();
  const int state = from.target() == submission::v1::CORRECTION_TARGET_DATA
                        ? submission::v1::SUBMISSION_STATE_IN_CORRECTION
                    : from.target() == submission::v1::CORRECTION_TARGET_DOCUMENTS
                        ? submission::v1::SUBMISSION_STATE_PREPARING
                        : submission::v1::SUBMISSION_STATE_SENDING;
  return Stand(to, state, from.revision());
}

Status TakeEnd(Applying& to) {
  TEPAT_ASSIGN(const auto from, PayloadOf<common::v1::CaseEnded>(to.event));
  to.detail = from.ending().reason();
  return SaveEnding(to.db, to.case_id(), to.event.position.source, to.detail);
}

Status TakeJudgement(Applying& to) {
  TEPAT_ASSIGN(const auto from, PayloadOf<timing::v1::VisitJudged>(to.event));
  to.step = from.step();
  to.detail = std::to_string(from.state());
  const std::string& fact = to.event.fact.name;
  if (fact == "warning-rescinded") {
    return ForgetEscalations(to.db, to.case_id(), from.step(), from.visit(), from.announcement());
  }
  if (fact == "verdict-given" || fact == "verdict-corrected") {  // it is over
    return ForgetEscalations(to.db, to.case_id(), from.step(), from.visit(), "");
  }
  for (const std::string& position : from.positions()) {
    TEPAT_TRY(SaveEscalation(to.db, {to.case_id(), from.step(), from.visit(), from.announcement(),
                                     position, to.event.fact.at}));
  }
  return Ok();
}

// Of pauses and of their ends alike.
Status TakePause(Applying& to) {
  TEPAT_ASSIGN(const auto from, PayloadOf<common::v1::VisitPaused>(to.event));
  to.step = from.step();
  to.detail = from.reason() + (from.evidence().empty() ? "" : " (" + from.evidence() + ")");
  if (to.event.fact.name != "visit-resumed") return Ok();
  return ForgetEscalations(to.db, to.case_id(), from.step(), 0, "pause-");
}

using Take = Status (*)(Applying&);

// What changes the model; other facts of a case stand in its history alone.
const std::map<std::string, Take>& Takers() {
  static const std::map<std::string, Take> kTakers = {{"letter-registered", TakeLetter},
                                                      {"case-opened-on-schedule", TakeScheduled},
                                                      {"letter-forwarded-to-sekretaris", TakeMove},
                                                      {"letter-read", TakeMove},
                                                      {"letter-forwarded-to-camat", TakeMove},
                                                      {"scan-attached", TakeScan},
                                                      {"disposition-opened", TakeDisposition},
                                                      {"disposition-issued", TakeDisposition},
                                                      {"disposition-declined", TakeDisposition},
                                                      {"disposition-read", TakeReading},
                                                      {"collection-opened", TakeCollection},
                                                      {"collection-reopened", TakeCollection},
                                                      {"unit-assigned", TakeAssignment},
                                                      {"unit-data-submitted", TakeUnitData},
                                                      {"unit-waived", TakeWaiver},
                                                      {"units-returned", TakeReturn},
                                                      {"draft-closed", TakeStepDone},
                                                      {"data-verified", TakeStepDone},
                                                      {"submission-opened", TakeSubmissionOpened},
                                                      {"submission-reopened", TakeSubmissionOpened},
                                                      {"documents-ready", TakeSubmission},
                                                      {"documents-reviewed", TakeSubmission},
                                                      {"documents-returned", TakeSubmission},
                                                      {"documents-approved", TakeSubmission},
                                                      {"covering-letter-added", TakeSubmission},
                                                      {"package-sent", TakeSubmission},
                                                      {"receipt-recorded", TakeSubmission},
                                                      {"correction-requested", TakeCorrection},
                                                      {"case-ended", TakeEnd},
                                                      {"visit-warned", TakeJudgement},
                                                      {"visit-breached", TakeJudgement},
                                                      {"visit-escalated", TakeJudgement},
                                                      {"pause-lasts", TakeJudgement},
                                                      {"warning-rescinded", TakeJudgement},
                                                      {"visit-paused", TakePause},
                                                      {"visit-resumed", TakePause},
                                                      {"verdict-given", TakeJudgement},
                                                      {"verdict-corrected", TakeJudgement}};
  return kTakers;
}

HistoryRow HistoryRowOf(const Event& event, const std::string& case_id) {
  const journal::Fact& fact = event.fact;
  HistoryRow row{event.position.source, event.position.sequence, case_id, fact.at, fact.name};
  if (fact.actor) {
    row.person_id = fact.actor->person_id;
    row.position = fact.actor->position;
    row.delegation_id = fact.actor->delegation_id;
  }
  return row;
}

Status TakeRebase(sql::Database& db, const Event& event) {
  TEPAT_ASSIGN(const auto from, PayloadOf<office::v1::CaseRebased>(event));
  HistoryRow row = HistoryRowOf(event, from.case_id());
  row.detail = std::to_string(from.sop_version());
  TEPAT_TRY(SaveHistory(db, row));
  return Settle(db, from.case_id());
}

}  // namespace

Status ApplyToModel(Transaction& transaction, const Event& event) {
  const journal::Fact& fact = event.fact;
  if (fact.case_id.empty()) return Ok();
  Applying to{transaction.db(), event};
  const auto taker = Takers().find(fact.name);
  if (taker != Takers().end()) TEPAT_TRY(taker->second(to));
  for (const sop::Mark& mark : fact.marks) {
    if (mark.sop_id.empty()) continue;  // says nothing of the SOP
    TEPAT_TRY(SaveCaseSop(to.db, fact.case_id, mark.sop_id, mark.sop_version));
  }
  HistoryRow row = HistoryRowOf(event, fact.case_id);
  row.step = to.step;
  row.detail = to.detail;
  TEPAT_TRY(SaveHistory(transaction.db(), row));
  return Settle(transaction.db(), fact.case_id);
}

Status ApplyOfficeToModel(Transaction& transaction, const Event& event) {
  sql::Database& db = transaction.db();
  TEPAT_TRY(identity::ApplyOfficeFact(db, event.fact.name, event.fact.payload, event.fact.at));
  if (event.fact.name == "directory-adopted") {
    TEPAT_ASSIGN(const auto from, PayloadOf<office::v1::DirectoryAdopted>(event));
    for (const auto& unit : from.units()) {
      TEPAT_TRY(SaveTitle(db, "unit", unit.key(), unit.title()));
    }
    for (const auto& position : from.positions()) {
      TEPAT_TRY(SaveTitle(db, "position", position.key(), position.title()));
    }
  }
  if (event.fact.name == "case-rebased") TEPAT_TRY(TakeRebase(db, event));
  if (event.fact.name == "delegation-granted") {
    TEPAT_ASSIGN(const auto from, PayloadOf<office::v1::DelegationGranted>(event));
    TEPAT_TRY(SaveDelegation(db, from.delegation_id(), from.kind(), from.decree_number()));
  }
  return Ok();
}

}  // namespace tepat::portal
