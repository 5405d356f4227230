// SPDX-License-Identifier: Apache-2.0
// The table of the submissions. Functions that write run inside the writer's transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/casework/pause.h"
#include "libs/sql/database.h"
#include "services/submission/domain.h"

namespace tepat::submission {

// Inserts a submission or takes the place of the one that is there; nothing of the old row stays.
Status SaveSubmission(sql::Database& db, const Submission& submission);

// A submission, open or over, or nothing for a case that has not arrived.
Result<std::optional<Submission>> FindSubmission(sql::Database& db, const std::string& case_id);

// Packages that wait for their receipt, behind the case `after`, in the order of their cases; at
// most `limit`.
Result<std::vector<Unconfirmed>> UnconfirmedAfter(sql::Database& db, const std::string& after,
                                                  int limit);

// The visit whose clock may stand still: of step 6 or 7, whichever is open.
Result<std::optional<casework::HeldVisit>> FindHeldVisit(sql::Database& db,
                                                         const std::string& case_id);

}  // namespace tepat::submission
