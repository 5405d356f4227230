// SPDX-License-Identifier: Apache-2.0
// On whose desk a letter lies, and what may happen to it there: step 2 of the SOP, two hops under
// one clock, each attributed to whoever made it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/revision.h"
#include "libs/base/status.h"
#include "libs/sop/mark.h"
#include "libs/sop/sop.h"

namespace tepat::correspondence {

// The step that the moves of a letter make up.
constexpr int kStep = 2;

// Where a letter lies. Values as in the contract.
enum class Desk {
  kFrontDesk = 1,   // registered, with the clerk
  kSekretaris = 2,  // forwarded by the clerk
  kCamat = 3,       // forwarded by the Sekretaris: step 2 is done
  kNowhere = 4,     // its case was ended
  kFiled = 5,       // with a case that had been opened on schedule
};

// What can be done to a letter on a desk.
enum class Move { kForwardToSekretaris, kForwardToCamat, kMarkRead, kEnd };

// The desk as a word, for refusals.
std::string NameOf(Desk desk);

// Command of the SOP that allows a move; reading is no command.
std::string CommandOf(Move move);

// Where a case stands in this service.
struct CaseState {
  Desk desk = Desk::kFrontDesk;
  Revision revision;
  std::optional<Instant> read;  // by the Sekretaris
};

// The state after a move, or why it cannot be made: kConflict `correspondence.moved_on` when
// `expected_revision` is not the present one or the letter lies on another desk. The end of a case
// whose letter has reached the Camat leaves the letter there: it is decided further on.
Result<CaseState> StateAfter(const CaseState& state, Move move, int expected_revision,
                             const std::string& person_id, Instant now);

// What a move means for the clock of step 2; how an end does is decided with it.
std::vector<sop::Mark> MarksOf(Move move, const sop::Sop& sop, Instant now);

}  // namespace tepat::correspondence
