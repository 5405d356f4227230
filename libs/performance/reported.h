// SPDX-License-Identifier: Apache-2.0
// What a unit reports of an indicator, as rules use it, and the figure that comes of it. Numbers
// stay as they were sent until something is computed: what was typed is what is shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/measure/measured.h"
#include "libs/performance/period.h"
#include "libs/plan/plan.h"

namespace tepat::performance {

// Most places of a value that is out of its bounds, and of these, where both are told.
inline constexpr int kValuePlacesMax = 6;

// The number of one component: a plain decimal, or the name of a grade.
struct Number {
  std::string component;  // key
  std::string value;

  friend bool operator==(const Number&, const Number&) = default;
};

// One proof of a value.
struct Proof {
  std::string rule;  // key of the rule in the plan
  plan::EvidenceKind kind = plan::EvidenceKind::kText;
  std::string content;  // SHA-256 of a file, an address, or words; empty: nothing was said

  friend bool operator==(const Proof&, const Proof&) = default;
};

// One indicator as it was sent. Value type.
struct ReportedValue {
  std::string indicator;        // id
  std::vector<Number> numbers;  // what is not listed is empty, and never zero
  std::string no_data_reason;   // instead of numbers
  std::string cause;            // why the target is missed, or the value unusual
  std::string follow_up;        // what is done about it
  std::vector<Proof> evidence;
};

// Of values that were sent by another version of the plan what this one still asks of the unit:
// its indicators, of them its components, and proofs by its rules. The rest is orphaned; nothing of
// it is judged or counted any more.
std::vector<ReportedValue> FittingIn(const plan::Plan& plan, const std::string& unit,
                                     const std::vector<ReportedValue>& values);

// Whether both say the same, in whatever order.
bool SaysTheSame(ReportedValue a, ReportedValue b);

// The value of that indicator, which lives as long as the list; null when it is not in it.
const ReportedValue* FindValue(const std::vector<ReportedValue>& values,
                               const std::string& indicator);

// What was typed into each component, in the plan's order; nothing where it is empty or is not a
// number.
std::vector<measure::Typed> TypedIn(const plan::Indicator& indicator, const ReportedValue& value);

// The value that comes of it; nothing when a component is empty, or no data were reported.
std::optional<measure::Measured> MeasuredIn(const plan::Indicator& indicator,
                                            const ReportedValue& value);

// The same as reported: a plain decimal, rounded once, to the indicator's decimals; of grades the
// name; empty when it cannot be computed.
std::string ValueText(const plan::Indicator& indicator, const ReportedValue& value);

// A value of an earlier period.
struct EarlierValue {
  Period period;
  std::string target;  // by which it was judged, as the plan of that period writes it
  ReportedValue value;
  bool declared = false;  // without a case; else a case verified it
};
// Those of one unit and one indicator, oldest first, quarters or years alike.
using Series = std::vector<EarlierValue>;

// Whether the value is farther from the last verified ones than usual (measure::IsOutlier). One
// that cannot be computed is no outlier.
bool IsOutlier(const plan::Indicator& indicator, const std::optional<measure::Measured>& measured,
               const Series& earlier);

}  // namespace tepat::performance
