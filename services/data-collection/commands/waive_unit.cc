// SPDX-License-Identifier: Apache-2.0
#include "libs/base/findings.h"
#include "services/data-collection/commands/collecting.h"
#include "services/data-collection/commands/commands.h"

namespace tepat::data_collection {

Result<v1::WaiveUnitResponse> WaiveUnit(journal::Transaction& transaction,
                                        const identity::Claims& caller,
                                        const v1::WaiveUnitRequest& request) {
  Collecting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kCollectStep, kCloseDraft, State::kCollecting));
  TEPAT_ASSIGN(Unit unit, self.UnitAt(request.unit(), request.expected_revision()));
  TEPAT_TRY(CheckReason(kArea, request.reason()));
  // By whoever closes the draft: the unit itself cannot say that it need not send.
  Waive(unit, request.reason());
  std::vector<sop::Mark> marks = self.AcceptAndEnd(unit, sop::Mark::Kind::kCancelled);
  TEPAT_TRY(self.SaveChanged(unit));
  v1::UnitWaived payload;
  payload.set_unit(unit.name);
  payload.set_reason(unit.reason);
  payload.set_revision(unit.revision.number);
  TEPAT_TRY(self.command.Record("unit-waived", request.case_id(), std::move(marks), payload));
  return self.command.Answer<v1::WaiveUnitResponse>(unit.revision.number);
}

}  // namespace tepat::data_collection
