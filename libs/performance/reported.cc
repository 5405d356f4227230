// SPDX-License-Identifier: Apache-2.0
#include "libs/performance/reported.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "libs/measure/plausibility.h"
#include "libs/plan/plan_message.h"

namespace tepat::performance {

std::vector<ReportedValue> FittingIn(const plan::Plan& plan, const std::string& unit,
                                     const std::vector<ReportedValue>& values) {
  std::vector<ReportedValue> fitting;
  for (const ReportedValue& value : values) {
    const auto found = plan.GetIndicator(value.indicator);
    if (!found || !found->get().IsAnsweredBy(unit)) continue;
    const plan::Indicator& indicator = *found;
    ReportedValue& kept = fitting.emplace_back(value);
    std::erase_if(kept.numbers,
                  [&](const Number& one) { return !indicator.GetComponent(one.component); });
    std::erase_if(kept.evidence, [&](const Proof& proof) {
      return std::none_of(indicator.evidence.begin(), indicator.evidence.end(),
                          [&](const plan::EvidenceRule& rule) {
                            return rule.key == proof.rule &&
                                   std::count(rule.kinds.begin(), rule.kinds.end(), proof.kind) > 0;
                          });
    });
  }
  return fitting;
}

bool SaysTheSame(ReportedValue a, ReportedValue b) {
  // A form and a workbook list components in orders of their own.
  for (ReportedValue* one : {&a, &b}) {
    std::sort(one->numbers.begin(), one->numbers.end(), [](const Number& x, const Number& y) {
      return std::tie(x.component, x.value) < std::tie(y.component, y.value);
    });
    std::sort(one->evidence.begin(), one->evidence.end(), [](const Proof& x, const Proof& y) {
      return std::tie(x.rule, x.kind, x.content) < std::tie(y.rule, y.kind, y.content);
    });
  }
  return a.indicator == b.indicator && a.numbers == b.numbers &&
         a.no_data_reason == b.no_data_reason && a.cause == b.cause && a.follow_up == b.follow_up &&
         a.evidence == b.evidence;
}

const ReportedValue* FindValue(const std::vector<ReportedValue>& values,
                               const std::string& indicator) {
  const auto found = std::find_if(values.begin(), values.end(), [&](const ReportedValue& one) {
    return one.indicator == indicator;
  });
  return found == values.end() ? nullptr : &*found;
}

std::vector<measure::Typed> TypedIn(const plan::Indicator& indicator, const ReportedValue& value) {
  std::vector<measure::Typed> typed;
  for (const plan::Component& component : indicator.components) {
    const auto& numbers = value.numbers;
    const auto found = std::find_if(numbers.begin(), numbers.end(), [&](const Number& one) {
      return one.component == component.key;
    });
    // What cannot be read is as good as empty here: FindingsIn says what is wrong with it.
    measure::Typed number;
    if (found != numbers.end()) {
      if (const auto read = plan::ValueOf(indicator.method, found->value)) {
        number = read->ToFraction();
      }
    }
    typed.push_back(std::move(number));
  }
  return typed;
}

std::optional<measure::Measured> MeasuredIn(const plan::Indicator& indicator,
                                            const ReportedValue& value) {
  return measure::MeasuredBy(indicator.method, TypedIn(indicator, value));
}

std::string ValueText(const plan::Indicator& indicator, const ReportedValue& value) {
  const auto measured = MeasuredIn(indicator, value);
  if (!measured) return "";
  // The name of a grade says more than its number, and is what was typed.
  if (!indicator.method.scale.empty()) return value.numbers.front().value;
  const auto exact = measured->Value();
  return exact ? measure::FormatTrimmed(*exact, indicator.method.decimals) : "";
}

bool IsOutlier(const plan::Indicator& indicator, const std::optional<measure::Measured>& measured,
               const Series& earlier) {
  if (!measured) return false;
  const auto value = measured->Value();
  if (!value) return false;
  // From the latest back: no more are computed than count, for every cell of a check sheet asks.
  std::vector<measure::Fraction> usual;
  for (auto one = earlier.rbegin(); one != earlier.rend(); ++one) {
    if (usual.size() == measure::kEarlierMax) break;
    // What a case verified is usual; what was declared by hand nobody has checked.
    if (one->declared) continue;
    // A period without data says nothing of what is usual.
    const auto then = MeasuredIn(indicator, one->value);
    if (!then) continue;
    if (const auto exact = then->Value()) usual.push_back(*exact);
  }
  std::reverse(usual.begin(), usual.end());
  return measure::IsOutlier(*value, usual);
}

}  // namespace tepat::performance
