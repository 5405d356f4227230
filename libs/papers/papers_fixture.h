// SPDX-License-Identifier: Apache-2.0
// Cases of the shipped plan, filled by chance but always alike, for tests.
#pragma once

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "libs/papers/measured_case.h"
#include "libs/performance/performance_fixture.h"

namespace tepat::papers {

// What a unit could have typed for an indicator: whole numbers and decimals, zeros among them.
inline performance::ReportedValue TypedByChance(const plan::Indicator& indicator,
                                                std::mt19937& random) {
  performance::ReportedValue value;
  value.indicator = indicator.id;
  const auto upto = [&](unsigned most) { return std::to_string(random() % (most + 1)); };
  for (const plan::Component& component : indicator.components) {
    std::string typed = upto(20);
    if (component.role == measure::Role::kValue) typed += "." + upto(99);
    if (component.role == measure::Role::kDenominator) typed = upto(40);
    if (!indicator.method.scale.empty()) {
      typed = indicator.method.scale[random() % indicator.method.scale.size()].name;
    }
    value.numbers.push_back({component.key, typed});
  }
  if (random() % 3 == 0) value.cause = "Sebab " + indicator.id;
  if (random() % 3 == 0) value.follow_up = "Tindak lanjut " + indicator.id;
  return value;
}

// A case of that period; about one value in five is not there.
inline MeasuredCase CaseByChance(unsigned seed, const performance::Period& period = {2026, 3}) {
  std::mt19937 random(seed);
  MeasuredCase measured;
  measured.plan = performance::Shipped();
  measured.plan_version = 3;
  measured.period = period;
  measured.set_hash = std::string(64, 'a');
  measured.made = *ParseInstant("2026-10-09T08:00:00Z");
  for (const std::string& unit : measured.plan.Units()) {
    UnitReport report{unit, {}};
    for (const plan::Indicator& indicator : measured.plan.IndicatorsOf(unit)) {
      for (const performance::Period& at : measured.Periods()) {
        if (random() % 5 == 0) continue;
        auto value = TypedByChance(indicator, random);
        if (at == period) {
          report.values.push_back(std::move(value));
        } else {
          report.earlier[indicator.id].push_back({at, "", std::move(value)});
        }
      }
    }
    measured.units.push_back(std::move(report));
  }
  for (const plan::BudgetLine& line : measured.plan.budget_lines) {
    measured.spent[line.id] = *measure::Decimal::ReadPlain(std::to_string(random() % 200'000'000));
  }
  return measured;
}

// The value that a unit typed in the period, to be changed.
inline performance::ReportedValue& TypedBy(MeasuredCase& measured, const std::string& unit,
                                           const std::string& indicator) {
  for (UnitReport& report : measured.units) {
    if (report.unit != unit) continue;
    for (performance::ReportedValue& value : report.values) {
      if (value.indicator == indicator) return value;
    }
    report.values.push_back({indicator, {}, "", "", "", {}});
    return report.values.back();
  }
  measured.units.push_back({unit, {{indicator, {}, "", "", "", {}}}});
  return measured.units.back().values.back();
}

}  // namespace tepat::papers
