// SPDX-License-Identifier: Apache-2.0
// What is measured in a year, as rules use it: objectives, indicators with their targets, evidence,
// budget. A plan that was adopted was checked (plan_check.h); what stands here can be computed
// with. How figures come about: libs/measure.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/measure/decimal.h"
#include "libs/measure/method.h"
#include "libs/measure/target.h"
#include "libs/measure/year.h"

namespace tepat::plan {

// The document that the plan is taken from; parties by position.
struct Agreement {
  std::string number;
  std::string date;  // ISO 8601
  std::string first_party;
  std::string second_party;
  std::string change;  // what a change in mid-year is about; empty for the first one
};

// What is to be reached (sasaran).
struct Objective {
  std::string id;
  std::string name;
};

// A line of the budget of which the spending is reported.
struct BudgetLine {
  std::string id;
  std::string code;  // empty for none
  std::string name;
  measure::Decimal amount;  // rupiah, >= 0
  std::string objective;    // id; empty for none
};

// A number that a unit types. What it is to its indicator stands in the method, at the same place.
struct Component {
  std::string key;
  std::string name;
  std::string unit_of_measure;
  measure::Role role = measure::Role::kValue;
};

// The one component of an indicator whose value is typed directly.
inline constexpr const char* kValueKey = "nilai";

// What is aimed at. Of a grade it is the number of the grade.
struct Targets {
  measure::Target year;
  std::vector<measure::Target> quarters;  // measure::kQuarters, from the first
};

// What was reached in an earlier year; of a grade its number.
struct History {
  int year = 0;
  measure::Decimal value;
};

enum class EvidenceKind { kFile, kLink, kText };

// What proves a value.
struct EvidenceRule {
  std::string key;
  std::string name;
  bool required = false;
  std::vector<EvidenceKind> kinds;  // in which it is taken, 1 to 3
};

// One indicator. Value type.
struct Indicator {
  std::string id;    // for ever
  std::string code;  // of the regency; empty for none
  std::string name;
  std::string definition;
  std::string unit_of_measure;
  std::string objective;           // id
  std::string source;              // of the data
  std::vector<std::string> units;  // keys, at least one; one alone where the method is kSingle
  measure::Method method;
  std::vector<Component> components;            // at least one, as method.components
  std::optional<Targets> office_targets;        // of the office as a whole
  std::map<std::string, Targets> unit_targets;  // by unit
  std::vector<History> history;                 // oldest first
  std::optional<measure::Decimal> end_target;   // of the medium-term plan, for `end_year`
  int end_year = 0;
  std::optional<measure::Decimal> national_standard;
  std::vector<EvidenceRule> evidence;

  // Whether that unit answers for it.
  bool IsAnsweredBy(const std::string& unit) const;
  // What a unit is held to: its own targets, or the office's where it answers alone; nothing where
  // the plan has none for it.
  std::optional<Targets> FindTargets(const std::string& unit) const;
  // The component of that key, which lives as long as this indicator. Fails with kNotFound
  // `plan.unknown_component`.
  Result<std::reference_wrapper<const Component>> GetComponent(const std::string& key) const;
  // Whether something of it is given back under that key: a component or an evidence rule; the
  // empty key is the indicator as a whole.
  bool HasCell(const std::string& key) const;
};

// One version of a year's plan. Value type; any thread may read it.
struct Plan {
  int year = 0;
  Agreement agreement;
  std::vector<Objective> objectives;
  std::vector<Indicator> indicators;  // in the document's order
  std::vector<BudgetLine> budget_lines;

  // The indicator of that id, which lives as long as this plan does. Fails with kNotFound
  // `plan.unknown_indicator`.
  Result<std::reference_wrapper<const Indicator>> GetIndicator(
      const std::string& indicator_id) const;
  // Those for which a unit answers, in the plan's order; they live as long as this plan does.
  std::vector<std::reference_wrapper<const Indicator>> IndicatorsOf(const std::string& unit) const;
  // Whether the unit answers for that indicator, and it has that cell.
  bool HasCell(const std::string& unit, const std::string& indicator_id,
               const std::string& key) const;
  // Every unit that answers for anything, by key, once.
  std::vector<std::string> Units() const;
};

}  // namespace tepat::plan
