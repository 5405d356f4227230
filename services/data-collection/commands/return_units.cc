// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/commands/collecting.h"
#include "services/data-collection/commands/commands.h"
#include "services/data-collection/returns.h"
#include "services/data-collection/wire.h"

namespace tepat::data_collection {

Result<v1::ReturnUnitsResponse> ReturnUnits(const Context& context,
                                            journal::Transaction& transaction,
                                            const identity::Claims& caller,
                                            const v1::ReturnUnitsRequest& request) {
  Collecting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kCheckStep, kCheck, State::kChecking,
                       request.expected_revision()));
  // Before the return, which ends the visit that is accepted.
  std::vector<sop::Mark> marks = self.Accept();
  TEPAT_TRY(ReturnToUnits(context.config, transaction, self.collection, self.command.sop(),
                          ReturnsIn(request.units()), self.command.right().person_id,
                          transaction.now(), marks));
  v1::UnitsReturned payload;
  for (const v1::UnitReturn& unit : request.units()) FillReturned(unit, payload.add_units());
  payload.set_revision(self.collection.revision.number);
  // One date for all of them; their shares of the new visit say it too.
  payload.set_due_date(marks.back().due_date);
  TEPAT_TRY(self.command.Record("units-returned", request.case_id(), std::move(marks), payload));
  return self.command.Answer<v1::ReturnUnitsResponse>(self.collection.revision.number);
}

}  // namespace tepat::data_collection
