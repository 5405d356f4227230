// SPDX-License-Identifier: Apache-2.0
// Collecting data from every unit and checking them: steps 4 and 5 of the SOP, and the way back
// from 5 to 4. One of the two steps is open at a time; each time that a step opens is a visit of
// its own.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/revision.h"
#include "libs/base/status.h"
#include "libs/sop/mark.h"
#include "libs/sop/open_visit.h"
#include "libs/sop/sop.h"
#include "services/data-collection/config.h"

namespace tepat::data_collection {

constexpr int kCollectStep = 4;
constexpr int kCheckStep = 5;

// Where a collection stands. Values as in the contract.
enum class State { kCollecting = 1, kChecking = 2, kVerified = 3, kEnded = 4 };

// The state as a word, for refusals.
std::string NameOf(State state);

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
  std::string reason;  // why it was waived or returned
};

// What a unit is to be asked from now on.
struct Assignment {
  std::string unit;
  std::string position;
  std::vector<std::string> requests;
  std::string due_date;  // ISO 8601
};

// A unit that is given its data back.
struct UnitReturn {
  std::string unit;
  std::string reason;  // 5 to 500 characters
};

// A case in this service.
struct Collection {
  std::string case_id;
  std::string sop_id;
  int sop_version = 0;
  std::string period;
  State state = State::kCollecting;
  Revision revision;
  int collect_visits = 0;  // visits of step 4 so far
  int check_visits = 0;    // visits of step 5 so far
  sop::OpenVisit open;     // in kCollecting step 4, in kChecking step 5, else none
  std::string reason;      // why it was ended
};

// One unit per name in the list of tasks; the earliest due date of its tasks, else `due_date`.
std::vector<Unit> UnitsOf(const std::vector<Task>& tasks, const std::string& due_date);

// The unit of that name, or null.
const Unit* FindUnit(const std::vector<Unit>& units, const std::string& name);

// Units that have neither sent nor been waived.
std::vector<std::string> MissingUnits(const std::vector<Unit>& units);

// Fails with kConflict `data_collection.moved_on` unless the collection is in that state.
Status RequireState(const Collection& collection, State state);
// The same, and at that revision.
Status RequireState(const Collection& collection, State state, int expected_revision);

// Fails with kInvalid `data_collection.invalid_request` (detail `fields`). `position_known`: the
// office has that position; `units`: how many the case would then have.
Status CheckAssignment(const Assignment& assignment, bool position_known, std::size_t units,
                       std::chrono::local_days today, const Config& config);

// Asks the unit as assigned: anew, when it had sent or was waived.
void Assign(Unit& unit, const Assignment& assignment);

// Fails with kInvalid `data_collection.invalid_request` (detail `fields`), kNotFound
// `data_collection.unknown_unit` (detail `unit`).
Status CheckReturns(const std::vector<UnitReturn>& returns, const std::vector<Unit>& units,
                    const Config& config);

// Step 4 begins: at the start given, held by whom the SOP names.
sop::Mark Begin(Collection& collection, const sop::Sop& sop, Instant start);

// Step 4 is done, step 5 begins.
std::vector<sop::Mark> FinishDraft(Collection& collection, const sop::Sop& sop, Instant now);

// Step 5 is done.
std::vector<sop::Mark> Verify(Collection& collection, const sop::Sop& sop, Instant now);

// Step 4 begins anew at `start`, held by the returned units alone; the visit of step 5, when one is
// open, ends RETURNED.
std::vector<sop::Mark> Return(Collection& collection, const sop::Sop& sop,
                              const std::vector<UnitReturn>& returns,
                              const std::vector<Unit>& units, Instant start);

}  // namespace tepat::data_collection
