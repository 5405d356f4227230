// SPDX-License-Identifier: Apache-2.0
// What changes from one plan to another, for people who are about to adopt it.
#pragma once

#include <vector>

#include "tepat/plan/v1/adoption.pb.h"
#include "tepat/plan/v1/plan.pb.h"

namespace tepat::plan {

// Every difference, in the new plan's order, then what is gone: agreement, objectives, indicators,
// budget lines, each by its id, and of what stays its fields. Targets are told by unit, whether the
// file groups units or not. An order alone is no difference, but that of components, grades and
// evidence, in which a form shows them. An empty plan before: all is new.
std::vector<v1::PlanChange> DifferencesOf(const v1::Plan& before, const v1::Plan& after);

}  // namespace tepat::plan
