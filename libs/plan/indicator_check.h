// SPDX-License-Identifier: Apache-2.0
// What is wrong in one indicator of a plan.
#pragma once

#include <set>
#include <string>

#include "libs/plan/plan_findings.h"
#include "tepat/plan/v1/plan.pb.h"

namespace tepat::plan {

// Everything but its id and its objective, which the plan judges. `place` is the indicator's;
// `units` are the keys that the office has.
void CheckIndicator(const v1::Indicator& indicator, int plan_year,
                    const std::set<std::string>& units, const Place& place, PlanFindings& findings);

}  // namespace tepat::plan
