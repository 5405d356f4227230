// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/commands/collecting.h"
#include "services/data-collection/commands/commands.h"
#include "services/data-collection/due_date.h"
#include "services/data-collection/rebase.h"
#include "services/data-collection/store/collections.h"
#include "services/data-collection/store/units.h"
#include "services/data-collection/turn.h"
#include "services/data-collection/wire.h"

namespace tepat::data_collection {
namespace {

// The version that is wanted is the one in force, and another than the case's.
Status CheckVersions(const Basis& before, const Basis& after, int wanted) {
  TEPAT_TRY(RequirePlan(after));
  if (before.plan_version == after.plan_version) {
    return Fail(Code::kConflict, "data_collection.nothing_to_rebase",
                "the case is measured by the plan in force");
  }
  if (wanted == after.plan_version) return Ok();
  return Fail(Code::kConflict, "data_collection.plan_changed", "another version is in force",
              {{"plan_version", std::to_string(after.plan_version)}});
}

// Asks a unit again: by its own date, or when that leaves no time, the next working day.
Status AskAgain(Collecting& self, Unit& unit, std::vector<sop::Mark>& marks) {
  sql::Database& db = self.command.db();
  TEPAT_ASSIGN(const std::string due_date, KeptDueDate(db, unit.due_date, self.command.now()));
  const Assignment wanted{unit.name, unit.position, unit.requests, due_date};
  for (sop::Mark& mark : AssignTurn(unit, wanted, self.collection.open, self.command.now())) {
    marks.push_back(std::move(mark));
  }
  unit.revision = self.command.Next(unit.revision);
  unit.asked_by = self.command.right().person_id;
  unit.asked_by_position = self.command.right().position;
  unit.asked = self.command.now();
  return ReplaceUnit(db, self.collection.case_id, unit);
}

}  // namespace

Result<v1::RebaseCollectionResponse> RebaseCollection(journal::Transaction& transaction,
                                                      const identity::Claims& caller,
                                                      const v1::RebaseCollectionRequest& request) {
  sql::Database& db = transaction.db();
  Collecting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kCollectStep, kCloseDraft, State::kCollecting,
                       request.expected_revision()));
  TEPAT_TRY(RequireUnfrozen(self.collection));
  TEPAT_ASSIGN(const Basis before, BasisOf(db, self.collection));
  TEPAT_ASSIGN(const Basis after, BasisAt(db, self.collection, 0));
  TEPAT_TRY(CheckVersions(before, after, request.plan_version()));
  const RebasedPlans plans{before, after};
  v1::CollectionRebased payload;
  std::vector<sop::Mark> marks = self.Accept();
  // Judged by both versions before the pin moves: what a unit lacks already is no reason to ask it
  // again.
  TEPAT_ASSIGN(auto units, UnitsIn(db, request.case_id()));
  for (Unit& unit : units) {
    TEPAT_ASSIGN(const UnitData was, ReadUnitData(db, self.collection, before, unit));
    TEPAT_ASSIGN(const UnitData is, ReadUnitData(db, self.collection, after, unit));
    if (!RebasedUnitOf(plans, was, is).asked_again()) continue;
    TEPAT_TRY(AskAgain(self, unit, marks));
    FillUnit(unit, payload.add_units());
  }
  Rebase(self.collection, after.plan_version, transaction.now());
  self.collection.revision = self.command.Next(self.collection.revision);
  TEPAT_TRY(SaveCollection(db, self.collection));
  payload.set_plan_year(after.plan_year);
  payload.set_version_before(before.plan_version);
  payload.set_plan_version(after.plan_version);
  payload.set_revision(self.collection.revision.number);
  TEPAT_TRY(
      self.command.Record("collection-rebased", request.case_id(), std::move(marks), payload));
  return self.command.Answer<v1::RebaseCollectionResponse>(self.collection.revision.number);
}

}  // namespace tepat::data_collection
