// SPDX-License-Identifier: Apache-2.0
// How `tepat plan …` words what the office answers. Nothing here calls or prints.
#pragma once

#include <string>

#include "tepat/plan/v1/adoption.pb.h"

namespace tepat::cli {

// A plan for reading: its agreement, each indicator with its units and targets, the budget.
std::string PlanText(const plan::v1::GetPlanResponse& told);

// What a plan would change against the plan in force, a line each, and what should be looked at.
std::string PlanChangesText(const plan::v1::PreviewPlanResponse& told);

// What is wrong in a plan file, as `file:line: text`, a line each.
std::string PlanMistakesText(const plan::v1::PreviewPlanResponse& told, const std::string& file);

// The years that have a plan or a draft, a line each.
std::string PlanYearsText(const plan::v1::ListPlansResponse& told);

}  // namespace tepat::cli
