// SPDX-License-Identifier: Apache-2.0
// A plan as people read it, whole, and what changes from one plan to another.
#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include <vector>

#include "services/portal/context.h"
#include "tepat/plan/v1/adoption.pb.h"

namespace tepat::portal {

// Agreement, objectives with their indicators, budget: what everybody may see.
Html PlanBody(const Context& context, const plan::v1::Plan& plan);

// What changes, in the plan's order; a sentence where nothing does.
Html ChangesBody(const std::vector<plan::v1::PlanChange>& changes);

// The year in the address; 0 for what is none.
int YearIn(const Context& context);

// A plan of that year: of that version, or the one in force when 0; or the draft. Fails with
// kNotFound `office.unknown_plan` or `office.no_plan_draft`, or as Backend::Call.
Result<plan::v1::GetPlanResponse> AskPlan(const Context& context, int year, int version,
                                          bool draft);

}  // namespace tepat::portal
