// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/commands/ending.h"

#include "libs/base/findings.h"
#include "libs/calls/guard.h"
#include "libs/casework/case_sop.h"
#include "libs/casework/ending.h"
#include "libs/identity/office_view.h"

namespace tepat::correspondence {
namespace {

constexpr const char* kArea = "correspondence";

// A case of this service: a letter's, or one opened on schedule.
struct OwnCase {
  std::optional<RegisteredLetter> letter;
  std::optional<ScheduledCase> scheduled;

  std::string sop_id() const { return letter ? letter->sop_id : scheduled->sop_id; }
  int sop_version() const { return letter ? letter->sop_version : scheduled->sop_version; }
  int revision() const {
    return letter ? letter->state.revision.number : scheduled->revision.number;
  }
};

Result<OwnCase> MustFind(sql::Database& db, const std::string& case_id) {
  OwnCase found;
  // A circular that was filed with a scheduled case does not carry it.
  TEPAT_ASSIGN(found.scheduled, FindScheduledCase(db, case_id));
  if (!found.scheduled) {
    TEPAT_ASSIGN(found.letter, FindLetter(db, case_id));
  }
  if (found.scheduled || found.letter) return found;
  return Fail(Code::kNotFound, "correspondence.unknown_case", "no such case was opened here");
}

// Where the case is, seen from here, after somebody wished for its end.
Result<casework::Standing> EndHere(OwnCase& own, int expected_revision,
                                   const std::string& person_id, Instant now,
                                   const common::v1::CaseEnding& ending) {
  casework::Standing standing{casework::Place::kPassedOn, "passed_on"};
  if (own.scheduled) {
    if (expected_revision != own.scheduled->revision.number) {
      return MovedOn(kArea, standing.state, own.scheduled->revision);
    }
    own.scheduled->revision = own.scheduled->revision.Next(person_id, now);
    own.scheduled->end_requested = true;
    standing.revision = own.scheduled->revision.number;
    return standing;
  }
  RegisteredLetter& letter = *own.letter;
  TEPAT_ASSIGN(letter.state,
               StateAfter(letter.state, Move::kEnd, expected_revision, person_id, now));
  standing.state = NameOf(letter.state.desk);
  standing.revision = letter.state.revision.number;
  if (letter.state.desk == Desk::kNowhere) {
    standing.place = casework::Place::kHere;
    standing.open = {casework::CancelledMark(2, 1, now, ending)};
  } else {
    letter.end_requested = true;
  }
  return standing;
}

Result<casework::Standing> End(journal::Transaction& transaction, const identity::Right& right,
                               OwnCase& own, const std::string& case_id, int expected_revision,
                               common::v1::CaseEnding ending) {
  ending.set_person_id(right.person_id);
  ending.set_position(right.position);
  TEPAT_ASSIGN(casework::Standing standing,
               EndHere(own, expected_revision, right.person_id, transaction.now(), ending));
  if (own.scheduled) TEPAT_TRY(SaveScheduledCase(transaction.db(), *own.scheduled));
  if (own.letter) TEPAT_TRY(SaveState(transaction.db(), *own.letter));
  TEPAT_TRY(casework::DecideEnding(transaction, case_id, ending, standing, calls::ActorOf(right),
                                   right.office_cursor));
  return standing;
}

}  // namespace

Result<sop::Sop> SopInForce(sql::Database& db, std::chrono::local_days today) {
  TEPAT_ASSIGN(auto sop, identity::FindSopInForce(db, today));
  if (sop) return std::move(*sop);
  return Fail(Code::kUnavailable, "correspondence.no_sop",
              "the office has adopted no SOP that is in force today");
}

Result<v1::OpenScheduledCaseResponse> OpenScheduledCase(
    const worktime::Zone& zone, journal::Transaction& transaction, const identity::Claims& caller,
    const v1::OpenScheduledCaseRequest& request) {
  sql::Database& db = transaction.db();
  casework::Decision decision(transaction, caller, kArea);
  TEPAT_ASSIGN(const sop::Sop sop, SopInForce(db, zone.DateOf(transaction.now())));
  TEPAT_TRY(decision.Authorise(*sop.Find(1), "open_on_schedule"));
  Findings findings;
  findings.Require(IsPeriod(request.period()), "period", "like 2026-TW3 or 2026");
  TEPAT_TRY(findings.Outcome("correspondence.invalid_request"));
  TEPAT_ASSIGN(const std::string running, FindRunningCase(db, request.period()));
  if (!running.empty() && !request.accept_duplicate()) {
    return Fail(Code::kConflict, "correspondence.period_running",
                "a case of this period is running", {{"case_id", running}});
  }
  const ScheduledCase made{transaction.NewId(),
                           request.period(),
                           sop.id,
                           sop.version,
                           {1, decision.right().person_id, transaction.now()}};
  TEPAT_TRY(InsertScheduledCase(db, made));
  v1::CaseOpenedOnSchedule payload;
  payload.set_period(made.period);
  payload.add_inapplicable_steps(1);
  payload.add_inapplicable_steps(2);
  TEPAT_ASSIGN(const auto appended,
               decision.Record("case-opened-on-schedule", made.case_id, {}, payload));
  v1::OpenScheduledCaseResponse response;
  response.set_case_id(made.case_id);
  journal::FillPosition(appended.position, response.mutable_position());
  return response;
}

Result<v1::CancelCaseResponse> CancelCase(journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::CancelCaseRequest& request) {
  TEPAT_ASSIGN(OwnCase own, MustFind(transaction.db(), request.case_id()));
  casework::Decision decision(transaction, caller, kArea);
  TEPAT_ASSIGN(const sop::Sop sop, casework::SopOfCase(transaction.db(), kArea, request.case_id(),
                                                       own.sop_id(), own.sop_version()));
  TEPAT_TRY(decision.Authorise(*sop.Find(2), CommandOf(Move::kEnd)));
  Findings findings;
  findings.RequireText(request.reason(), "reason", 5, 500);
  TEPAT_TRY(findings.Outcome("correspondence.invalid_request"));
  common::v1::CaseEnding ending;
  ending.set_reason(request.reason());
  TEPAT_ASSIGN(const casework::Standing standing,
               End(transaction, decision.right(), own, request.case_id(),
                   request.expected_revision(), std::move(ending)));
  auto response =
      casework::Decision::Answer<v1::CancelCaseResponse>(standing.revision, transaction.position());
  response.set_requested(standing.place == casework::Place::kPassedOn);
  return response;
}

Status Supersede(journal::Transaction& transaction, const identity::Right& right,
                 const std::string& case_id, const std::string& superseded_by) {
  TEPAT_ASSIGN(OwnCase own, MustFind(transaction.db(), case_id));
  common::v1::CaseEnding ending;
  ending.set_reason("Diganti oleh surat edaran yang lebih baru");
  ending.set_superseded_by(superseded_by);
  const int revision = own.revision();
  TEPAT_TRY(End(transaction, right, own, case_id, revision, std::move(ending)));
  return Ok();
}

}  // namespace tepat::correspondence
