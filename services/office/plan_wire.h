// SPDX-License-Identifier: Apache-2.0
// What questions and decisions about plans share: findings as the contract tells them, the plan in
// force, and the answer where there is no draft.
#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include <optional>
#include <vector>

#include "libs/base/mistake.h"
#include "services/office/store_plans.h"
#include "tepat/plan/v1/adoption.pb.h"

namespace tepat::office {

// Findings of one answer at most, as the contract says; whoever has more mends these first.
inline constexpr int kPlanMistakesMax = 500;
inline constexpr int kPlanNotesMax = 200;

// How a plan is called whose file has no name.
inline constexpr const char* kPlanWord = "rencana";

void FillFindings(const std::vector<Mistake>& from, int max,
                  google::protobuf::RepeatedPtrField<plan::v1::PlanFinding>& to);

// The newest version of a year, and what it says.
struct PlanAndRecord {
  PlanRecord record;
  plan::v1::Plan plan;
};
Result<std::optional<PlanAndRecord>> PlanInForce(sql::Database& db, int year);

// kNotFound `office.no_plan_draft`.
tl::unexpected<Error> NoDraft(int year);

}  // namespace tepat::office
