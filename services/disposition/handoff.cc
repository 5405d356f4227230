// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/handoff.h"

#include "libs/casework/arrival.h"
#include "libs/casework/case_sop.h"
#include "libs/casework/ending.h"
#include "libs/casework/store/origins.h"
#include "services/disposition/period_year.h"
#include "services/disposition/store/dispositions.h"
#include "services/disposition/store/year_documents.h"
#include "services/disposition/wire.h"

namespace tepat::disposition {
namespace {

// Ends a disposition that is still open.
Status End(journal::Transaction& transaction, StoredDisposition& stored,
           const common::v1::CaseEnding& ending) {
  using casework::Place;
  casework::Whereabouts whereabouts{Place::kOver, NameOf(stored.state.state)};
  if (stored.state.state == State::kOpen) whereabouts.place = Place::kHere;
  if (stored.state.state == State::kIssued) whereabouts.place = Place::kPassedOn;
  if (whereabouts.place != Place::kOver) {
    stored.state.revision = stored.state.revision.Next(ending.person_id(), transaction.now());
    stored.reason = ending.reason();
    whereabouts.revision = stored.state.revision.number;
  }
  if (whereabouts.place == Place::kHere) {
    stored.state.state = State::kEnded;
    whereabouts.open = {casework::CancelledMark(kStep, 1, transaction.now(), ending)};
  }
  stored.end_requested |= whereabouts.place == Place::kPassedOn;
  // Rows before the fact: who reads the fact and asks finds them as it says.
  TEPAT_TRY(SaveState(transaction.db(), stored));
  return casework::DecideEnding(transaction, stored.case_id, ending, whereabouts, std::nullopt, 0);
}

StoredDisposition Arrived(const v1::OpenDispositionRequest& request, const sop::Sop& sop,
                          Instant now) {
  StoredDisposition made;
  made.case_id = request.case_id();
  made.sop_id = sop.id;
  made.sop_version = sop.version;
  made.period = request.period();
  // The predecessor's instant: a service that was down must not shorten the clock.
  made.start = journal::TimeOf(request.start_time());
  made.state.revision.changed = now;
  made.inapplicable_kinds = {request.inapplicable_kinds().begin(),
                             request.inapplicable_kinds().end()};
  return made;
}

Result<Handoff> OfIssued(sql::Database& db, const journal::Event& event) {
  TEPAT_ASSIGN(const auto found, FindDisposition(db, event.fact.case_id));
  if (!found) return Fail(casework::CaseLost(kArea, event));
  TEPAT_ASSIGN(const auto documents,
               LinkedDocuments(db, found->case_id, YearOfPeriod(found->period)));
  auto request = casework::OpeningAt<data_collection::v1::OpenCollectionRequest>(
      event, found->sop_id, found->sop_version, found->period, documents);
  FillTasks(found->issue.tasks, request.mutable_tasks());
  TEPAT_ASSIGN(auto origin, casework::FindOrigin(db, found->case_id));
  if (origin) *request.mutable_origin() = *std::move(origin);
  casework::AddHandOver(event, request.mutable_origin());
  return Handoff(std::move(request));
}

}  // namespace

Status OpenDisposition(journal::Transaction& transaction,
                       const v1::OpenDispositionRequest& request) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const auto found, FindDisposition(db, request.case_id()));
  if (found) return Fail(casework::CaseIsHere(kArea));
  TEPAT_ASSIGN(const sop::Sop sop, casework::SopOfCase(db, kArea, request.case_id(),
                                                       request.sop_id(), request.sop_version()));
  StoredDisposition made = Arrived(request, sop, transaction.now());
  TEPAT_TRY(InsertDisposition(db, made));
  TEPAT_TRY(casework::LinkDocuments(transaction, made.case_id, request.documents()));
  if (request.has_origin()) {
    TEPAT_TRY(casework::SaveOrigin(db, made.case_id, request.origin()));
  }
  v1::DispositionOpened payload;
  payload.set_handed_over_by(request.event_id());
  payload.set_period(request.period());
  TEPAT_TRY(casework::RecordArrival(transaction, "disposition-opened", made.case_id,
                                    {MarkOfOpening(sop, made.start)}, payload));
  return casework::EndIfAwaited(transaction, made.case_id, made, End);
}

Status EndCase(journal::Transaction& transaction, const v1::EndCaseRequest& request) {
  return casework::TakeEnding(transaction, request, FindDisposition, End);
}

Result<Handoff> HandoffOf(sql::ReaderPool& pool, const journal::Event& event) {
  return casework::WishOr<Handoff>(event, [&]() -> Result<Handoff> {
    if (event.fact.name != "disposition-issued") return Handoff();
    return pool.Read<Handoff>([&](sql::Database& db) { return OfIssued(db, event); });
  });
}

}  // namespace tepat::disposition
