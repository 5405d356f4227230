// SPDX-License-Identifier: Apache-2.0
#include "libs/performance/message.h"
#include "services/data-collection/commands/collecting.h"
#include "services/data-collection/commands/commands.h"
#include "services/data-collection/judging.h"
#include "services/data-collection/store/remarks.h"
#include "services/data-collection/store/sources.h"
#include "services/data-collection/wire.h"

namespace tepat::data_collection {
namespace {

using performance::ReportedValue;

v1::UnitDataSubmitted PayloadOf(const Basis& basis, const Unit& unit, const Sending& sending,
                                const std::vector<ReportedValue>& values) {
  v1::UnitDataSubmitted payload;
  payload.set_unit(unit.name);
  for (const ReportedValue& value : values) performance::FillSent(value, payload.add_values());
  payload.set_revision(unit.revision.number);
  payload.set_version(sending.version);
  payload.set_plan_year(basis.plan_year);
  payload.set_plan_version(basis.plan_version);
  payload.set_origin(static_cast<v1::Origin>(sending.origin));
  payload.set_incomplete(!sending.incomplete_reason.empty());
  return payload;
}

}  // namespace

Result<v1::SubmitUnitDataResponse> SubmitUnitData(journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const v1::SubmitUnitDataRequest& request) {
  sql::Database& db = transaction.db();
  Collecting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Find(request.case_id()));
  // For the unit that the data are of, not for the step as a whole.
  TEPAT_TRY(self.command.AuthoriseUnit(kCollectStep, kSubmitUnitData, request.unit()));
  TEPAT_TRY(RequireState(self.collection, State::kCollecting));
  TEPAT_ASSIGN(Unit unit, self.UnitAt(request.unit(), request.expected_revision()));
  TEPAT_TRY(CheckCount(request.values()));
  TEPAT_ASSIGN(const Basis basis, BasisOf(db, self.collection));
  TEPAT_TRY(RequirePlan(basis));
  TEPAT_ASSIGN(const UnitData data, ReadUnitData(db, self.collection, basis, unit));
  const auto values = performance::ReportedIn(request.values());
  const auto sources = SourcesIn(request.sources());
  TEPAT_TRY(CheckSources(sources, OriginIn(request.origin()), values));
  const auto findings = FindingsIn(basis, data, values);
  TEPAT_TRY(RequireNoRefusal(findings));
  TEPAT_TRY(RequireComplete(findings, request.incomplete_reason()));
  // The first sending pins the plan where the opening found none.
  self.collection.plan_version = basis.plan_version;
  TakeData(unit);
  // A contributor does not hold the visit; the Kasubbag, who sends for a unit, accepts it.
  std::vector<sop::Mark> marks = self.AcceptAndEnd(unit, sop::Mark::Kind::kCompleted);
  TEPAT_TRY(self.SaveChanged(unit));
  const identity::Right& right = self.command.right();
  const Sending sending{data.sending ? data.sending->version + 1 : 1,
                        right.person_id,
                        right.position,
                        transaction.now(),
                        OriginIn(request.origin()),
                        findings.empty() ? "" : request.incomplete_reason()};
  TEPAT_TRY(InsertSending(db, request.case_id(), unit.name, sending,
                          WithTargets(basis, unit.name, values)));
  TEPAT_TRY(InsertSources(db, request.case_id(), unit.name, sending.version, sources));
  // What was given back has been looked at: the checker compares what came now.
  TEPAT_TRY(ReplaceReturnedCells(db, request.case_id(), unit.name, {}));
  TEPAT_TRY(self.command.Record("unit-data-submitted", request.case_id(), std::move(marks),
                                PayloadOf(basis, unit, sending, values)));
  auto response = self.command.Answer<v1::SubmitUnitDataResponse>(unit.revision.number);
  TEPAT_TRY(FillStored(db, basis, request.case_id(), unit.name, sending.version, response));
  return response;
}

}  // namespace tepat::data_collection
