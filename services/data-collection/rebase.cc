// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/rebase.h"

#include <google/protobuf/util/message_differencer.h>

#include <algorithm>
#include <tuple>

namespace tepat::data_collection {
namespace {

using performance::Finding;
using performance::ReportedValue;

const plan::Indicator* FindIn(const Basis& basis, const std::string& unit, const std::string& id) {
  const auto found = basis.plan().GetIndicator(id);
  return found && found->get().IsAnsweredBy(unit) ? &found->get() : nullptr;
}

int NumbersIn(const std::vector<ReportedValue>& values, const std::string& indicator) {
  const ReportedValue* value = performance::FindValue(values, indicator);
  return value == nullptr ? 0 : static_cast<int>(value->numbers.size());
}

int NumbersIn(const std::vector<ReportedValue>& values) {
  int count = 0;
  for (const ReportedValue& value : values) count += static_cast<int>(value.numbers.size());
  return count;
}

std::string TargetText(const plan::Indicator& indicator, const UnitData& data, const Basis& basis) {
  return performance::TextOf(indicator,
                             performance::TargetIn(indicator, data.unit.name, basis.period));
}

// Names of components of one that the other has not.
template <class Names>
void FillOthers(const plan::Indicator& of, const plan::Indicator& other, Names* names) {
  for (const plan::Component& component : of.components) {
    if (!other.GetComponent(component.key)) *names->Add() = component.name;
  }
}

// What is computed, bounded and proved, without what only says so in words, and what is told apart.
plan::v1::Indicator RulesOf(const plan::v1::Plan& plan, const std::string& id) {
  const auto found = std::find_if(plan.indicators().begin(), plan.indicators().end(),
                                  [&](const auto& one) { return one.id() == id; });
  if (found == plan.indicators().end()) return {};
  plan::v1::Indicator rules;
  rules.set_direction(found->direction());
  rules.set_entry(found->entry());
  rules.set_factor(found->factor());
  rules.set_counting(found->counting());
  rules.set_accumulation(found->accumulation());
  rules.set_consolidation(found->consolidation());
  rules.set_cap(found->cap());
  rules.set_smallest(found->smallest());
  rules.set_largest(found->largest());
  *rules.mutable_scale() = found->scale();
  *rules.mutable_evidence() = found->evidence();
  return rules;
}

bool RulesChange(const RebasedPlans& plans, const std::string& id) {
  return !google::protobuf::util::MessageDifferencer::Equals(
      RulesOf(plans.before.adopted->message, id), RulesOf(plans.after.adopted->message, id));
}

// Whether a component that both have is something else to its indicator.
bool RolesChange(const plan::Indicator& was, const plan::Indicator& is) {
  return std::any_of(is.components.begin(), is.components.end(), [&](const plan::Component& one) {
    const auto before = was.GetComponent(one.key);
    return before && before->get().role != one.role;
  });
}

v1::RebasedIndicator Named(const plan::Indicator& indicator, v1::RebaseChange change) {
  v1::RebasedIndicator made;
  made.set_indicator(indicator.id);
  made.set_name(indicator.name);
  made.set_change(change);
  return made;
}

// One that both ask; unspecified when it stays as it is.
v1::RebasedIndicator Compare(const RebasedPlans& plans, const UnitData& before,
                             const plan::Indicator& was, const plan::Indicator& is) {
  v1::RebasedIndicator made = Named(is, v1::REBASE_CHANGE_CHANGES);
  made.set_target_before(TargetText(was, before, plans.before));
  made.set_target_after(TargetText(is, before, plans.after));
  FillOthers(is, was, made.mutable_components_come());
  FillOthers(was, is, made.mutable_components_go());
  made.set_rules_change(RulesChange(plans, is.id) || RolesChange(was, is));
  const bool changes = made.target_before() != made.target_after() ||
                       !made.components_come().empty() || !made.components_go().empty() ||
                       made.rules_change();
  if (!changes) made.set_change(v1::REBASE_CHANGE_UNSPECIFIED);
  return made;
}

void FillIndicators(const RebasedPlans& plans, const UnitData& before, v1::RebasedUnit& to) {
  const std::string& unit = before.unit.name;
  for (const plan::Indicator& is : plans.after.plan().IndicatorsOf(unit)) {
    const plan::Indicator* was = FindIn(plans.before, unit, is.id);
    v1::RebasedIndicator made =
        was == nullptr ? Named(is, v1::REBASE_CHANGE_COMES) : Compare(plans, before, *was, is);
    if (was == nullptr) made.set_target_after(TargetText(is, before, plans.after));
    if (made.change() != v1::REBASE_CHANGE_UNSPECIFIED) *to.add_indicators() = made;
  }
  for (const plan::Indicator& was : plans.before.plan().IndicatorsOf(unit)) {
    if (FindIn(plans.after, unit, was.id) != nullptr) continue;
    v1::RebasedIndicator made = Named(was, v1::REBASE_CHANGE_GOES);
    made.set_target_before(TargetText(was, before, plans.before));
    *to.add_indicators() = made;
  }
}

// Whether one says something that none of the others says.
bool HasNew(const std::vector<Finding>& findings, const std::vector<Finding>& others) {
  const auto place = [](const Finding& one) {
    return std::tie(one.kind, one.indicator, one.component, one.evidence);
  };
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& one) {
    return std::none_of(others.begin(), others.end(),
                        [&](const Finding& other) { return place(one) == place(other); });
  });
}

}  // namespace

v1::RebasedUnit RebasedUnitOf(const RebasedPlans& plans, const UnitData& before,
                              const UnitData& after) {
  v1::RebasedUnit made;
  made.set_unit(before.unit.name);
  made.set_state(static_cast<v1::UnitState>(before.unit.state));
  FillIndicators(plans, before, made);
  for (v1::RebasedIndicator& one : *made.mutable_indicators()) {
    one.set_cells_orphaned(std::max(
        0, NumbersIn(before.values, one.indicator()) - NumbersIn(after.values, one.indicator())));
  }
  made.set_cells_kept(NumbersIn(after.values));
  made.set_cells_orphaned(std::max(0, NumbersIn(before.values) - NumbersIn(after.values)));
  const auto lacking_before = FindingsOf(plans.before, before);
  const auto lacking_after = FindingsOf(plans.after, after);
  made.set_lacking_before(static_cast<int>(lacking_before.size()));
  made.set_lacking_after(static_cast<int>(lacking_after.size()));
  made.set_asked_again(before.unit.state == UnitState::kSubmitted &&
                       HasNew(lacking_after, lacking_before));
  return made;
}

bool Changes(const v1::RebasedUnit& unit) { return unit.indicators_size() > 0; }

}  // namespace tepat::data_collection
