// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/handoff.h"

#include "libs/casework/case_sop.h"
#include "libs/casework/decision.h"
#include "libs/casework/departure.h"
#include "libs/casework/ending.h"
#include "libs/identity/office_calendar.h"
#include "services/data-collection/returns.h"
#include "services/data-collection/store/collections.h"
#include "services/data-collection/wire.h"

namespace tepat::data_collection {
namespace {

// When units are due: some working days before step 4 is; empty where the calendar does not reach.
Result<std::string> DueDate(const Config& config, sql::Database& db, const sop::Sop& sop,
                            Instant start) {
  TEPAT_ASSIGN(const auto found, identity::FindDefaultCalendar(db));
  if (!found) {
    return Fail(Code::kUnavailable, "data_collection.no_calendar",
                "the office's calendar is not known here yet");
  }
  TEPAT_ASSIGN(const worktime::Calendar calendar, identity::BuildCalendar(*found));
  const sop::Standard& standard = sop.Find(kCollectStep)->standard;
  Result<Instant> due = calendar.Add(start, std::chrono::minutes(standard.amount));
  if (standard.unit == sop::Standard::Unit::kDays) {
    due = calendar.AddDays(start, std::max(standard.amount - config.due_buffer_days, 0));
  }
  if (!due) return std::string();
  return FormatInstantAt(*due, calendar.OffsetAt(*due)).substr(0, 10);
}

// Ends a collection that is held here.
Status End(journal::Transaction& transaction, Collection& collection,
           const common::v1::CaseEnding& ending) {
  using casework::Place;
  casework::Standing standing{Place::kOver, NameOf(collection.state)};
  if (collection.open.is_open()) standing.place = Place::kHere;
  if (collection.state == State::kVerified) standing.place = Place::kPassedOn;
  if (standing.place == Place::kHere) {
    standing.open = {casework::CancelledMark(collection.open.step, collection.open.visit,
                                             transaction.now(), ending)};
    collection.state = State::kEnded;
    collection.open = {};
    collection.reason = ending.reason();
    collection.revision = collection.revision.Next(ending.person_id(), transaction.now());
    standing.revision = collection.revision.number;
    TEPAT_TRY(SaveCollection(transaction.db(), collection));
  }
  return casework::DecideEnding(transaction, collection.case_id, ending, standing, std::nullopt, 0);
}

Status AppendOpened(journal::Transaction& transaction, const char* name,
                    const Collection& collection, const std::string& event_id,
                    std::vector<sop::Mark> marks) {
  TEPAT_ASSIGN(const auto units, UnitsIn(transaction.db(), collection.case_id));
  v1::CollectionOpened payload;
  payload.set_handed_over_by(event_id);
  payload.set_period(collection.period);
  payload.set_revision(collection.revision.number);
  for (const Unit& unit : units) FillUnit(unit, payload.add_units());
  journal::Fact fact{name, collection.case_id, transaction.now()};
  fact.marks = std::move(marks);
  fact.payload = journal::PayloadOf(payload);
  TEPAT_TRY(transaction.Append(fact));
  return Ok();
}

Result<Handoff> OfVerified(sql::Database& db, const journal::Event& event) {
  TEPAT_ASSIGN(const auto found, FindCollection(db, event.fact.case_id));
  if (!found) {
    return Fail(Code::kInternal, "data_collection.case_lost",
                "case " + event.fact.case_id + " has a fact but no row");
  }
  TEPAT_ASSIGN(const auto documents, casework::DocumentsOf(db, found->case_id));
  submission::v1::OpenSubmissionRequest request;
  request.set_event_id(event.id);
  request.set_case_id(found->case_id);
  request.set_sop_id(found->sop_id);
  request.set_sop_version(found->sop_version);
  journal::FillTime(event.fact.at, request.mutable_start_time());
  request.set_period(found->period);
  casework::FillDocuments(documents, request.mutable_documents());
  return Handoff(std::move(request));
}

}  // namespace

Status OpenCollection(const Config& config, journal::Transaction& transaction,
                      const v1::OpenCollectionRequest& request) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const auto found, FindCollection(db, request.case_id()));
  if (found) {
    return Fail(Code::kConflict, "data_collection.case_is_here",
                "another hand-off has opened this case here");
  }
  TEPAT_ASSIGN(const sop::Sop sop, casework::SopOfCase(db, "data_collection", request.case_id(),
                                                       request.sop_id(), request.sop_version()));
  const Instant start = journal::TimeOf(request.start_time());
  TEPAT_ASSIGN(const std::string due_date, DueDate(config, db, sop, start));
  Collection made;
  made.case_id = request.case_id();
  made.sop_id = sop.id;
  made.sop_version = sop.version;
  made.period = request.period();
  made.revision.changed = transaction.now();
  const sop::Mark started = Begin(made, sop, start);
  std::vector<Task> tasks;
  tasks.reserve(static_cast<std::size_t>(request.tasks_size()));
  for (const auto& task : request.tasks()) {
    tasks.push_back({task.unit(), task.position(), task.request(), task.due_date()});
  }
  for (Unit& unit : UnitsOf(tasks, due_date)) {
    unit.revision.changed = transaction.now();
    TEPAT_TRY(InsertUnit(db, made.case_id, unit));
  }
  for (const auto& document : casework::DocumentsIn(request.documents())) {
    TEPAT_TRY(casework::LinkDocument(db, made.case_id, document));
  }
  TEPAT_TRY(SaveCollection(db, made));
  TEPAT_TRY(AppendOpened(transaction, "collection-opened", made, request.event_id(), {started}));
  TEPAT_ASSIGN(const auto ending, casework::FindTombstone(db, made.case_id));
  return ending ? End(transaction, made, *ending) : Ok();
}

Status ReopenCollection(const Config& config, journal::Transaction& transaction,
                        const v1::ReopenCollectionRequest& request) {
  TEPAT_ASSIGN(auto found, FindCollection(transaction.db(), request.case_id()));
  if (!found) {
    return Fail(Code::kNotFound, "data_collection.unknown_case", "this case is not here");
  }
  TEPAT_TRY(RequireState(*found, State::kVerified));
  TEPAT_ASSIGN(const sop::Sop sop,
               casework::SopOfCase(transaction.db(), "data_collection", found->case_id,
                                   found->sop_id, found->sop_version));
  std::vector<sop::Mark> marks;
  TEPAT_TRY(GiveBack(config, transaction, *found, sop, ReturnsIn(request.units()), "",
                     journal::TimeOf(request.start_time()), marks));
  return AppendOpened(transaction, "collection-reopened", *found, request.event_id(),
                      std::move(marks));
}

Status EndCase(journal::Transaction& transaction, const v1::EndCaseRequest& request) {
  TEPAT_ASSIGN(auto found, FindCollection(transaction.db(), request.case_id()));
  if (found) return End(transaction, *found, request.ending());
  return casework::DecideEnding(transaction, request.case_id(), request.ending(), {}, std::nullopt,
                                0);
}

Result<Handoff> HandoffOf(sql::ReaderPool& pool, const journal::Event& event) {
  if (event.fact.name == "case-end-requested") {
    TEPAT_ASSIGN(auto wish, casework::WishIn<submission::v1::EndCaseRequest>(event));
    return Handoff(std::move(wish));
  }
  if (event.fact.name != "data-verified") return Handoff();
  return pool.Read<Handoff>([&](sql::Database& db) { return OfVerified(db, event); });
}

}  // namespace tepat::data_collection
