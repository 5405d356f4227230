// SPDX-License-Identifier: Apache-2.0
#include "services/submission/handoff.h"

#include "libs/casework/case_sop.h"
#include "libs/casework/decision.h"
#include "libs/casework/departure.h"
#include "libs/casework/ending.h"
#include "services/submission/store/submissions.h"

namespace tepat::submission {
namespace {

// Where a submission is, for somebody who wants to end it.
casework::Place PlaceOf(State state) {
  switch (state) {
    case State::kPreparing:
    case State::kInReview:
    case State::kInApproval:
    case State::kSending:
      return casework::Place::kHere;
    case State::kInCorrection:
      return casework::Place::kPassedOn;
    case State::kSent:
    case State::kClosed:
    case State::kEnded:
      break;
  }
  return casework::Place::kOver;
}

Status End(journal::Transaction& transaction, Submission& submission,
           const common::v1::CaseEnding& ending) {
  casework::Standing standing{PlaceOf(submission.state), NameOf(submission.state)};
  if (standing.place == casework::Place::kHere) {
    if (submission.open.is_open()) {
      standing.open = {casework::CancelledMark(submission.open.step, submission.open.visit,
                                               transaction.now(), ending)};
    }
    submission.open = {};
    submission.state = State::kEnded;
    submission.reason = ending.reason();
    submission.revision = submission.revision.Next(ending.person_id(), transaction.now());
    standing.revision = submission.revision.number;
    TEPAT_TRY(SaveSubmission(transaction.db(), submission));
  }
  return casework::DecideEnding(transaction, submission.case_id, ending, standing, std::nullopt, 0);
}

}  // namespace

Status OpenSubmission(journal::Transaction& transaction, const v1::OpenSubmissionRequest& request) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const sop::Sop sop, casework::SopOfCase(db, "submission", request.case_id(),
                                                       request.sop_id(), request.sop_version()));
  TEPAT_ASSIGN(const auto found, FindSubmission(db, request.case_id()));
  if (found) TEPAT_TRY(RequireState(*found, State::kInCorrection, found->revision.number));
  Submission submission = found.value_or(Submission());
  submission.case_id = request.case_id();
  submission.sop_id = sop.id;
  submission.sop_version = sop.version;
  submission.period = request.period();
  submission.revision =
      found ? found->revision.Next("", transaction.now()) : Revision{1, "", transaction.now()};
  const sop::Mark started = BeginPreparing(submission, sop, journal::TimeOf(request.start_time()));
  for (const auto& document : casework::DocumentsIn(request.documents())) {
    TEPAT_TRY(casework::LinkDocument(db, submission.case_id, document));
  }
  TEPAT_TRY(SaveSubmission(db, submission));
  v1::SubmissionOpened payload;
  payload.set_handed_over_by(request.event_id());
  payload.set_period(submission.period);
  payload.set_revision(submission.revision.number);
  journal::Fact fact{found ? "submission-reopened" : "submission-opened", submission.case_id,
                     transaction.now()};
  fact.marks = {started};
  fact.payload = journal::PayloadOf(payload);
  TEPAT_TRY(transaction.Append(fact));
  TEPAT_ASSIGN(const auto ending, casework::FindTombstone(db, submission.case_id));
  return ending ? End(transaction, submission, *ending) : Ok();
}

Status EndCase(journal::Transaction& transaction, const v1::EndCaseRequest& request) {
  TEPAT_ASSIGN(auto found, FindSubmission(transaction.db(), request.case_id()));
  if (found) return End(transaction, *found, request.ending());
  return casework::DecideEnding(transaction, request.case_id(), request.ending(), {}, std::nullopt,
                                0);
}

Result<Handoff> HandoffOf(const journal::Event& event) {
  if (event.fact.name == "case-end-requested") {
    TEPAT_ASSIGN(auto wish, casework::WishIn<data_collection::v1::EndCaseRequest>(event));
    return Handoff(std::move(wish));
  }
  if (event.fact.name != "correction-requested") return Handoff();
  v1::CorrectionRequested payload;
  TEPAT_TRY(journal::ParsePayload(event.fact.payload, &payload));
  if (payload.target() != v1::CORRECTION_TARGET_DATA) return Handoff();
  data_collection::v1::ReopenCollectionRequest request;
  request.set_event_id(event.id);
  request.set_case_id(event.fact.case_id);
  journal::FillTime(event.fact.at, request.mutable_start_time());
  *request.mutable_units() = payload.units();
  return Handoff(std::move(request));
}

}  // namespace tepat::submission
