// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/commands/commands.h"

#include "libs/base/findings.h"
#include "libs/casework/case_sop.h"
#include "libs/casework/decision.h"
#include "libs/identity/office_view.h"
#include "services/data-collection/returns.h"
#include "services/data-collection/store/collections.h"
#include "services/data-collection/wire.h"

namespace tepat::data_collection {
namespace {

constexpr const char* kArea = "data_collection";
constexpr const char* kCloseDraft = "close_draft";

Status CheckText(const std::string& text, const char* field, std::size_t min, std::size_t max) {
  Findings findings;
  findings.RequireText(text, field, min, max);
  return findings.Outcome("data_collection.invalid_request");
}

// A case, its SOP, and the right of somebody to decide about it.
struct Collecting {
  casework::Decision decision;
  Collection collection = {};
  sop::Sop sop = {};

  Status Find(const std::string& case_id) {
    TEPAT_ASSIGN(auto found, FindCollection(decision.db(), case_id));
    if (!found) {
      return Fail(Code::kNotFound, "data_collection.unknown_case", "this case is not here");
    }
    collection = std::move(*found);
    TEPAT_ASSIGN(sop, casework::SopOfCase(decision.db(), kArea, collection.case_id,
                                          collection.sop_id, collection.sop_version));
    return Ok();
  }

  // Finds the case and judges the right to a command of one of its steps.
  Status Begin(const std::string& case_id, int step, const char* command) {
    TEPAT_TRY(Find(case_id));
    return decision.Authorise(*sop.Find(step), command);
  }

  // A unit of the case, at the revision that the caller has seen.
  Result<Unit> MustFindUnit(const std::string& name, int expected_revision) {
    TEPAT_ASSIGN(auto unit, FindUnit(decision.db(), collection.case_id, name));
    if (!unit) {
      return Fail(Code::kNotFound, "data_collection.unknown_unit",
                  "'" + name.substr(0, 60) + "' is not asked in this case",
                  {{"unit", name.substr(0, 60)}});
    }
    if (unit->revision.number != expected_revision) {
      return MovedOn(kArea, "unit " + unit->name, unit->revision);
    }
    return std::move(*unit);
  }

  std::vector<sop::Mark> AcceptBy() {
    return sop::Accept(collection.open, decision.right().position, decision.now());
  }

  // Saves a unit that has changed, and what its change means for the open visit.
  Status ChangeUnit(Unit& unit) {
    unit.revision = unit.revision.Next(decision.right().person_id, decision.now());
    TEPAT_TRY(SaveUnit(decision.db(), collection.case_id, unit));
    return SaveCollection(decision.db(), collection);
  }

  // Completes the open step: enforced inputs, output, marks, fact.
  template <class Response>
  Result<Response> Complete(const char* fact, const std::string& reason, const std::string& note,
                            std::vector<sop::Mark> (*complete)(Collection&, const sop::Sop&,
                                                               Instant)) {
    const sop::Step& step = *sop.Find(collection.open.step);
    TEPAT_ASSIGN(const auto documents, casework::DocumentsOf(decision.db(), collection.case_id));
    TEPAT_ASSIGN(const auto missing,
                 decision.MissingInputs(step, casework::KindsOf(documents), reason));
    TEPAT_TRY(casework::LinkDocument(
        decision.db(), collection.case_id,
        {step.output_kind, "ke-" + std::to_string(collection.open.visit), "Tepat"}));
    std::vector<sop::Mark> marks = AcceptBy();
    for (sop::Mark& mark : complete(collection, sop, decision.now())) {
      marks.push_back(std::move(mark));
    }
    collection.revision = collection.revision.Next(decision.right().person_id, decision.now());
    TEPAT_TRY(SaveCollection(decision.db(), collection));
    v1::CollectionStepDone payload;
    payload.set_revision(collection.revision.number);
    for (const std::string& kind : missing) payload.add_missing_inputs(kind);
    if (!missing.empty()) payload.set_missing_input_reason(reason);
    payload.set_note(note);
    TEPAT_ASSIGN(const auto appended,
                 decision.Record(fact, collection.case_id, std::move(marks), payload));
    return casework::Decision::Answer<Response>(collection.revision.number, appended.position);
  }
};

}  // namespace

Result<v1::AssignUnitResponse> AssignUnit(const Context& context, journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::AssignUnitRequest& request) {
  Collecting self{{transaction, caller, kArea}};
  sql::Database& db = transaction.db();
  TEPAT_TRY(self.Begin(request.case_id(), kCollectStep, kCloseDraft));
  TEPAT_TRY(RequireState(self.collection, State::kCollecting));
  TEPAT_ASSIGN(const auto units, UnitsIn(db, request.case_id()));
  const Unit* known = FindUnit(units, request.unit());
  Unit unit;
  unit.revision.number = 0;
  if (known != nullptr) unit = *known;
  if (unit.revision.number != request.expected_revision()) {
    return MovedOn(kArea, known == nullptr ? "unit not asked" : "unit " + unit.name, unit.revision);
  }
  const Assignment wanted = AssignmentIn(request);
  TEPAT_ASSIGN(const bool position_known, identity::KnowsPosition(db, wanted.position));
  TEPAT_TRY(CheckAssignment(wanted, position_known, units.size() + (known == nullptr ? 1 : 0),
                            context.zone.DateOf(transaction.now()), context.config));
  Assign(unit, wanted);
  std::vector<sop::Mark> marks = self.AcceptBy();
  unit.revision = unit.revision.Next(self.decision.right().person_id, transaction.now());
  TEPAT_TRY(ReplaceUnit(db, request.case_id(), unit));
  TEPAT_TRY(SaveCollection(db, self.collection));
  v1::UnitAssigned payload;
  FillUnit(unit, payload.mutable_part());
  TEPAT_ASSIGN(const auto appended,
               self.decision.Record("unit-assigned", request.case_id(), std::move(marks), payload));
  return casework::Decision::Answer<v1::AssignUnitResponse>(unit.revision.number,
                                                            appended.position);
}

Result<v1::SubmitUnitDataResponse> SubmitUnitData(const Context& context,
                                                  journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const v1::SubmitUnitDataRequest& request) {
  Collecting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Find(request.case_id()));
  TEPAT_TRY(self.decision.AuthoriseUnit(*self.sop.Find(kCollectStep), "submit_unit_data",
                                        request.unit()));
  TEPAT_TRY(RequireState(self.collection, State::kCollecting));
  TEPAT_ASSIGN(Unit unit, self.MustFindUnit(request.unit(), request.expected_revision()));
  const std::vector<IndicatorValue> values = ValuesIn(request.values());
  TEPAT_TRY(CheckValues(values, context.config));
  unit.state = UnitState::kSubmitted;
  unit.reason.clear();
  std::vector<sop::Mark> marks = self.AcceptBy();
  TEPAT_TRY(self.ChangeUnit(unit));
  TEPAT_TRY(SaveValues(transaction.db(), request.case_id(), unit.name, values));
  v1::UnitDataSubmitted payload;
  payload.set_unit(unit.name);
  *payload.mutable_values() = request.values();
  payload.set_revision(unit.revision.number);
  TEPAT_ASSIGN(const auto appended, self.decision.Record("unit-data-submitted", request.case_id(),
                                                         std::move(marks), payload));
  return casework::Decision::Answer<v1::SubmitUnitDataResponse>(unit.revision.number,
                                                                appended.position);
}

Result<v1::WaiveUnitResponse> WaiveUnit(journal::Transaction& transaction,
                                        const identity::Claims& caller,
                                        const v1::WaiveUnitRequest& request) {
  Collecting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kCollectStep, kCloseDraft));
  TEPAT_TRY(RequireState(self.collection, State::kCollecting));
  TEPAT_ASSIGN(Unit unit, self.MustFindUnit(request.unit(), request.expected_revision()));
  TEPAT_TRY(CheckText(request.reason(), "reason", 5, 500));
  unit.state = UnitState::kWaived;
  unit.reason = request.reason();
  std::vector<sop::Mark> marks = self.AcceptBy();
  TEPAT_TRY(self.ChangeUnit(unit));
  v1::UnitWaived payload;
  payload.set_unit(unit.name);
  payload.set_reason(unit.reason);
  payload.set_revision(unit.revision.number);
  TEPAT_ASSIGN(const auto appended,
               self.decision.Record("unit-waived", request.case_id(), std::move(marks), payload));
  return casework::Decision::Answer<v1::WaiveUnitResponse>(unit.revision.number, appended.position);
}

Result<v1::CloseDraftResponse> CloseDraft(journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::CloseDraftRequest& request) {
  Collecting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kCollectStep, kCloseDraft));
  TEPAT_TRY(RequireState(self.collection, State::kCollecting, request.expected_revision()));
  TEPAT_ASSIGN(const auto units, UnitsIn(transaction.db(), request.case_id()));
  std::string missing;
  for (const std::string& unit : MissingUnits(units)) {
    missing += (missing.empty() ? "" : ", ") + unit;
  }
  if (!missing.empty()) {
    return Fail(Code::kConflict, "data_collection.units_missing", "not sent yet: " + missing,
                {{"missing", missing}});
  }
  return self.Complete<v1::CloseDraftResponse>("draft-closed", request.missing_input_reason(), "",
                                               FinishDraft);
}

Result<v1::ReturnUnitsResponse> ReturnUnits(const Context& context,
                                            journal::Transaction& transaction,
                                            const identity::Claims& caller,
                                            const v1::ReturnUnitsRequest& request) {
  Collecting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kCheckStep, "check"));
  TEPAT_TRY(RequireState(self.collection, State::kChecking, request.expected_revision()));
  std::vector<sop::Mark> marks = self.AcceptBy();
  TEPAT_TRY(GiveBack(context.config, transaction, self.collection, self.sop,
                     ReturnsIn(request.units()), self.decision.right().person_id, transaction.now(),
                     marks));
  v1::UnitsReturned payload;
  *payload.mutable_units() = request.units();
  payload.set_revision(self.collection.revision.number);
  TEPAT_ASSIGN(const auto appended, self.decision.Record("units-returned", request.case_id(),
                                                         std::move(marks), payload));
  return casework::Decision::Answer<v1::ReturnUnitsResponse>(self.collection.revision.number,
                                                             appended.position);
}

Result<v1::VerifyDataResponse> VerifyData(journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::VerifyDataRequest& request) {
  Collecting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kCheckStep, "check"));
  TEPAT_TRY(RequireState(self.collection, State::kChecking, request.expected_revision()));
  TEPAT_TRY(CheckText(request.note(), "note", 0, 1000));
  return self.Complete<v1::VerifyDataResponse>("data-verified", request.missing_input_reason(),
                                               request.note(), Verify);
}

}  // namespace tepat::data_collection
