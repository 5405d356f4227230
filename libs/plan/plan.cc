// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/plan.h"

#include <algorithm>
#include <set>

namespace tepat::plan {

bool Indicator::IsAnsweredBy(const std::string& unit) const {
  return std::find(units.begin(), units.end(), unit) != units.end();
}

std::optional<Targets> Indicator::FindTargets(const std::string& unit) const {
  if (const auto own = unit_targets.find(unit); own != unit_targets.end()) return own->second;
  // Where others answer too, the office's target is what all of them reach together: no unit is
  // held to it.
  const bool alone = method.consolidation == measure::Consolidation::kSingle;
  return alone && IsAnsweredBy(unit) ? office_targets : std::nullopt;
}

Result<std::reference_wrapper<const Component>> Indicator::GetComponent(
    const std::string& key) const {
  const auto found = std::find_if(components.begin(), components.end(),
                                  [&](const Component& one) { return one.key == key; });
  if (found != components.end()) return std::cref(*found);
  return Fail(Code::kNotFound, "plan.unknown_component",
              "'" + id + "' has no component '" + key + "'");
}

bool Indicator::HasCell(const std::string& key) const {
  return key.empty() || GetComponent(key) ||
         std::any_of(evidence.begin(), evidence.end(),
                     [&](const EvidenceRule& rule) { return rule.key == key; });
}

Result<std::reference_wrapper<const Indicator>> Plan::GetIndicator(
    const std::string& indicator_id) const {
  const auto found = std::find_if(indicators.begin(), indicators.end(),
                                  [&](const Indicator& one) { return one.id == indicator_id; });
  if (found != indicators.end()) return std::cref(*found);
  return Fail(Code::kNotFound, "plan.unknown_indicator",
              "the plan of " + std::to_string(year) + " has no indicator '" + indicator_id + "'");
}

std::vector<std::reference_wrapper<const Indicator>> Plan::IndicatorsOf(
    const std::string& unit) const {
  std::vector<std::reference_wrapper<const Indicator>> answered;
  for (const Indicator& indicator : indicators) {
    if (indicator.IsAnsweredBy(unit)) answered.emplace_back(indicator);
  }
  return answered;
}

bool Plan::HasCell(const std::string& unit, const std::string& indicator_id,
                   const std::string& key) const {
  const auto found = GetIndicator(indicator_id);
  return found && found->get().IsAnsweredBy(unit) && found->get().HasCell(key);
}

std::vector<std::string> Plan::Units() const {
  // A unit that answers for nothing this year sends nothing: it is not asked.
  std::set<std::string> units;
  for (const Indicator& indicator : indicators) {
    units.insert(indicator.units.begin(), indicator.units.end());
  }
  return {units.begin(), units.end()};
}

}  // namespace tepat::plan
