// SPDX-License-Identifier: Apache-2.0
// Collecting data from every unit and checking them: steps 4 and 5 of the SOP, and the way back
// from 5 to 4. One of the two steps is open at a time; each time that a step opens is a visit of
// its own.
#pragma once

#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/revision.h"
#include "libs/base/status.h"
#include "libs/sop/mark.h"
#include "libs/sop/open_visit.h"
#include "libs/sop/sop.h"
#include "services/data-collection/unit.h"

namespace tepat::data_collection {

// The steps, and the command by which the SOP says who completes each.
constexpr int kCollectStep = 4;
constexpr const char* kCloseDraft = "close_draft";
constexpr const char* kSubmitUnitData = "submit_unit_data";
constexpr int kCheckStep = 5;
constexpr const char* kCheck = "check";

// Where a collection stands. Values as in the contract.
enum class State { kCollecting = 1, kChecking = 2, kVerified = 3, kEnded = 4 };

// The state as a word, for refusals.
std::string NameOf(State state);

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
  int plan_version = 0;    // of the plan by which it is measured; 0: none yet
  int rebased_from = 0;    // version before the last rebase; 0: never rebased
  Instant rebased;         // when
  bool frozen = false;     // was verified once: stays with its plan, whatever is corrected
};

// Fails with kConflict `data_collection.moved_on` unless the collection is in that state.
Status RequireState(const Collection& collection, State state);
// The same, and at that revision.
Status RequireState(const Collection& collection, State state, int expected_revision);

// Fails with kConflict `data_collection.frozen` once the case's data were verified: what later
// periods are compared with keeps the plan by which it was checked.
Status RequireUnfrozen(const Collection& collection);

// Measures the collection by that version of the plan from now on.
void Rebase(Collection& collection, int plan_version, Instant now);

// Fails with kConflict `data_collection.units_missing` (detail `missing`) while a unit has neither
// sent nor been waived.
Status RequireAllUnits(const std::vector<Unit>& units);

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
