// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/unit.h"

#include <algorithm>
#include <set>

#include "libs/base/findings.h"
#include "libs/base/instant.h"
#include "libs/base/outside_text.h"

namespace tepat::data_collection {
namespace {

void CheckCells(const std::vector<ReturnedCell>& cells, const std::string& field,
                Findings& findings) {
  findings.RequireCount(cells.size(), field, 0, kReturnedCellsMax);
  for (std::size_t i = 0; i < std::min(cells.size(), kReturnedCellsMax); ++i) {
    const std::string cell = field + "[" + std::to_string(i) + "]";
    findings.RequireText(cells[i].indicator, cell + ".indicator", kKeyLength);
    findings.RequireText(cells[i].key, cell + ".key", kKeyLength.OrNone());
    findings.RequireText(cells[i].reason, cell + ".reason", kReasonLength.OrNone());
  }
}

}  // namespace

std::vector<Unit> UnitsOf(const std::vector<Task>& tasks, const std::string& due_date) {
  std::vector<Unit> units;
  for (const Task& task : tasks) {
    auto unit = std::find_if(units.begin(), units.end(),
                             [&](const Unit& known) { return known.name == task.unit; });
    if (unit == units.end()) {
      Unit made;
      made.name = task.unit;
      made.position = task.position;
      made.place = static_cast<int>(units.size()) + 1;
      unit = units.insert(units.end(), std::move(made));
    }
    unit->requests.push_back(task.request);
    // ISO dates sort as text.
    const bool earlier = unit->due_date.empty() || task.due_date < unit->due_date;
    if (!task.due_date.empty() && earlier) unit->due_date = task.due_date;
  }
  // After all tasks are gathered: a later one may bring a date.
  for (Unit& unit : units) {
    if (unit.due_date.empty()) unit.due_date = due_date;
  }
  return units;
}

const Unit* FindUnit(const std::vector<Unit>& units, const std::string& name) {
  const auto found =
      std::find_if(units.begin(), units.end(), [&](const Unit& unit) { return unit.name == name; });
  return found == units.end() ? nullptr : &*found;
}

std::vector<std::string> MissingUnits(const std::vector<Unit>& units) {
  std::vector<std::string> missing;
  for (const Unit& unit : units) {
    // What was given back counts as not sent: the old data were not good enough.
    const bool open = unit.state == UnitState::kAsked || unit.state == UnitState::kReturned;
    if (open) missing.push_back(unit.name);
  }
  return missing;
}

Status CheckAssignment(const Assignment& assignment, bool position_known, std::size_t units,
                       std::chrono::local_days today, const Config& config) {
  Findings findings;
  findings.RequireText(assignment.unit, "unit", kKeyLength);
  findings.Require(units <= kUnitsMax, "unit",
                   "a case asks at most " + std::to_string(kUnitsMax) + " units");
  findings.Require(position_known, "position", "a position of the office");
  const auto& requests = assignment.requests;
  findings.RequireCount(requests.size(), "requests", 1, config.requests_max);
  // Beyond the limit the list is refused anyway; its findings would only fill the answer.
  for (std::size_t i = 0; i < std::min(requests.size(), config.requests_max); ++i) {
    findings.RequireText(requests[i], "requests[" + std::to_string(i) + "]", kRequestLength);
  }
  const auto due = ParseDate(assignment.due_date);
  findings.Require(due && *due >= today, "due_date", "a date like 2026-12-01, not past");
  return findings.Outcome("data_collection.invalid_request");
}

void Assign(Unit& unit, const Assignment& assignment) {
  unit.name = assignment.unit;
  unit.position = assignment.position;
  unit.requests = assignment.requests;
  unit.due_date = assignment.due_date;
  // What was returned stays so, with its reason: a new task does not make the old data good.
  if (unit.state == UnitState::kReturned) return;
  unit.state = UnitState::kAsked;
  unit.reason.clear();
}

void TakeData(Unit& unit) {
  unit.state = UnitState::kSubmitted;
  unit.reason.clear();
}

void Waive(Unit& unit, const std::string& reason) {
  unit.state = UnitState::kWaived;
  unit.reason = reason;
}

void GiveBack(Unit& unit, const std::string& reason) {
  unit.state = UnitState::kReturned;
  unit.reason = reason;
}

Error UnknownUnit(const std::string& name) {
  // The name is the caller's: it is shown back, but not at any length.
  const std::string shown = ShownText(name, kKeyLength.max);
  return {Code::kNotFound,
          "data_collection.unknown_unit",
          "'" + shown + "' is not asked in this case",
          {{"unit", shown}}};
}

Status RequireSent(const Unit& unit) {
  if (unit.state == UnitState::kSubmitted) return Ok();
  return Fail(Code::kConflict, "data_collection.not_sent",
              "'" + unit.name + "' has sent nothing that could be given back",
              {{"unit", unit.name}});
}

Status CheckReturns(const std::vector<UnitReturn>& returns, const std::vector<Unit>& units,
                    const Config& config) {
  Findings findings;
  findings.RequireCount(returns.size(), "units", 1, config.returns_max);
  std::set<std::string> seen;
  std::size_t cells = 0;
  for (std::size_t i = 0; i < std::min(returns.size(), config.returns_max); ++i) {
    const std::string field = "units[" + std::to_string(i) + "]";
    findings.RequireText(returns[i].reason, field + ".reason", kReasonLength);
    findings.Require(seen.insert(returns[i].unit).second, field + ".unit", "each once");
    cells += returns[i].cells.size();
    CheckCells(returns[i].cells, field + ".cells", findings);
  }
  findings.RequireCount(cells, "cells", 0, kReturnedCellsOfAllMax);
  // Only a list that is well formed is compared with the case.
  TEPAT_TRY(findings.Outcome("data_collection.invalid_request"));
  for (const UnitReturn& one : returns) {
    if (FindUnit(units, one.unit) == nullptr) return Fail(UnknownUnit(one.unit));
  }
  return Ok();
}

}  // namespace tepat::data_collection
