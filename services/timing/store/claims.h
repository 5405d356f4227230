// SPDX-License-Identifier: Apache-2.0
// Table `claim`: what was announced of a visit. One row, one announcement, ever: it is claimed in
// the transaction that publishes it, so that a crash leaves both or neither.
//
// Functions that write run inside the writer's transaction; all fail as sql::Database does.
#pragma once

#include <set>
#include <string>

#include "libs/sql/database.h"
#include "services/timing/domain.h"

namespace tepat::timing {

// Name of the claim that a verdict was corrected.
inline constexpr const char* kCorrectedClaim = "corrected";

// Claims an announcement; one that is claimed stays so.
Status Claim(sql::Database& db, const StepKey& key, int visit, const std::string& rung);

// Takes a claim back, so that it may be made again.
Status Unclaim(sql::Database& db, const StepKey& key, int visit, const std::string& rung);

// What of a visit is claimed.
Result<std::set<std::string>> ClaimsOf(sql::Database& db, const StepKey& key, int visit);

}  // namespace tepat::timing
