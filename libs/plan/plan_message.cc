// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/plan_message.h"

#include <algorithm>

#include "libs/measure/achievement.h"
#include "libs/measure/terms.h"

namespace tepat::plan {
namespace {

tl::unexpected<Error> Malformed(const std::string& field) {
  return Fail(Code::kInvalid, "plan.malformed", "'" + field + "' cannot be read",
              {{"field", field}});
}

// The contract's terms stand in the order of libs/measure, one later: 0 is no term. A number that
// is none of them comes from a newer program, and is not guessed.
template <class Term, class Message>
Result<Term> TermOf(Message from, Term last, const char* field) {
  const int index = static_cast<int>(from) - 1;
  if (index < 0 || index > static_cast<int>(last)) return Malformed(field);
  return static_cast<Term>(index);
}

Result<measure::Role> RoleOf(v1::ComponentRole from) {
  switch (from) {
    case v1::COMPONENT_ROLE_NUMERATOR:
      return measure::Role::kNumerator;
    case v1::COMPONENT_ROLE_DENOMINATOR:
      return measure::Role::kDenominator;
    case v1::COMPONENT_ROLE_ADDEND:
      return measure::Role::kAddend;
    default:
      return Malformed("role");
  }
}

Result<measure::Decimal> DecimalIn(const std::string& text, const char* field) {
  const auto read = measure::Decimal::ReadPlain(text);
  if (!read) return Malformed(field);
  return *read;
}

Result<std::optional<measure::Fraction>> OptionalIn(const std::string& text, const char* field) {
  if (text.empty()) return std::optional<measure::Fraction>();
  TEPAT_ASSIGN(const measure::Decimal read, DecimalIn(text, field));
  return std::optional(read.ToFraction());
}

// Empty is the default, and `-` none at all: both can be meant.
Result<std::optional<measure::Fraction>> CapOf(const std::string& text) {
  if (text == "-") return std::optional<measure::Fraction>();
  if (text.empty()) return std::optional(measure::Fraction(measure::kCapDefault));
  return OptionalIn(text, "cap");
}

Result<std::vector<measure::Grade>> ScaleOf(const v1::Indicator& from) {
  std::vector<measure::Grade> scale;
  for (const v1::Grade& grade : from.scale()) {
    TEPAT_ASSIGN(const measure::Decimal number, DecimalIn(grade.number(), "scale"));
    scale.push_back({grade.name(), number});
  }
  return scale;
}

Result<std::vector<measure::Role>> RolesOf(const v1::Indicator& from) {
  std::vector<measure::Role> roles;
  for (const v1::Component& component : from.components()) {
    TEPAT_ASSIGN(const measure::Role role, RoleOf(component.role()));
    roles.push_back(role);
  }
  // What is typed directly needs no list in the file: there is nothing to say about it.
  if (from.entry() == v1::ENTRY_DIRECT && roles.empty()) roles.push_back(measure::Role::kValue);
  return roles;
}

std::vector<Component> ComponentsOf(const v1::Indicator& from, const measure::Method& method) {
  std::vector<Component> components;
  for (const v1::Component& one : from.components()) {
    components.push_back(
        {one.key(), one.name(), one.unit_of_measure(), method.components.at(components.size())});
  }
  if (components.empty()) {
    components.push_back({kValueKey, from.name(), from.unit_of_measure(), measure::Role::kValue});
  }
  return components;
}

Result<Targets> TargetsOf(const measure::Method& method, const v1::Target& from) {
  TEPAT_ASSIGN(measure::Target year, TargetOf(method, from.year()));
  Targets targets{std::move(year), {}};
  for (const std::string& quarter : from.quarters()) {
    TEPAT_ASSIGN(measure::Target target, TargetOf(method, quarter));
    targets.quarters.push_back(std::move(target));
  }
  if (targets.quarters.size() != measure::kQuarters) return Malformed("quarters");
  return targets;
}

Status AddTargets(const v1::Indicator& from, Indicator& indicator) {
  for (const v1::Target& target : from.targets()) {
    TEPAT_ASSIGN(const Targets targets, TargetsOf(indicator.method, target));
    // A file gives many units one target at once; rules look it up by unit.
    if (target.units().empty()) indicator.office_targets = targets;
    for (const std::string& unit : target.units()) {
      indicator.unit_targets.insert_or_assign(unit, targets);
    }
  }
  return Ok();
}

// What the indicator is compared with beside its targets.
Status AddComparisons(const v1::Indicator& from, Indicator& indicator) {
  const auto value = [&](const std::string& text) -> Result<std::optional<measure::Decimal>> {
    if (text.empty()) return std::optional<measure::Decimal>();
    TEPAT_ASSIGN(const measure::Decimal read, ValueOf(indicator.method, text));
    return std::optional(read);
  };
  for (const v1::History& past : from.history()) {
    TEPAT_ASSIGN(const measure::Decimal read, ValueOf(indicator.method, past.value()));
    indicator.history.push_back({past.year(), read});
  }
  // In whatever order the file has them, a series is read from its beginning.
  std::sort(indicator.history.begin(), indicator.history.end(),
            [](const History& a, const History& b) { return a.year < b.year; });
  TEPAT_ASSIGN(indicator.end_target, value(from.end_target()));
  indicator.end_year = from.end_year();
  TEPAT_ASSIGN(indicator.national_standard, value(from.national_standard()));
  return Ok();
}

Result<EvidenceRule> EvidenceOf(const v1::EvidenceRule& from) {
  EvidenceRule rule{from.key(), from.name(), from.required(), {}};
  for (const int kind : from.kinds()) {
    const auto term = static_cast<v1::EvidenceKind>(kind);
    TEPAT_ASSIGN(const EvidenceKind known, TermOf(term, EvidenceKind::kText, "kinds"));
    rule.kinds.push_back(known);
  }
  return rule;
}

Result<Indicator> IndicatorOf(const v1::Indicator& from) {
  Indicator indicator;
  indicator.id = from.id();
  indicator.code = from.code();
  indicator.name = from.name();
  indicator.definition = from.definition();
  indicator.unit_of_measure = from.unit_of_measure();
  indicator.objective = from.objective();
  indicator.source = from.source();
  indicator.units = {from.units().begin(), from.units().end()};
  TEPAT_ASSIGN(indicator.method, MethodOf(from));
  // Arithmetic relies on a sound method; what was stored by an older program may not be one.
  if (!measure::MistakesIn(indicator.method).empty()) return Malformed(from.id());
  indicator.components = ComponentsOf(from, indicator.method);
  TEPAT_TRY(AddTargets(from, indicator));
  TEPAT_TRY(AddComparisons(from, indicator));
  for (const v1::EvidenceRule& rule : from.evidence()) {
    TEPAT_ASSIGN(const EvidenceRule evidence, EvidenceOf(rule));
    indicator.evidence.push_back(evidence);
  }
  return indicator;
}

template <class Term, class Message>
std::string Word(Message from, Term last) {
  const auto term = TermOf(from, last, "");
  return term ? std::string(measure::WordOf(*term)) : std::string();
}

}  // namespace

Result<measure::Method> MethodOf(const v1::Indicator& from) {
  using measure::Accumulation;
  using measure::Consolidation;
  measure::Method method;
  TEPAT_ASSIGN(method.direction, TermOf(from.direction(), measure::Direction::kGrade, "direction"));
  TEPAT_ASSIGN(method.entry, TermOf(from.entry(), measure::Entry::kSumOfComponents, "entry"));
  TEPAT_ASSIGN(method.counting,
               TermOf(from.counting(), measure::Counting::kCumulative, "counting"));
  TEPAT_ASSIGN(method.accumulation,
               TermOf(from.accumulation(), Accumulation::kGreatest, "accumulation"));
  TEPAT_ASSIGN(method.consolidation,
               TermOf(from.consolidation(), Consolidation::kSummedRatio, "consolidation"));
  method.factor = FactorOf(from);
  method.decimals = from.decimals();
  TEPAT_ASSIGN(method.cap, CapOf(from.cap()));
  TEPAT_ASSIGN(method.bounds.smallest, OptionalIn(from.smallest(), "smallest"));
  TEPAT_ASSIGN(method.bounds.largest, OptionalIn(from.largest(), "largest"));
  TEPAT_ASSIGN(method.components, RolesOf(from));
  TEPAT_ASSIGN(method.scale, ScaleOf(from));
  return method;
}

int FactorOf(const v1::Indicator& from) { return from.factor() == 0 ? 100 : from.factor(); }

Result<measure::Target> TargetOf(const measure::Method& method, const std::string& text) {
  if (method.direction == measure::Direction::kGrade) {
    TEPAT_ASSIGN(const measure::Decimal number, ValueOf(method, text));
    return measure::Target(number.ToFraction());
  }
  TEPAT_ASSIGN(measure::Target target, measure::ReadPlainTarget(text));
  // A fraction holds more digits than any value may have: each end is read as a value too.
  const std::size_t between = text.find("..");
  TEPAT_TRY(measure::Decimal::ReadPlain(text.substr(0, between)));
  if (between != std::string::npos)
    TEPAT_TRY(measure::Decimal::ReadPlain(text.substr(between + 2)));
  return target;
}

Result<measure::Decimal> ValueOf(const measure::Method& method, const std::string& text) {
  if (method.direction != measure::Direction::kGrade) return measure::Decimal::ReadPlain(text);
  if (const auto number = measure::NumberOf(method, text)) return *number;
  return Fail(Code::kInvalid, "plan.unknown_grade", "the scale has no grade of that name");
}

Result<Plan> PlanOf(const v1::Plan& from) {
  Plan plan;
  if (from.year() == 0) return Malformed("year");
  plan.year = from.year();
  const v1::Agreement& agreement = from.agreement();
  plan.agreement = {agreement.number(), agreement.date(), agreement.first_party(),
                    agreement.second_party(), agreement.change()};
  for (const v1::Objective& one : from.objectives()) {
    plan.objectives.push_back({one.id(), one.name()});
  }
  for (const v1::Indicator& one : from.indicators()) {
    TEPAT_ASSIGN(Indicator indicator, IndicatorOf(one));
    plan.indicators.push_back(std::move(indicator));
  }
  for (const v1::BudgetLine& one : from.budget_lines()) {
    TEPAT_ASSIGN(const measure::Decimal amount, DecimalIn(one.amount(), "amount"));
    plan.budget_lines.push_back({one.id(), one.code(), one.name(), amount, one.objective()});
  }
  return plan;
}

std::string WordOf(v1::Direction term) { return Word(term, measure::Direction::kGrade); }
std::string WordOf(v1::Entry term) { return Word(term, measure::Entry::kSumOfComponents); }
std::string WordOf(v1::Counting term) { return Word(term, measure::Counting::kCumulative); }
std::string WordOf(v1::Accumulation term) { return Word(term, measure::Accumulation::kGreatest); }
std::string WordOf(v1::Consolidation term) {
  return Word(term, measure::Consolidation::kSummedRatio);
}
std::string WordOf(v1::ComponentRole term) {
  const auto role = RoleOf(term);
  return role ? std::string(measure::WordOf(*role)) : std::string();
}

}  // namespace tepat::plan
