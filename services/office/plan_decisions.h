// SPDX-License-Identifier: Apache-2.0
// Who prepares a plan and who adopts it, inside the writer's transaction. Slugs as the contract
// says.
#pragma once

#include "libs/identity/rights.h"
#include "libs/journal/writer.h"
#include "tepat/plan/v1/adoption.pb.h"

namespace tepat::office {

// Makes a file the draft of its year.
// By the Kasubbag Keuangan or the operator, who must have seen the draft that it replaces.
Result<plan::v1::DraftPlanResponse> DraftPlan(journal::Transaction& transaction,
                                              const identity::Claims& caller,
                                              const plan::v1::DraftPlanRequest& request);

// Makes the draft of a year its plan.
// By the Camat or the operator, who must have seen that revision. Judged anew: units and plans may
// have changed since it was drafted.
Result<plan::v1::AdoptPlanResponse> AdoptPlan(journal::Transaction& transaction,
                                              const identity::Claims& caller,
                                              const plan::v1::AdoptPlanRequest& request);

}  // namespace tepat::office
