// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/domain.h"

#include <algorithm>
#include <set>

#include "libs/base/findings.h"

namespace tepat::data_collection {
namespace {

constexpr const char* kArea = "data_collection";
constexpr std::size_t kMarkReasonBytesMax = 1000;

std::vector<sop::Holder> HoldersOf(const sop::Sop& sop, int step, const char* command) {
  const sop::Step* found = sop.Find(step);
  return found == nullptr ? std::vector<sop::Holder>() : sop::HoldersOf(*found, command);
}

}  // namespace

std::string NameOf(State state) {
  switch (state) {
    case State::kCollecting:
      return "collecting";
    case State::kChecking:
      return "checking";
    case State::kVerified:
      return "verified";
    case State::kEnded:
      return "ended";
  }
  return "";
}

std::vector<Unit> UnitsOf(const std::vector<Task>& tasks, const std::string& due_date) {
  std::vector<Unit> units;
  for (const Task& task : tasks) {
    auto unit = std::find_if(units.begin(), units.end(),
                             [&](const Unit& known) { return known.name == task.unit; });
    if (unit == units.end()) {
      Unit made;
      made.name = task.unit;
      made.position = task.position;
      unit = units.insert(units.end(), std::move(made));
    }
    unit->requests.push_back(task.request);
    // ISO dates sort as text.
    const bool earlier = unit->due_date.empty() || task.due_date < unit->due_date;
    if (!task.due_date.empty() && earlier) unit->due_date = task.due_date;
  }
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
    const bool open = unit.state == UnitState::kAsked || unit.state == UnitState::kReturned;
    if (open) missing.push_back(unit.name);
  }
  return missing;
}

Status RequireState(const Collection& collection, State state) {
  if (collection.state == state) return Ok();
  return MovedOn(kArea, NameOf(collection.state), collection.revision);
}

Status RequireState(const Collection& collection, State state, int expected_revision) {
  if (collection.state == state && collection.revision.number == expected_revision) return Ok();
  return MovedOn(kArea, NameOf(collection.state), collection.revision);
}

Status CheckAssignment(const Assignment& assignment, bool position_known, std::size_t units,
                       std::chrono::local_days today, const Config& config) {
  Findings findings;
  findings.RequireText(assignment.unit, "unit", 1, 60);
  findings.Require(units <= config.units_max, "unit",
                   "a case asks at most " + std::to_string(config.units_max) + " units");
  findings.Require(position_known, "position", "a position of the office");
  const auto& requests = assignment.requests;
  findings.Require(!requests.empty() && requests.size() <= config.requests_max, "requests",
                   "1 to " + std::to_string(config.requests_max));
  for (std::size_t i = 0; i < std::min(requests.size(), config.requests_max); ++i) {
    findings.RequireText(requests[i], "requests[" + std::to_string(i) + "]", 1, 500);
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
  if (unit.state == UnitState::kReturned) return;
  unit.state = UnitState::kAsked;
  unit.reason.clear();
}

Status CheckReturns(const std::vector<UnitReturn>& returns, const std::vector<Unit>& units,
                    const Config& config) {
  Findings findings;
  findings.Require(!returns.empty() && returns.size() <= config.returns_max, "units", "1 to 32");
  std::set<std::string> seen;
  for (std::size_t i = 0; i < std::min(returns.size(), config.returns_max); ++i) {
    const std::string field = "units[" + std::to_string(i) + "]";
    findings.RequireText(returns[i].reason, field + ".reason", 5, 500);
    findings.Require(seen.insert(returns[i].unit).second, field + ".unit", "each once");
  }
  TEPAT_TRY(findings.Outcome("data_collection.invalid_request"));
  for (const UnitReturn& one : returns) {
    if (FindUnit(units, one.unit) != nullptr) continue;
    return Fail(Code::kNotFound, "data_collection.unknown_unit",
                "'" + one.unit.substr(0, 60) + "' is not asked in this case",
                {{"unit", one.unit.substr(0, 60)}});
  }
  return Ok();
}

sop::Mark Begin(Collection& collection, const sop::Sop& sop, Instant start) {
  collection.open = {kCollectStep, ++collection.collect_visits, false,
                     HoldersOf(sop, kCollectStep, "close_draft")};
  return sop::StartOf(collection.open, sop, start);
}

std::vector<sop::Mark> FinishDraft(Collection& collection, const sop::Sop& sop, Instant now) {
  const sop::Mark completed = sop::Complete(collection.open, sop, kCheckStep, now);
  collection.state = State::kChecking;
  collection.open = {kCheckStep, ++collection.check_visits, false,
                     HoldersOf(sop, kCheckStep, "check")};
  return {completed, sop::StartOf(collection.open, sop, now)};
}

std::vector<sop::Mark> Verify(Collection& collection, const sop::Sop& sop, Instant now) {
  collection.state = State::kVerified;
  return {sop::Complete(collection.open, sop, kCheckStep + 1, now)};
}

std::vector<sop::Mark> Return(Collection& collection, const sop::Sop& sop,
                              const std::vector<UnitReturn>& returns,
                              const std::vector<Unit>& units, Instant start) {
  std::vector<sop::Mark> marks;
  std::string reasons;
  std::vector<sop::Holder> holders;
  for (const UnitReturn& one : returns) {
    reasons += (reasons.empty() ? "" : "; ") + one.unit + ": " + one.reason;
    const Unit* unit = FindUnit(units, one.unit);
    if (unit != nullptr) holders.push_back({unit->position, unit->name});
  }
  if (reasons.size() > kMarkReasonBytesMax) {
    reasons = std::to_string(returns.size()) + " unit dikembalikan";
  }
  if (collection.open.is_open()) {
    sop::Mark returned = sop::MarkOn(collection.open, sop::Mark::Kind::kReturned, start);
    returned.reason = reasons;
    marks.push_back(std::move(returned));
  }
  collection.state = State::kCollecting;
  collection.open = {kCollectStep, ++collection.collect_visits, false, std::move(holders)};
  marks.push_back(sop::StartOf(collection.open, sop, start));
  return marks;
}

}  // namespace tepat::data_collection
