// SPDX-License-Identifier: Apache-2.0
// The units that a case asks: what each is to send and where its part stands.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/revision.h"
#include "libs/base/status.h"
#include "services/data-collection/config.h"

namespace tepat::data_collection {

// Begins this service's slugs.
constexpr const char* kArea = "data_collection";

// Where a unit's data stand. Values as in the contract.
enum class UnitState { kAsked = 1, kSubmitted = 2, kWaived = 3, kReturned = 4 };

// One line of the list of tasks, as disposition hands it over.
struct Task {
  std::string unit;
  std::string position;
  std::string request;
  std::string due_date;  // ISO 8601, or empty
};

// A unit's part.
struct Unit {
  std::string name;
  std::string position;               // answers for it
  std::vector<std::string> requests;  // what is asked
  std::string due_date;               // ISO 8601; empty where the calendar does not reach
  UnitState state = UnitState::kAsked;
  Revision revision;
  std::string reason;      // why it was waived or returned
  int turn = 0;            // how often it was asked in the newest visit of step 4
  bool turn_open = false;  // its clock runs (turn.h)
  int place = 0;           // in the list of tasks, from 1
  int seen_version = 0;    // of its data, when they were last given back; 0: none
  // Who asked it last, as which position, and when; empty and 1970 where nobody wrote it down.
  std::string asked_by = {};
  std::string asked_by_position = {};
  Instant asked = {};
};

// What a unit is to be asked from now on.
struct Assignment {
  std::string unit;
  std::string position;
  std::vector<std::string> requests;
  std::string due_date;  // ISO 8601
};

// A cell that is given back.
struct ReturnedCell {
  std::string indicator;  // id
  std::string key;        // of a component or of an evidence rule; empty: the indicator
  std::string reason;     // at most 500 characters
};

// A unit that is given its data back.
struct UnitReturn {
  std::string unit;
  std::string reason;                    // 5 to 500 characters
  std::vector<ReturnedCell> cells = {};  // none: the data as a whole
};

// One unit per name in the list of tasks; the earliest due date of its tasks, else `due_date`.
std::vector<Unit> UnitsOf(const std::vector<Task>& tasks, const std::string& due_date);

// The unit of that name, or null.
const Unit* FindUnit(const std::vector<Unit>& units, const std::string& name);

// Units that have neither sent nor been waived.
std::vector<std::string> MissingUnits(const std::vector<Unit>& units);

// Fails with kInvalid `data_collection.invalid_request` (detail `fields`). `position_known`: the
// office has that position; `units`: how many the case would then have.
Status CheckAssignment(const Assignment& assignment, bool position_known, std::size_t units,
                       std::chrono::local_days today, const Config& config);

// Asks the unit as assigned: anew, when it had sent or was waived.
void Assign(Unit& unit, const Assignment& assignment);

// The unit has sent, is waived, or is given its data back: the last reason counts.
void TakeData(Unit& unit);
void Waive(Unit& unit, const std::string& reason);
void GiveBack(Unit& unit, const std::string& reason);

// kNotFound `data_collection.unknown_unit` (detail `unit`): the case does not ask it.
Error UnknownUnit(const std::string& name);

// Fails with kConflict `data_collection.not_sent` (detail `unit`) unless the unit's data are there:
// what was not sent, is waived, or was given back already cannot be given back.
Status RequireSent(const Unit& unit);

// Fails with kInvalid `data_collection.invalid_request` (detail `fields`), and as UnknownUnit.
// Whether the plan has those cells is asked by whoever knows the plan.
Status CheckReturns(const std::vector<UnitReturn>& returns, const std::vector<Unit>& units,
                    const Config& config);

}  // namespace tepat::data_collection
