// SPDX-License-Identifier: Apache-2.0
// What is wrong in the targets of one indicator, and in the other values that stand beside them.
#pragma once

#include <string>

#include "libs/measure/method.h"
#include "libs/plan/plan_findings.h"
#include "tepat/plan/v1/plan.pb.h"

namespace tepat::plan {

// That there are targets, each with a year and four quarters: what can be said before it is known
// how the indicator is measured. `place` is the indicator's.
void CheckTargetsAreThere(const v1::Indicator& indicator, const Place& place,
                          PlanFindings& findings);

// That, and each target by a sound method: numbers, ranges, bounds, targets of the year to date
// that fall, who has one. A year's target that is not what its quarters make is noted.
void CheckTargets(const v1::Indicator& indicator, const measure::Method& method, const Place& place,
                  PlanFindings& findings);

// One value of an earlier year, of a standard: a decimal or a grade, within the bounds.
void CheckValue(const measure::Method& method, const std::string& text, const Place& place,
                PlanFindings& findings);

}  // namespace tepat::plan
