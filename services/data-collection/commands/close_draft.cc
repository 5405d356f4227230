// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/commands/collecting.h"
#include "services/data-collection/commands/commands.h"
#include "services/data-collection/store/units.h"

namespace tepat::data_collection {

Result<v1::CloseDraftResponse> CloseDraft(journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::CloseDraftRequest& request) {
  Collecting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kCollectStep, kCloseDraft, State::kCollecting,
                       request.expected_revision()));
  // In this transaction: a unit that sends meanwhile is counted or refused, never lost.
  TEPAT_ASSIGN(const auto units, UnitsIn(transaction.db(), request.case_id()));
  TEPAT_TRY(RequireAllUnits(units));
  v1::CollectionStepDone payload;
  TEPAT_TRY(self.CompleteStep(FinishDraft, "draft-closed", request, payload));
  return self.command.Answer<v1::CloseDraftResponse>(self.collection.revision.number);
}

}  // namespace tepat::data_collection
