// SPDX-License-Identifier: Apache-2.0
// The Camat's disposition: to whom a circular goes, with which instructions and tasks; or that none
// is needed. Step 3 of the SOP.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/revision.h"
#include "libs/base/status.h"
#include "libs/sop/mark.h"
#include "libs/sop/sop.h"
#include "services/disposition/config.h"

namespace tepat::disposition {

// Begins this service's slugs.
constexpr const char* kArea = "disposition";
// The step, and the command by which the SOP says who decides.
constexpr int kStep = 3;
constexpr const char* kCommand = "dispose";

// Where a disposition stands. Values as in the contract.
enum class State { kOpen = 1, kIssued = 2, kNotNeeded = 3, kEnded = 4 };

// The state as a word, for refusals.
std::string NameOf(State state);

// Where a case stands in this service.
struct CaseState {
  State state = State::kOpen;
  Revision revision;
};

// One line of the list of tasks (catatan pembagian tugas).
struct Task {
  std::string unit;
  std::string position;  // that answers for it
  std::string request;   // 1 to 500 characters
  std::string due_date;  // ISO 8601 or empty; not in the past
};

// What the Camat decides.
struct Issue {
  std::vector<std::string> recipients;
  std::vector<std::string> instructions;
  std::string note;
  std::vector<Task> tasks;
};

// A case in this service. Value type.
struct StoredDisposition {
  std::string case_id;
  std::string sop_id;
  int sop_version = 0;
  std::string period;
  Instant start;
  CaseState state;
  Issue issue;         // empty until it is issued
  std::string reason;  // why none was needed, or why it was ended
  bool end_requested = false;
  std::vector<std::string> inapplicable_kinds;  // inputs that this case cannot have
};

// What the office allows, as this service knows it.
struct OfficeLists {
  std::vector<std::string> positions;
  std::vector<std::string> instructions;  // empty: the office keeps no list, any text will do
};

// Fails with kInvalid `disposition.invalid_request` (detail `fields`).
Status CheckIssue(const Issue& issue, const OfficeLists& office, std::chrono::local_days today);

// The state after a decision on an open disposition, or why it cannot be made: kConflict
// `disposition.moved_on`.
Result<CaseState> Decide(const CaseState& state, State decision, int expected_revision,
                         const std::string& person_id, Instant now);

// A recipient and when it was read.
using Reading = std::pair<std::string, std::optional<Instant>>;

// Fails with kConflict `disposition.not_issued` (detail `state`) unless there is something to read.
Status RequireIssued(const CaseState& state);

// The state after the wish to cancel an issued disposition: only while nobody has read it.
// kConflict `disposition.moved_on`, `disposition.not_issued`, `disposition.read_already`.
Result<CaseState> Cancel(const CaseState& state, const std::vector<Reading>& readings,
                         int expected_revision, const std::string& person_id, Instant now);

// Step 3 runs from the predecessor's completion and is held by whom the SOP names.
sop::Mark MarkOfOpening(const sop::Sop& sop, Instant start);

// The Camat's decision is the first command on the visit, and ends it.
std::vector<sop::Mark> MarksOfDecision(const sop::Sop& sop, State decision, Instant now,
                                       const std::string& reason);

}  // namespace tepat::disposition
