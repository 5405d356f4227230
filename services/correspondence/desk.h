// SPDX-License-Identifier: Apache-2.0
// On whose desk a letter lies, and what may happen to it there: step 2 of the SOP, two hops under
// one clock, each attributed to whoever made it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "libs/sop/mark.h"
#include "libs/sop/sop.h"

namespace tepat::correspondence {

// Where a letter lies. Values as in the contract.
enum class Desk {
  kFrontDesk = 1,   // registered, with the clerk
  kSekretaris = 2,  // forwarded by the clerk
  kCamat = 3,       // forwarded by the Sekretaris: step 2 is done
  kNowhere = 4,     // its case was cancelled
};

// What can be done to a letter on a desk.
enum class Move { kForwardToSekretaris, kForwardToCamat, kMarkRead, kCancel };

// Command of the SOP that allows a move; reading is no command.
std::string CommandOf(Move move);

// Where a case stands in this service.
struct CaseState {
  Desk desk = Desk::kFrontDesk;
  int revision = 1;        // rises with each change
  std::string changed_by;  // person id of the last change
  Instant changed;
  std::optional<Instant> read;  // by the Sekretaris
};

// The state after a move, or why it cannot be made: kConflict `correspondence.moved_on` (somebody
// was first; details `desk`, `changed_by`, `changed_time`, `revision`), when `expected_revision` is
// not the present one or the letter lies on another desk.
Result<CaseState> StateAfter(const CaseState& state, Move move, int expected_revision,
                             const std::string& person_id, Instant now);

// What a move means for the clock of step 2.
std::vector<sop::Mark> MarksOf(Move move, const sop::Sop& sop, Instant now,
                               const std::string& reason);

}  // namespace tepat::correspondence
