// SPDX-License-Identifier: Apache-2.0
// The plan that Tepat ships, and values of its units, for tests.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "libs/performance/findings.h"
#include "libs/plan/plan_fixture.h"
#include "libs/plan/plan_message.h"

namespace tepat::performance {

inline const plan::Plan& Shipped() {
  static const plan::Plan shipped = *plan::PlanOf(plan::Read(plan::ShippedPlan()));
  return shipped;
}

inline const plan::Indicator& IndicatorOf(const std::string& id) {
  return Shipped().GetIndicator(id)->get();
}

// A value with numbers, `{{"hadir", "90"}, {"diundang", "100"}}`.
inline ReportedValue Value(const std::string& indicator, std::vector<Number> numbers) {
  return {indicator, std::move(numbers), "", "", "", {}};
}

// A value that is typed directly.
inline ReportedValue Direct(const std::string& indicator, const std::string& value) {
  return Value(indicator, {{plan::kValueKey, value}});
}

inline measure::Measured MeasuredOf(const ReportedValue& value) {
  return *MeasuredIn(IndicatorOf(value.indicator), value);
}

}  // namespace tepat::performance
