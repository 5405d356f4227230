// SPDX-License-Identifier: Apache-2.0
// What the documents of step 6 are made of: a verified set of values, and the plan by which it was
// measured.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/measure/achievement.h"
#include "libs/performance/office_year.h"
#include "libs/performance/reported.h"
#include "libs/plan/plan.h"

namespace tepat::papers {

// What one unit has reported.
struct UnitReport {
  std::string unit;  // key
  std::vector<performance::ReportedValue> values;
  std::map<std::string, performance::Series> earlier = {};  // by indicator
};

// Value type; any thread may read it.
struct MeasuredCase {
  plan::Plan plan;
  int plan_version = 0;
  performance::Period period;                          // of the plan's year
  std::map<std::string, std::string> unit_names = {};  // by key; a unit without name shows its key
  std::vector<UnitReport> units = {};
  std::map<std::string, measure::Decimal> spent = {};  // rupiah in the year to date, by budget line
  std::string set_hash;                                // SHA-256 of the verified set
  Instant made;  // when the set was verified: equal sets make equal documents

  // What people call a unit.
  std::string NameOf(const std::string& unit) const;
  // What the unit reported of the indicator in this period; null for nothing. Valid as long as
  // this case.
  const performance::ReportedValue* FindValue(const plan::Indicator& indicator,
                                              const std::string& unit) const;
  // What it reported in any period of the plan's year: in an earlier one as it was verified then.
  const performance::ReportedValue* FindValue(const plan::Indicator& indicator,
                                              const std::string& unit,
                                              const performance::Period& at) const;
  // What each unit that has data has measured in a period of the plan's year.
  performance::ByUnit MeasuredBy(const plan::Indicator& indicator,
                                 const performance::Period& at) const;
  // The periods from the first quarter to this one; the year alone where it is the period.
  std::vector<performance::Period> Periods() const;
  // What units have measured in each of these periods.
  std::vector<performance::ByUnit> MeasuredBy(const plan::Indicator& indicator) const;
};

// One indicator of the office, exactly and as text.
struct OfficeResult {
  performance::OfficeStanding now;  // in the period
  performance::Standing year;       // in the year to date
  measure::Achievement now_exact;
  measure::Achievement year_exact;
};

OfficeResult ResultOf(const MeasuredCase& measured, const plan::Indicator& indicator);

// Of all indicators: the mean of their capped achievements in the year to date, over those that can
// be computed.
measure::Overall OverallOf(const std::vector<OfficeResult>& results);

// The budget as a whole. What was spent, and what part of it in percent, only when it is known of
// every line.
struct BudgetResult {
  measure::Fraction amount;
  std::optional<measure::Fraction> spent;
  std::optional<measure::Fraction> absorption;
};
BudgetResult BudgetOf(const MeasuredCase& measured);
// What part of an amount was spent, in percent; nothing when that is not known, or of no amount.
std::optional<measure::Fraction> AbsorptionOf(const measure::Fraction& amount,
                                              const std::optional<measure::Fraction>& spent);

// Achievement minus absorption, in percent points; nothing when either is not known.
std::optional<measure::Fraction> EfficiencyOf(const measure::Overall& overall,
                                              const BudgetResult& budget);

}  // namespace tepat::papers
