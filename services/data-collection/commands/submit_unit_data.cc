// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/commands/collecting.h"
#include "services/data-collection/commands/commands.h"
#include "services/data-collection/store/values.h"
#include "services/data-collection/wire.h"

namespace tepat::data_collection {

Result<v1::SubmitUnitDataResponse> SubmitUnitData(journal::Transaction& transaction,
                                                  const identity::Claims& caller,
                                                  const v1::SubmitUnitDataRequest& request) {
  Collecting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Find(request.case_id()));
  // For the unit that the data are of, not for the step as a whole.
  TEPAT_TRY(self.command.AuthoriseUnit(kCollectStep, "submit_unit_data", request.unit()));
  TEPAT_TRY(RequireState(self.collection, State::kCollecting));
  TEPAT_ASSIGN(Unit unit, self.UnitAt(request.unit(), request.expected_revision()));
  const std::vector<IndicatorValue> values = ValuesIn(request.values());
  TEPAT_TRY(CheckValues(values));
  TakeData(unit);
  // A contributor does not hold the visit; the Kasubbag, who sends for a unit, accepts it.
  std::vector<sop::Mark> marks = self.AcceptAndEnd(unit, sop::Mark::Kind::kCompleted);
  TEPAT_TRY(self.SaveChanged(unit));
  TEPAT_TRY(SaveValues(transaction.db(), request.case_id(), unit.name, values));
  v1::UnitDataSubmitted payload;
  payload.set_unit(unit.name);
  *payload.mutable_values() = request.values();
  payload.set_revision(unit.revision.number);
  TEPAT_TRY(
      self.command.Record("unit-data-submitted", request.case_id(), std::move(marks), payload));
  return self.command.Answer<v1::SubmitUnitDataResponse>(unit.revision.number);
}

}  // namespace tepat::data_collection
