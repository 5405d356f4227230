// SPDX-License-Identifier: Apache-2.0
// What is wrong in a plan, all of it at once, wherever it was written.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "libs/plan/plan_findings.h"
#include "tepat/plan/v1/plan.pb.h"

namespace tepat::plan {

// An indicator of a plan that was adopted earlier.
struct FormerIndicator {
  int year = 0;
  v1::Indicator indicator;
};

// By id: where it was adopted last, in any year.
using KnownIndicators = std::map<std::string, FormerIndicator>;

// What an office knows when a plan is judged.
struct PlanContext {
  std::set<std::string> units;  // keys of its directory
  KnownIndicators known;
};

// Judges a whole plan. Where nothing is added, PlanOf takes it.
void CheckPlan(const v1::Plan& plan, const PlanContext& context, PlanFindings& findings);

// What makes two indicators measure something else, as fields of the contract: values under one
// id must be comparable through the years. Empty when they do not: names, targets, units, evidence,
// bounds and the formula of achievement may change.
std::vector<std::string> DifferencesInMeasure(const v1::Indicator& a, const v1::Indicator& b);

}  // namespace tepat::plan
