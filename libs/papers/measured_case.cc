// SPDX-License-Identifier: Apache-2.0
#include "libs/papers/measured_case.h"

#include <algorithm>
#include <utility>

namespace tepat::papers {

using measure::Fraction;
using performance::ByUnit;
using performance::Period;
using performance::ReportedValue;

std::string MeasuredCase::NameOf(const std::string& unit) const {
  const auto found = unit_names.find(unit);
  return found == unit_names.end() ? unit : found->second;
}

const ReportedValue* MeasuredCase::FindValue(const plan::Indicator& indicator,
                                             const std::string& unit) const {
  return FindValue(indicator, unit, period);
}

const ReportedValue* MeasuredCase::FindValue(const plan::Indicator& indicator,
                                             const std::string& unit, const Period& at) const {
  const auto report = std::find_if(units.begin(), units.end(),
                                   [&](const UnitReport& one) { return one.unit == unit; });
  if (report == units.end()) return nullptr;
  if (at == period) return performance::FindValue(report->values, indicator.id);
  const auto series = report->earlier.find(indicator.id);
  if (series == report->earlier.end()) return nullptr;
  for (const performance::EarlierValue& one : series->second) {
    if (one.period == at) return &one.value;
  }
  return nullptr;
}

ByUnit MeasuredCase::MeasuredBy(const plan::Indicator& indicator, const Period& at) const {
  ByUnit by_unit;
  for (const std::string& unit : indicator.units) {
    const ReportedValue* value = FindValue(indicator, unit, at);
    if (value == nullptr) continue;
    if (auto measured = performance::MeasuredIn(indicator, *value)) {
      by_unit.emplace(unit, *std::move(measured));
    }
  }
  return by_unit;
}

std::vector<Period> MeasuredCase::Periods() const {
  if (!period.IsQuarter()) return {period};
  std::vector<Period> all;
  for (int quarter = 1; quarter <= period.quarter; ++quarter) all.push_back({period.year, quarter});
  return all;
}

std::vector<ByUnit> MeasuredCase::MeasuredBy(const plan::Indicator& indicator) const {
  std::vector<ByUnit> by_period;
  for (const Period& at : Periods()) by_period.push_back(MeasuredBy(indicator, at));
  return by_period;
}

OfficeResult ResultOf(const MeasuredCase& measured, const plan::Indicator& indicator) {
  const measure::Method& method = indicator.method;
  const std::vector<ByUnit> by_quarter = measured.MeasuredBy(indicator);
  // The same figures twice, as text and exactly: text is printed, and means are computed of what
  // is not rounded yet.
  OfficeResult result;
  result.now = performance::OfOffice(indicator, measured.period, by_quarter.back());
  const auto figure = performance::OfficeFigureOf(indicator, measured.period, by_quarter.back());
  if (figure && figure->actual) {
    if (const auto value = figure->actual->Value()) {
      result.now_exact = measure::Achieve(method.direction, method.cap, figure->target, *value);
    }
  }
  // A report of a whole year is its own year to date.
  if (!measured.period.IsQuarter()) {
    result.year = result.now.standing;
    result.year_exact = result.now_exact;
    return result;
  }
  result.year = performance::OfficeYearToDate(indicator, measured.period.year, by_quarter);
  const auto year = performance::OfficeYearOf(indicator, measured.period.year, by_quarter);
  if (year) {
    result.year_exact = measure::Achieve(method.direction, method.cap, year->target, year->actual);
  }
  return result;
}

measure::Overall OverallOf(const std::vector<OfficeResult>& results) {
  std::vector<measure::Achievement> all;
  all.reserve(results.size());
  for (const OfficeResult& result : results) all.push_back(result.year_exact);
  return measure::OverallOf(all);
}

BudgetResult BudgetOf(const MeasuredCase& measured) {
  BudgetResult budget;
  Fraction spent;
  // A sum over some of the lines would look like a saving.
  bool is_complete = !measured.plan.budget_lines.empty();
  for (const plan::BudgetLine& line : measured.plan.budget_lines) {
    budget.amount = budget.amount + line.amount.ToFraction();
    const auto found = measured.spent.find(line.id);
    is_complete = is_complete && found != measured.spent.end();
    if (found != measured.spent.end()) spent = spent + found->second.ToFraction();
  }
  if (!is_complete) return budget;
  budget.spent = spent;
  budget.absorption = AbsorptionOf(budget.amount, budget.spent);
  return budget;
}

std::optional<Fraction> AbsorptionOf(const Fraction& amount, const std::optional<Fraction>& spent) {
  if (!spent || amount.Sign() <= 0) return std::nullopt;
  return Fraction(100) * *spent / amount;
}

std::optional<Fraction> EfficiencyOf(const measure::Overall& overall, const BudgetResult& budget) {
  if (!overall.mean || !budget.absorption) return std::nullopt;
  return *overall.mean - *budget.absorption;
}

}  // namespace tepat::papers
