// SPDX-License-Identifier: Apache-2.0
// Questions about plans. Plans are seen by everybody of the office; they hold no names. Slugs as
// the contract says.
#pragma once

#include "libs/base/status.h"
#include "libs/sql/database.h"
#include "tepat/plan/v1/adoption.pb.h"

namespace tepat::office {

// What a file or a draft would change, or what is wrong in it: nothing is recorded.
Result<plan::v1::PreviewPlanResponse> PreviewPlan(sql::Database& db,
                                                  const plan::v1::PreviewPlanRequest& request);

Result<plan::v1::GetPlanResponse> GetPlan(sql::Database& db,
                                          const plan::v1::GetPlanRequest& request);

Result<plan::v1::ListPlansResponse> ListPlans(sql::Database& db,
                                              const plan::v1::ListPlansRequest& request);

}  // namespace tepat::office
