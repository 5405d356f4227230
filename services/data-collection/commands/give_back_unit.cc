// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/commands/collecting.h"
#include "services/data-collection/commands/commands.h"
#include "services/data-collection/returns.h"
#include "services/data-collection/wire.h"

namespace tepat::data_collection {

Result<v1::GiveBackUnitResponse> GiveBackUnit(const Context& context,
                                              journal::Transaction& transaction,
                                              const identity::Claims& caller,
                                              const v1::GiveBackUnitRequest& request) {
  Collecting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kCollectStep, kCloseDraft, State::kCollecting));
  // The unit's own revision: what came in after the caller looked is not given back unseen.
  TEPAT_ASSIGN(Unit unit, self.UnitAt(request.unit().unit(), request.expected_revision()));
  std::vector<sop::Mark> marks = self.Accept();
  TEPAT_TRY(GiveBackToUnit(context.config, transaction, self.collection, ReturnIn(request.unit()),
                           unit, marks));
  TEPAT_TRY(self.SaveChanged(unit));
  v1::UnitGivenBack payload;
  FillReturned(request.unit(), payload.mutable_unit());
  payload.set_revision(unit.revision.number);
  payload.set_due_date(unit.due_date);
  TEPAT_TRY(self.command.Record("unit-given-back", request.case_id(), std::move(marks), payload));
  return self.command.Answer<v1::GiveBackUnitResponse>(unit.revision.number);
}

}  // namespace tepat::data_collection
