// SPDX-License-Identifier: Apache-2.0
// The tables of a disposition: itself, its recipients, instructions and tasks. Functions that write
// run inside the writer's transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/casework/pause.h"
#include "libs/sql/database.h"
#include "services/disposition/domain.h"

namespace tepat::disposition {

// One that is still open: recipients and tasks come with SaveDecision.
Status InsertDisposition(sql::Database& db, const StoredDisposition& disposition);

Result<std::optional<StoredDisposition>> FindDisposition(sql::Database& db,
                                                         const std::string& case_id);

// State, issue and reason of a case that is there and was open until now.
Status SaveDecision(sql::Database& db, const StoredDisposition& disposition);

// State and reason of a case that is there.
Status SaveState(sql::Database& db, const StoredDisposition& disposition);

// Recipients and when they read it, by position; at most kRecipientsMax.
Result<std::vector<Reading>> RecipientsOf(sql::Database& db, const std::string& case_id);

// True when the recipient had not read it before.
Result<bool> SaveReading(sql::Database& db, const std::string& case_id, const std::string& position,
                         Instant at);

// The visit whose clock may stand still: step 3, while nothing is decided.
Result<std::optional<casework::HeldVisit>> FindHeldVisit(sql::Database& db,
                                                         const std::string& case_id);

}  // namespace tepat::disposition
