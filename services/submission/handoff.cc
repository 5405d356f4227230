// SPDX-License-Identifier: Apache-2.0
#include "services/submission/handoff.h"

#include "libs/casework/arrival.h"
#include "libs/casework/case_sop.h"
#include "libs/casework/ending.h"
#include "services/submission/store/correction_cells.h"
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
  casework::Whereabouts whereabouts{PlaceOf(submission.state), NameOf(submission.state)};
  if (whereabouts.place == casework::Place::kHere) {
    if (submission.open.is_open()) {
      whereabouts.open = {casework::CancelledMark(submission.open.step, submission.open.visit,
                                                  transaction.now(), ending)};
    }
    submission.open = {};
    submission.state = State::kEnded;
    submission.reason = ending.reason();
    submission.revision = submission.revision.Next(ending.person_id(), transaction.now());
    whereabouts.revision = submission.revision.number;
    // Rows before the fact: who reads the fact and asks finds them as it says.
    TEPAT_TRY(SaveSubmission(transaction.db(), submission));
  }
  return casework::DecideEnding(transaction, submission.case_id, ending, whereabouts, std::nullopt,
                                0);
}

// The submission as it is when the case arrives, the first time or again.
Submission Arrived(const std::optional<Submission>& found, const v1::OpenSubmissionRequest& request,
                   const sop::Sop& sop, Instant now) {
  Submission submission = found.value_or(Submission());
  submission.case_id = request.case_id();
  // A case may follow another version by the time that it comes again.
  submission.sop_id = sop.id;
  submission.sop_version = sop.version;
  submission.period = request.period();
  submission.plan_version = request.plan_version();
  submission.revision = found ? found->revision.Next("", now) : Revision{1, "", now};
  return submission;
}

// The reasons of cells, which the fact does not tell.
void FillReasons(const std::vector<std::string>& reasons,
                 google::protobuf::RepeatedPtrField<data_collection::v1::UnitReturn>* units) {
  auto reason = reasons.begin();
  for (auto& unit : *units) {
    for (auto& cell : *unit.mutable_cells()) {
      if (reason != reasons.end()) cell.set_reason(*reason++);
    }
  }
}

Result<Handoff> OfCorrection(sql::ReaderPool& pool, const journal::Event& event) {
  if (event.fact.name != "correction-requested") return Handoff();
  v1::CorrectionRequested payload;
  TEPAT_TRY(journal::ParsePayload(event.fact.payload, &payload));
  // Documents and sending are corrected here; only data go back to who collects them.
  if (payload.target() != v1::CORRECTION_TARGET_DATA) return Handoff();
  data_collection::v1::ReopenCollectionRequest request;
  request.set_event_id(event.id);
  request.set_case_id(event.fact.case_id);
  journal::FillTime(event.fact.at, request.mutable_start_time());
  *request.mutable_units() = payload.units();
  // A fact of before they were kept apart tells them itself, and has none here.
  TEPAT_ASSIGN(const auto reasons, pool.Read<std::vector<std::string>>([&](sql::Database& db) {
    return CellReasons(db, event.fact.case_id, payload.revision());
  }));
  FillReasons(reasons, request.mutable_units());
  return Handoff(std::move(request));
}

}  // namespace

Status OpenSubmission(journal::Transaction& transaction, const v1::OpenSubmissionRequest& request) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const sop::Sop sop, casework::SopOfCase(db, kArea, request.case_id(),
                                                       request.sop_id(), request.sop_version()));
  TEPAT_ASSIGN(const auto found, FindSubmission(db, request.case_id()));
  // Only after a correction does it come again; else it is another opening of one case.
  if (found) TEPAT_TRY(RequireState(*found, State::kInCorrection, found->revision.number));
  Submission submission = Arrived(found, request, sop, transaction.now());
  const sop::Mark started = BeginPreparing(submission, sop, journal::TimeOf(request.start_time()));
  TEPAT_TRY(casework::LinkDocuments(transaction, submission.case_id, request.documents()));
  TEPAT_TRY(SaveSubmission(db, submission));
  v1::SubmissionOpened payload;
  payload.set_handed_over_by(request.event_id());
  payload.set_period(submission.period);
  payload.set_revision(submission.revision.number);
  TEPAT_TRY(casework::RecordArrival(transaction,
                                    found ? "submission-reopened" : "submission-opened",
                                    submission.case_id, {started}, payload));
  return casework::EndIfAwaited(transaction, submission.case_id, submission, End);
}

Status EndCase(journal::Transaction& transaction, const v1::EndCaseRequest& request) {
  return casework::TakeEnding(transaction, request, FindSubmission, End);
}

Result<Handoff> HandoffOf(sql::ReaderPool& pool, const journal::Event& event) {
  return casework::WishOr<Handoff>(event, [&] { return OfCorrection(pool, event); });
}

}  // namespace tepat::submission
