// SPDX-License-Identifier: Apache-2.0
// A plan in its contract's form (tepat.plan.v1.Plan), in which it is written, stored and sent, and
// as rules use it.
#pragma once

#include <optional>
#include <string>

#include "libs/base/status.h"
#include "libs/plan/plan.h"
#include "tepat/plan/v1/plan.pb.h"

namespace tepat::plan {

// The rules of a plan that was checked before. Fails with kInvalid `plan.malformed` on one that was
// not.
Result<Plan> PlanOf(const v1::Plan& from);

// How one indicator is measured: what MistakesIn of libs/measure judges. Terms and numbers that
// are not there are as in an empty Method. Fails with kInvalid `plan.malformed` where a decimal or
// a term cannot be read; with the name of the field in the detail `field`.
Result<measure::Method> MethodOf(const v1::Indicator& from);

// The factor of a ratio; 100 where the plan names none.
int FactorOf(const v1::Indicator& from);

// A target as a plan writes it: a decimal, a range, or the name of a grade of the method's scale.
// Fails with kInvalid `plan.unknown_grade`, or as measure::ReadPlainTarget; each decimal is held
// to the limits of measure::Decimal.
Result<measure::Target> TargetOf(const measure::Method& method, const std::string& text);

// A value as a plan writes it: a decimal, or the name of a grade. Fails as TargetOf.
Result<measure::Decimal> ValueOf(const measure::Method& method, const std::string& text);

// The word by which performance agreements call a term: `naik`; empty for none.
std::string WordOf(v1::Direction term);
std::string WordOf(v1::Entry term);
std::string WordOf(v1::Counting term);
std::string WordOf(v1::Accumulation term);
std::string WordOf(v1::Consolidation term);
std::string WordOf(v1::ComponentRole term);

}  // namespace tepat::plan
