// SPDX-License-Identifier: Apache-2.0
#include "libs/plan/plan_diff.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "libs/measure/achievement.h"
#include "libs/plan/plan_message.h"
#include "libs/plan/plan_words.h"

namespace tepat::plan {
namespace {

// What is compared: a field, and for targets the unit; and what it says.
using Field = std::pair<std::string, std::string>;
using Fields = std::vector<std::pair<Field, std::string>>;

// One thing of a plan in the form in which it is compared.
struct Entry {
  std::string id;
  std::string name;
  Fields fields;
};

template <class Texts>
std::string Joined(const Texts& texts) {
  std::string joined;
  for (const std::string& text : texts) joined += (joined.empty() ? "" : ", ") + text;
  return joined;
}

std::string ComponentsOf(const v1::Indicator& of) {
  std::vector<std::string> texts;
  for (const v1::Component& one : of.components()) {
    texts.push_back(one.key() + " (" + WordOf(one.role()) + ", " + one.unit_of_measure() +
                    "): " + one.name());
  }
  return Joined(texts);
}

std::string ScaleOf(const v1::Indicator& of) {
  std::vector<std::string> texts;
  for (const v1::Grade& one : of.scale()) texts.push_back(one.name() + " = " + one.number());
  return Joined(texts);
}

std::string HistoryOf(const v1::Indicator& of) {
  // Sorted by year: in which order a file has them means nothing.
  std::set<std::string> texts;
  for (const v1::History& one : of.history()) {
    texts.insert(std::to_string(one.year()) + ": " + one.value());
  }
  return Joined(texts);
}

// In the contract's order, whichever the file has; in words, for people read what changes.
std::string KindsOf(const v1::EvidenceRule& of) {
  const std::set<int> kinds(of.kinds().begin(), of.kinds().end());
  const auto* type = v1::EvidenceKind_descriptor();
  std::vector<std::string> words;
  // From 1: the zero of an enumeration is no kind.
  for (int i = 1; i < type->value_count(); ++i) {
    if (kinds.contains(type->value(i)->number())) words.push_back(TermWord(*type->value(i)));
  }
  return Joined(words);
}

std::string EvidenceOf(const v1::Indicator& of) {
  std::vector<std::string> texts;
  for (const v1::EvidenceRule& one : of.evidence()) {
    texts.push_back(one.key() + " (" + (one.required() ? "wajib; " : "") + KindsOf(one) +
                    "): " + one.name());
  }
  return Joined(texts);
}

std::string NumberText(int number) { return number == 0 ? "" : std::to_string(number); }

// `100 (25; 50; 75; 100)`: the year, and its quarters.
std::string TextOf(const v1::Target& target) {
  std::string quarters;
  for (const std::string& one : target.quarters()) quarters += (quarters.empty() ? "" : "; ") + one;
  return target.year() + " (" + quarters + ")";
}

Entry EntryOf(const v1::Indicator& of) {
  const std::set<std::string> units(of.units().begin(), of.units().end());
  const bool ratio = of.entry() == v1::ENTRY_RATIO;
  // The defaults are written out, so that saying one is no change.
  const std::string factor = ratio ? std::to_string(FactorOf(of)) : "";
  const std::string cap = of.cap().empty() ? std::to_string(measure::kCapDefault) : of.cap();
  Entry entry{of.id(),
              of.name(),
              {{{"name", ""}, of.name()},
               {{"code", ""}, of.code()},
               {{"definition", ""}, of.definition()},
               {{"unit_of_measure", ""}, of.unit_of_measure()},
               {{"decimals", ""}, std::to_string(of.decimals())},
               {{"objective", ""}, of.objective()},
               {{"source", ""}, of.source()},
               {{"units", ""}, Joined(units)},
               {{"direction", ""}, WordOf(of.direction())},
               {{"entry", ""}, WordOf(of.entry())},
               {{"counting", ""}, WordOf(of.counting())},
               {{"accumulation", ""}, WordOf(of.accumulation())},
               {{"consolidation", ""}, WordOf(of.consolidation())},
               {{"factor", ""}, factor},
               {{"components", ""}, ComponentsOf(of)},
               {{"scale", ""}, ScaleOf(of)},
               {{"cap", ""}, cap},
               {{"smallest", ""}, of.smallest()},
               {{"largest", ""}, of.largest()},
               {{"history", ""}, HistoryOf(of)},
               {{"end_target", ""}, of.end_target()},
               {{"end_year", ""}, NumberText(of.end_year())},
               {{"national_standard", ""}, of.national_standard()},
               {{"evidence", ""}, EvidenceOf(of)}}};
  for (const v1::Target& target : of.targets()) {
    if (target.units().empty()) entry.fields.push_back({{"targets", ""}, TextOf(target)});
    for (const std::string& unit : target.units()) {
      entry.fields.push_back({{"targets", unit}, TextOf(target)});
    }
  }
  return entry;
}

Entry EntryOf(const v1::Agreement& of) {
  return {"",
          of.number(),
          {{{"number", ""}, of.number()},
           {{"date", ""}, of.date()},
           {{"first_party", ""}, of.first_party()},
           {{"second_party", ""}, of.second_party()},
           {{"change", ""}, of.change()}}};
}

Entry EntryOf(const v1::Objective& of) { return {of.id(), of.name(), {{{"name", ""}, of.name()}}}; }

Entry EntryOf(const v1::BudgetLine& of) {
  return {of.id(),
          of.name(),
          {{{"code", ""}, of.code()},
           {{"name", ""}, of.name()},
           {{"amount", ""}, of.amount()},
           {{"objective", ""}, of.objective()}}};
}

template <class List>
std::vector<Entry> EntriesOf(const List& list) {
  std::vector<Entry> entries;
  for (const auto& one : list) entries.push_back(EntryOf(one));
  return entries;
}

const std::string* FindField(const Entry& entry, const Field& field) {
  const auto found = std::find_if(entry.fields.begin(), entry.fields.end(),
                                  [&](const auto& one) { return one.first == field; });
  return found == entry.fields.end() ? nullptr : &found->second;
}

void AddField(v1::PlanChange& change, const Field& field, const std::string* before,
              const std::string* after) {
  const std::string was = before == nullptr ? "" : *before;
  const std::string is = after == nullptr ? "" : *after;
  if (was == is) return;
  v1::FieldChange* made = change.add_fields();
  made->set_field(field.first);
  made->set_unit(field.second);
  made->set_before(was);
  made->set_after(is);
}

v1::PlanChange ChangeOf(v1::PlanPart part, v1::PlanChangeKind kind, const Entry& entry) {
  v1::PlanChange change;
  change.set_part(part);
  change.set_kind(kind);
  change.set_id(entry.id);
  change.set_name(entry.name);
  return change;
}

// Adds what differs between two lists of the same part. What is new stands where the new plan has
// it, what is gone behind all others.
void Compare(v1::PlanPart part, const std::vector<Entry>& before, const std::vector<Entry>& after,
             std::vector<v1::PlanChange>& changes) {
  std::map<std::string, const Entry*> old;
  for (const Entry& entry : before) old[entry.id] = &entry;
  for (const Entry& entry : after) {
    const auto found = old.find(entry.id);
    if (found == old.end()) {
      changes.push_back(ChangeOf(part, v1::PLAN_CHANGE_KIND_NEW, entry));
      continue;
    }
    const Entry& was = *found->second;
    v1::PlanChange change = ChangeOf(part, v1::PLAN_CHANGE_KIND_CHANGED, entry);
    for (const auto& [field, text] : entry.fields) {
      AddField(change, field, FindField(was, field), &text);
    }
    // Fields that only the old one has: targets of units that have none any more.
    for (const auto& [field, text] : was.fields) {
      if (FindField(entry, field) == nullptr) AddField(change, field, &text, nullptr);
    }
    if (!change.fields().empty()) changes.push_back(std::move(change));
    old.erase(found);
  }
  for (const Entry& entry : before) {
    if (old.contains(entry.id)) {
      changes.push_back(ChangeOf(part, v1::PLAN_CHANGE_KIND_GONE, entry));
    }
  }
}

std::vector<Entry> AgreementsOf(const v1::Plan& plan) {
  if (!plan.has_agreement()) return {};
  return {EntryOf(plan.agreement())};
}

}  // namespace

std::vector<v1::PlanChange> DifferencesOf(const v1::Plan& before, const v1::Plan& after) {
  std::vector<v1::PlanChange> changes;
  Compare(v1::PLAN_PART_AGREEMENT, AgreementsOf(before), AgreementsOf(after), changes);
  Compare(v1::PLAN_PART_OBJECTIVE, EntriesOf(before.objectives()), EntriesOf(after.objectives()),
          changes);
  Compare(v1::PLAN_PART_INDICATOR, EntriesOf(before.indicators()), EntriesOf(after.indicators()),
          changes);
  Compare(v1::PLAN_PART_BUDGET_LINE, EntriesOf(before.budget_lines()),
          EntriesOf(after.budget_lines()), changes);
  return changes;
}

}  // namespace tepat::plan
