// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/handoff.h"

#include "libs/casework/case_sop.h"
#include "libs/casework/decision.h"
#include "libs/casework/departure.h"
#include "libs/casework/ending.h"
#include "libs/journal/wire.h"
#include "services/disposition/store/dispositions.h"

namespace tepat::disposition {
namespace {

// Ends a disposition that is still open.
Status End(journal::Transaction& transaction, StoredDisposition& stored,
           const common::v1::CaseEnding& ending) {
  using casework::Place;
  casework::Standing standing{Place::kOver, NameOf(stored.state.state)};
  if (stored.state.state == State::kOpen) standing.place = Place::kHere;
  if (stored.state.state == State::kIssued) standing.place = Place::kPassedOn;
  if (standing.place != Place::kOver) {
    stored.state.revision = stored.state.revision.Next(ending.person_id(), transaction.now());
    stored.reason = ending.reason();
    standing.revision = stored.state.revision.number;
  }
  if (standing.place == Place::kHere) {
    stored.state.state = State::kEnded;
    standing.open = {casework::CancelledMark(kStep, 1, transaction.now(), ending)};
  }
  stored.end_requested |= standing.place == Place::kPassedOn;
  TEPAT_TRY(SaveState(transaction.db(), stored));
  return casework::DecideEnding(transaction, stored.case_id, ending, standing, std::nullopt, 0);
}

Result<Handoff> OpeningOf(sql::Database& db, const journal::Event& event) {
  TEPAT_ASSIGN(const auto found, FindDisposition(db, event.fact.case_id));
  if (!found) {
    return Fail(Code::kInternal, "disposition.case_lost",
                "case " + event.fact.case_id + " has a fact but no row");
  }
  TEPAT_ASSIGN(const auto documents,
               LinkedDocuments(db, found->case_id, YearOfPeriod(found->period)));
  data_collection::v1::OpenCollectionRequest request;
  request.set_event_id(event.id);
  request.set_case_id(found->case_id);
  request.set_sop_id(found->sop_id);
  request.set_sop_version(found->sop_version);
  journal::FillTime(event.fact.at, request.mutable_start_time());
  request.set_period(found->period);
  casework::FillDocuments(documents, request.mutable_documents());
  for (const Task& task : found->issue.tasks) {
    v1::Task* made = request.add_tasks();
    made->set_unit(task.unit);
    made->set_position(task.position);
    made->set_request(task.request);
    made->set_due_date(task.due_date);
  }
  return Handoff(std::move(request));
}

}  // namespace

Status OpenDisposition(journal::Transaction& transaction,
                       const v1::OpenDispositionRequest& request) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const auto found, FindDisposition(db, request.case_id()));
  if (found) {
    return Fail(Code::kConflict, "disposition.case_is_here",
                "another hand-off has opened this case here");
  }
  TEPAT_ASSIGN(const sop::Sop sop, casework::SopOfCase(db, "disposition", request.case_id(),
                                                       request.sop_id(), request.sop_version()));
  StoredDisposition made;
  made.case_id = request.case_id();
  made.sop_id = sop.id;
  made.sop_version = sop.version;
  made.period = request.period();
  made.start = journal::TimeOf(request.start_time());
  made.state.revision.changed = transaction.now();
  made.inapplicable_kinds = {request.inapplicable_kinds().begin(),
                             request.inapplicable_kinds().end()};
  TEPAT_TRY(InsertDisposition(db, made));
  for (const auto& document : casework::DocumentsIn(request.documents())) {
    TEPAT_TRY(casework::LinkDocument(db, made.case_id, document));
  }
  v1::DispositionOpened payload;
  payload.set_handed_over_by(request.event_id());
  payload.set_period(request.period());
  journal::Fact fact{"disposition-opened", made.case_id, transaction.now()};
  fact.marks = {MarkOfOpening(sop, made.start)};
  fact.payload = journal::PayloadOf(payload);
  TEPAT_TRY(transaction.Append(fact));
  TEPAT_ASSIGN(const auto ending, casework::FindTombstone(db, made.case_id));
  return ending ? End(transaction, made, *ending) : Ok();
}

Status EndCase(journal::Transaction& transaction, const v1::EndCaseRequest& request) {
  TEPAT_ASSIGN(auto found, FindDisposition(transaction.db(), request.case_id()));
  if (found) return End(transaction, *found, request.ending());
  return casework::DecideEnding(transaction, request.case_id(), request.ending(), {}, std::nullopt,
                                0);
}

Result<Handoff> HandoffOf(sql::ReaderPool& pool, const journal::Event& event) {
  if (event.fact.name == "case-end-requested") {
    TEPAT_ASSIGN(auto wish, casework::WishIn<data_collection::v1::EndCaseRequest>(event));
    return Handoff(std::move(wish));
  }
  if (event.fact.name != "disposition-issued") return Handoff();
  return pool.Read<Handoff>([&](sql::Database& db) { return OpeningOf(db, event); });
}

}  // namespace tepat::disposition
