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

// What was found in a plan's file or workbook.
using PlanFindings = google::protobuf::RepeatedPtrField<plan::v1::PlanFinding>;

// What is wrong there, as `file:line: text`, or `file: Sheet!C5: text` of a workbook; a line each.
std::string PlanMistakesText(const PlanFindings& mistakes, const std::string& file);

// What should be looked at, in the same way.
std::string PlanNotesText(const PlanFindings& notes, const std::string& file);

// The years that have a plan or a draft, a line each.
std::string PlanYearsText(const plan::v1::ListPlansResponse& told);

}  // namespace tepat::cli
