// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/handoff.h"

#include "libs/casework/arrival.h"
#include "libs/casework/case_sop.h"
#include "libs/casework/ending.h"
#include "libs/casework/store/documents.h"
#include "libs/casework/store/origins.h"
#include "services/data-collection/due_date.h"
#include "services/data-collection/judging.h"
#include "services/data-collection/returns.h"
#include "services/data-collection/store/collections.h"
#include "services/data-collection/store/units.h"
#include "services/data-collection/turn.h"
#include "services/data-collection/wire.h"

namespace tepat::data_collection {
namespace {

// Ends a collection that is held here.
Status End(journal::Transaction& transaction, Collection& collection,
           const common::v1::CaseEnding& ending) {
  using casework::Place;
  casework::Whereabouts whereabouts{Place::kOver, NameOf(collection.state)};
  if (collection.open.is_open()) whereabouts.place = Place::kHere;
  if (collection.state == State::kVerified) whereabouts.place = Place::kPassedOn;
  // A wish that is passed on changes nothing here: data that were verified stay as they were sent.
  if (whereabouts.place == Place::kHere) {
    whereabouts.open = {casework::CancelledMark(collection.open.step, collection.open.visit,
                                                transaction.now(), ending)};
    collection.state = State::kEnded;
    collection.open = {};
    collection.reason = ending.reason();
    collection.revision = collection.revision.Next(ending.person_id(), transaction.now());
    whereabouts.revision = collection.revision.number;
    TEPAT_TRY(SaveCollection(transaction.db(), collection));
  }
  return casework::DecideEnding(transaction, collection.case_id, ending, whereabouts, std::nullopt,
                                0);
}

Status RecordOpened(journal::Transaction& transaction, const char* fact,
                    const Collection& collection, const std::string& event_id,
                    std::vector<sop::Mark> marks) {
  TEPAT_ASSIGN(const auto units, UnitsIn(transaction.db(), collection.case_id));
  v1::CollectionOpened payload;
  payload.set_handed_over_by(event_id);
  payload.set_period(collection.period);
  payload.set_revision(collection.revision.number);
  const auto period = performance::ParsePeriod(collection.period);
  payload.set_plan_year(period ? period->year : 0);
  payload.set_plan_version(collection.plan_version);
  for (const Unit& unit : units) FillUnit(unit, payload.add_units());
  return casework::RecordArrival(transaction, fact, collection.case_id, std::move(marks), payload);
}

Collection Arrived(const v1::OpenCollectionRequest& request, const sop::Sop& sop, Instant now) {
  Collection made;
  made.case_id = request.case_id();
  made.sop_id = sop.id;
  made.sop_version = sop.version;
  made.period = request.period();
  made.revision.changed = now;
  return made;
}

// Asks the units from the start of the visit on, and adds what that means to `marks`.
Status InsertUnits(journal::Transaction& transaction, const v1::OpenCollectionRequest& request,
                   const std::string& due_date, const Collection& opened,
                   std::vector<sop::Mark>& marks) {
  const Instant start = journal::TimeOf(request.start_time());
  // The last one to hand over has written the list of tasks.
  const auto& hand_overs = request.origin().hand_overs();
  const common::v1::HandOver asking =
      hand_overs.empty() ? common::v1::HandOver() : *hand_overs.rbegin();
  for (Unit& unit : UnitsOf(TasksIn(request.tasks()), due_date)) {
    unit.revision.changed = transaction.now();
    unit.asked_by = asking.person_id();
    unit.asked_by_position = asking.position();
    unit.asked = start;
    marks.push_back(StartTurn(unit, opened.open, start));
    TEPAT_TRY(InsertUnit(transaction.db(), request.case_id(), unit));
  }
  return Ok();
}

Result<Handoff> OfVerified(sql::Database& db, const journal::Event& event) {
  TEPAT_ASSIGN(const auto found, FindCollection(db, event.fact.case_id));
  if (!found) return Fail(casework::CaseLost(kArea, event));
  TEPAT_ASSIGN(const auto documents, casework::DocumentsOf(db, found->case_id));
  auto opening = casework::OpeningAt<submission::v1::OpenSubmissionRequest>(
      event, found->sop_id, found->sop_version, found->period, documents);
  opening.set_plan_version(found->plan_version);
  return Handoff(std::move(opening));
}

}  // namespace

Status OpenCollection(const Config& config, journal::Transaction& transaction,
                      const v1::OpenCollectionRequest& request) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const auto found, FindCollection(db, request.case_id()));
  if (found) return Fail(casework::CaseIsHere(kArea));
  TEPAT_ASSIGN(const sop::Sop sop, casework::SopOfCase(db, kArea, request.case_id(),
                                                       request.sop_id(), request.sop_version()));
  const Instant start = journal::TimeOf(request.start_time());
  TEPAT_ASSIGN(const std::string due_date, DueDate(config, db, sop, start));
  Collection made = Arrived(request, sop, transaction.now());
  // Whatever is adopted later: what a unit is asked does not change under its hands.
  TEPAT_ASSIGN(const Basis basis, BasisOf(db, made));
  made.plan_version = basis.plan_version;
  std::vector<sop::Mark> marks = {Begin(made, sop, start)};
  TEPAT_TRY(InsertUnits(transaction, request, due_date, made, marks));
  TEPAT_TRY(casework::LinkDocuments(transaction, made.case_id, request.documents()));
  if (request.has_origin()) {
    TEPAT_TRY(casework::SaveOrigin(db, made.case_id, request.origin()));
  }
  TEPAT_TRY(SaveCollection(db, made));
  TEPAT_TRY(
      RecordOpened(transaction, "collection-opened", made, request.event_id(), std::move(marks)));
  return casework::EndIfAwaited(transaction, made.case_id, made, End);
}

Status ReopenCollection(const Config& config, journal::Transaction& transaction,
                        const v1::ReopenCollectionRequest& request) {
  TEPAT_ASSIGN(auto found, FindCollection(transaction.db(), request.case_id()));
  if (!found) {
    return Fail(Code::kNotFound, "data_collection.unknown_case", "this case is not here");
  }
  TEPAT_TRY(RequireState(*found, State::kVerified));
  TEPAT_ASSIGN(const sop::Sop sop, casework::SopOfCase(transaction.db(), kArea, found->case_id,
                                                       found->sop_id, found->sop_version));
  std::vector<sop::Mark> marks;
  // Nobody of this service has asked: the person stands in the fact that handed over.
  TEPAT_TRY(ReturnToUnits(config, transaction, *found, sop, ReturnsIn(request.units()), "",
                          journal::TimeOf(request.start_time()), marks));
  return RecordOpened(transaction, "collection-reopened", *found, request.event_id(),
                      std::move(marks));
}

Status EndCase(journal::Transaction& transaction, const v1::EndCaseRequest& request) {
  return casework::TakeEnding(transaction, request, FindCollection, End);
}

Result<Handoff> HandoffOf(sql::ReaderPool& pool, const journal::Event& event) {
  return casework::WishOr<Handoff>(event, [&]() -> Result<Handoff> {
    if (event.fact.name != "data-verified") return Handoff();
    return pool.Read<Handoff>([&](sql::Database& db) { return OfVerified(db, event); });
  });
}

}  // namespace tepat::data_collection
