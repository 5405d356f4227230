// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/commands/collecting.h"

#include "services/data-collection/store/collections.h"
#include "services/data-collection/store/units.h"
#include "services/data-collection/turn.h"

namespace tepat::data_collection {

Status Collecting::Find(const std::string& case_id) {
  TEPAT_ASSIGN(collection, command.Find(FindCollection, case_id));
  return Ok();
}

Status Collecting::Begin(const std::string& case_id, int step, const char* name, State state) {
  TEPAT_TRY(Find(case_id));
  // The right before the state: who may not act does not learn where the case stands.
  TEPAT_TRY(command.Authorise(step, name));
  return RequireState(collection, state);
}

Status Collecting::Begin(const std::string& case_id, int step, const char* name, State state,
                         int expected_revision) {
  TEPAT_TRY(Begin(case_id, step, name, state));
  return RequireState(collection, state, expected_revision);
}

Result<Unit> Collecting::UnitAt(const std::string& name, int expected_revision) {
  TEPAT_ASSIGN(auto unit, FindUnit(command.db(), collection.case_id, name));
  if (!unit) return Fail(UnknownUnit(name));
  if (unit->revision.number != expected_revision) {
    return MovedOn(kArea, "unit " + unit->name, unit->revision);
  }
  return *std::move(unit);
}

std::vector<sop::Mark> Collecting::AcceptAndEnd(Unit& unit, sop::Mark::Kind kind) {
  std::vector<sop::Mark> marks = Accept();
  for (sop::Mark& mark : EndTurn(unit, collection.open, kind, command.now())) {
    marks.push_back(std::move(mark));
  }
  return marks;
}

Status Collecting::SaveChanged(Unit& unit) {
  unit.revision = command.Next(unit.revision);
  TEPAT_TRY(SaveUnit(command.db(), collection.case_id, unit));
  return SaveCollection(command.db(), collection);
}

Status Collecting::RequireData(const std::string& incomplete_reason,
                               v1::CollectionStepDone& payload) {
  TEPAT_ASSIGN(const auto units, UnitsIn(command.db(), collection.case_id));
  TEPAT_ASSIGN(const auto findings, FindingsOfCase(command.db(), collection, units));
  TEPAT_TRY(RequireComplete(findings, incomplete_reason));
  payload.set_lacking(static_cast<int>(findings.size()));
  if (!findings.empty()) payload.set_incomplete_reason(incomplete_reason);
  return Ok();
}

Status Collecting::Finish(Complete complete, const char* fact, v1::CollectionStepDone& payload) {
  // Numbered by the visit: a step that is done again makes another document.
  TEPAT_TRY(command.LinkOutput("ke-" + std::to_string(collection.open.visit), "Tepat"));
  // ACCEPTED before COMPLETED, which closes the visit.
  std::vector<sop::Mark> marks = Accept();
  for (sop::Mark& mark : complete(collection, command.sop(), command.now())) {
    marks.push_back(std::move(mark));
  }
  collection.revision = command.Next(collection.revision);
  TEPAT_TRY(SaveCollection(command.db(), collection));
  payload.set_revision(collection.revision.number);
  TEPAT_TRY(command.Record(fact, collection.case_id, std::move(marks), payload));
  return Ok();
}

}  // namespace tepat::data_collection
