// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "libs/casebook/parts.h"
#include "libs/casebook/payload.h"
#include "libs/casebook/store/letters.h"
#include "libs/casebook/store/office.h"
#include "libs/casebook/store/replacements.h"
#include "libs/casebook/store/settle.h"
#include "libs/casebook/store/standing.h"
#include "libs/casebook/store/units.h"
#include "tepat/common/v1/ending.pb.h"
#include "tepat/correspondence/v1/letter.pb.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/data_collection/v1/rebase.pb.h"
#include "tepat/disposition/v1/disposition.pb.h"
#include "tepat/office/v1/delegation.pb.h"
#include "tepat/office/v1/directory.pb.h"
#include "tepat/office/v1/rebase.pb.h"
#include "tepat/submission/v1/submission.pb.h"

namespace tepat::casebook {
namespace {

using journal::Event;
using journal::Transaction;

// A fact being applied.
struct Applying {
  sql::Database& db;
  const Event& event;

  const std::string& case_id() const { return event.fact.case_id; }
};

// Both pages show it, so the case whose place was taken has changed, too.
Status TakePlace(const Applying& to, const std::string& superseded) {
  if (superseded.empty()) return Ok();
  TEPAT_TRY(SaveReplacement(to.db, superseded, to.case_id()));
  return Settle(to.db, superseded);
}

Status TakeLetter(const Applying& to) {
  TEPAT_ASSIGN(const auto from, ReadPayload<correspondence::v1::LetterRegistered>(to.event));
  const int desk =
      from.on_schedule() ? correspondence::v1::DESK_FILED : correspondence::v1::DESK_FRONT_DESK;
  TEPAT_TRY(SaveLetter(
      to.db, {to.case_id(), from.agenda_number(), from.agenda_year(), from.sender(),
              from.letter_number(), from.subject(), from.period(), from.nature(), from.urgency(),
              from.sender_deadline(), journal::TimeOf(from.received_time()), desk, 1}));
  return TakePlace(to, from.supersedes_case_id());
}

// A case without a letter has an empty one: screens say what stands for its name.
Status TakeScheduled(const Applying& to) {
  TEPAT_ASSIGN(const auto from, ReadPayload<correspondence::v1::CaseOpenedOnSchedule>(to.event));
  LetterRow letter;
  letter.case_id = to.case_id();
  letter.period = from.period();
  letter.received = to.event.fact.at;
  letter.desk = correspondence::v1::DESK_FILED;
  letter.revision = 1;
  TEPAT_TRY(SaveLetter(to.db, letter));
  return TakePlace(to, from.supersedes_case_id());
}

Status TakeMove(const Applying& to) {
  TEPAT_ASSIGN(const auto from, ReadPayload<correspondence::v1::LetterMoved>(to.event));
  return MoveLetter(to.db, to.case_id(), from.desk(), from.revision());
}

Status TakeScan(const Applying& to) {
  TEPAT_ASSIGN(const auto from, ReadPayload<correspondence::v1::ScanAttached>(to.event));
  return SaveFile(to.db, to.event.position.source, to.event.position.sequence, to.case_id(),
                  {from.kind(), from.sha256(), from.size(), from.media_type()});
}

// Revisions are the service's own; what a page has seen goes back with its form.
Status Stand(const Applying& to, int state, int revision) {
  return SaveStanding(to.db, to.event.position.source, to.case_id(), state, revision);
}

Status TakeDisposition(const Applying& to) {
  const std::string& fact = to.event.fact.name;
  if (fact == "disposition-opened") return Stand(to, disposition::v1::DISPOSITION_STATE_OPEN, 1);
  if (fact == "disposition-issued") {
    TEPAT_ASSIGN(const auto from, ReadPayload<disposition::v1::DispositionIssued>(to.event));
    TEPAT_TRY(
        SaveRecipients(to.db, to.case_id(), {from.recipients().begin(), from.recipients().end()}));
    return Stand(to, disposition::v1::DISPOSITION_STATE_ISSUED, from.revision());
  }
  TEPAT_ASSIGN(const auto from, ReadPayload<disposition::v1::DispositionDeclined>(to.event));
  return Stand(to, disposition::v1::DISPOSITION_STATE_NOT_NEEDED, from.revision());
}

Status TakeReading(const Applying& to) {
  TEPAT_ASSIGN(const auto from, ReadPayload<disposition::v1::DispositionRead>(to.event));
  return SaveReading(to.db, to.case_id(), from.recipient(), to.event.fact.at);
}

// A part as the contract has it.
UnitRow UnitOf(const data_collection::v1::UnitPart& part) {
  return {part.unit(),  part.position(), part.due_date(),
          part.state(), part.revision(), part.reason()};
}

Status TakeCollection(const Applying& to) {
  TEPAT_ASSIGN(const auto from, ReadPayload<data_collection::v1::CollectionOpened>(to.event));
  for (const auto& part : from.units()) TEPAT_TRY(SaveUnit(to.db, to.case_id(), UnitOf(part)));
  TEPAT_TRY(SavePlan(to.db, to.case_id(), {from.plan_year(), from.plan_version()}));
  return Stand(to, data_collection::v1::COLLECTION_STATE_COLLECTING, from.revision());
}

// Units that are asked again stand in it as they are now.
Status TakeRebase(const Applying& to) {
  TEPAT_ASSIGN(const auto from, ReadPayload<data_collection::v1::CollectionRebased>(to.event));
  for (const auto& part : from.units()) TEPAT_TRY(SaveUnit(to.db, to.case_id(), UnitOf(part)));
  TEPAT_TRY(SavePlan(to.db, to.case_id(), {from.plan_year(), from.plan_version()}));
  return Stand(to, data_collection::v1::COLLECTION_STATE_COLLECTING, from.revision());
}

Status TakeAssignment(const Applying& to) {
  TEPAT_ASSIGN(const auto from, ReadPayload<data_collection::v1::UnitAssigned>(to.event));
  return SaveUnit(to.db, to.case_id(), UnitOf(from.part()));
}

Status TakeUnitData(const Applying& to) {
  TEPAT_ASSIGN(const auto from, ReadPayload<data_collection::v1::UnitDataSubmitted>(to.event));
  // The first sending pins the plan where the opening found none.
  TEPAT_TRY(SavePlan(to.db, to.case_id(), {from.plan_year(), from.plan_version()}));
  return MoveUnit(
      to.db, to.case_id(),
      {from.unit(), "", "", data_collection::v1::UNIT_STATE_SUBMITTED, from.revision(), ""});
}

Status TakeWaiver(const Applying& to) {
  TEPAT_ASSIGN(const auto from, ReadPayload<data_collection::v1::UnitWaived>(to.event));
  return MoveUnit(to.db, to.case_id(),
                  {from.unit(), "", "", data_collection::v1::UNIT_STATE_WAIVED, from.revision(),
                   from.reason()});
}

Status TakeReturn(const Applying& to) {
  TEPAT_ASSIGN(const auto from, ReadPayload<data_collection::v1::UnitsReturned>(to.event));
  for (const auto& unit : from.units()) {
    TEPAT_TRY(ReturnUnit(to.db, to.case_id(), unit.unit(), unit.reason(), from.due_date()));
  }
  return Stand(to, data_collection::v1::COLLECTION_STATE_COLLECTING, from.revision());
}

Status TakeGivenBack(const Applying& to) {
  TEPAT_ASSIGN(const auto from, ReadPayload<data_collection::v1::UnitGivenBack>(to.event));
  return ReturnUnit(to.db, to.case_id(), from.unit().unit(), from.unit().reason(), from.due_date());
}

// Closing the draft and verifying it say the same, and differ in where the case stands then.
Status TakeStepDone(const Applying& to) {
  TEPAT_ASSIGN(const auto from, ReadPayload<data_collection::v1::CollectionStepDone>(to.event));
  const bool verified = to.event.fact.name == "data-verified";
  return Stand(to,
               verified ? data_collection::v1::COLLECTION_STATE_VERIFIED
                        : data_collection::v1::COLLECTION_STATE_CHECKING,
               from.revision());
}

Status TakeSubmissionOpened(const Applying& to) {
  TEPAT_ASSIGN(const auto from, ReadPayload<submission::v1::SubmissionOpened>(to.event));
  return Stand(to, submission::v1::SUBMISSION_STATE_PREPARING, from.revision());
}

Status TakeSubmission(const Applying& to) {
  TEPAT_ASSIGN(const auto from, ReadPayload<submission::v1::SubmissionChanged>(to.event));
  return Stand(to, from.state(), from.revision());
}

// Where the case goes back to: to the units' data, to the documents, or to the sending alone.
Status TakeCorrection(const Applying& to) {
  TEPAT_ASSIGN(const auto from, ReadPayload<submission::v1::CorrectionRequested>(to.event));
  const int state = from.target() == submission::v1::CORRECTION_TARGET_DATA
                        ? submission::v1::SUBMISSION_STATE_IN_CORRECTION
                    : from.target() == submission::v1::CORRECTION_TARGET_DOCUMENTS
                        ? submission::v1::SUBMISSION_STATE_PREPARING
                        : submission::v1::SUBMISSION_STATE_SENDING;
  return Stand(to, state, from.revision());
}

// The ending goes before every standing: see StageOf.
Status TakeEnd(const Applying& to) {
  TEPAT_ASSIGN(const auto from, ReadPayload<common::v1::CaseEnded>(to.event));
  return SaveEnding(to.db, to.case_id(), to.event.position.source, from.ending().reason());
}

using Take = Status (*)(const Applying&);

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
                                                      {"collection-rebased", TakeRebase},
                                                      {"unit-assigned", TakeAssignment},
                                                      {"unit-data-submitted", TakeUnitData},
                                                      {"unit-waived", TakeWaiver},
                                                      {"unit-given-back", TakeGivenBack},
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
                                                      {"case-ended", TakeEnd}};
  return kTakers;
}

Status Apply(Transaction& transaction, const Event& event) {
  const journal::Fact& fact = event.fact;
  Applying to{transaction.db(), event};
  const auto taker = Takers().find(fact.name);
  if (taker != Takers().end()) TEPAT_TRY(taker->second(to));
  for (const sop::Mark& mark : fact.marks) {
    if (mark.sop_id.empty()) continue;  // says nothing of the SOP
    TEPAT_TRY(SaveCaseSop(to.db, fact.case_id, mark.sop_id, mark.sop_version));
  }
  // Facts that change nothing here are settled too: pages show them, so browsers must be told.
  return Settle(to.db, fact.case_id);
}

// What is no longer in the directory keeps its title: old cases still name it.
Status SaveTitles(sql::Database& db, const office::v1::DirectoryAdopted& from) {
  for (const auto& unit : from.units()) TEPAT_TRY(SaveTitle(db, "unit", unit.key(), unit.title()));
  for (const auto& position : from.positions()) {
    TEPAT_TRY(SaveTitle(db, "position", position.key(), position.title()));
  }
  return Ok();
}

Status ApplyOffice(Transaction& transaction, const Event& event) {
  sql::Database& db = transaction.db();
  if (event.fact.name == "directory-adopted") {
    TEPAT_ASSIGN(const auto from, ReadPayload<office::v1::DirectoryAdopted>(event));
    return SaveTitles(db, from);
  }
  if (event.fact.name == "case-rebased") {
    TEPAT_ASSIGN(const auto from, ReadPayload<office::v1::CaseRebased>(event));
    return Settle(db, from.case_id());
  }
  if (event.fact.name == "delegation-granted") {
    TEPAT_ASSIGN(const auto from, ReadPayload<office::v1::DelegationGranted>(event));
    return SaveDelegation(db, from.delegation_id(), from.kind(), from.decree_number());
  }
  return Ok();
}

// Rows go first and places are derived last, from what the other sources still say.
Status Forget(sql::Database& db, const std::string& source) {
  TEPAT_TRY(ForgetStanding(db, source));
  TEPAT_TRY(ForgetFiles(db, source));
  if (source.ends_with("/data-collection")) TEPAT_TRY(ForgetUnits(db));
  if (source.ends_with("/correspondence")) {
    TEPAT_TRY(ForgetLetters(db));
    TEPAT_TRY(ForgetReplacements(db));
  }
  return SettleAll(db);
}

}  // namespace

Part CasesPart() { return {"cases", Apply, ApplyOffice, Forget}; }

}  // namespace tepat::casebook
