// SPDX-License-Identifier: Apache-2.0
// Cases as such: the table of those that were opened on schedule, and what is asked of it and of
// the letters together. Functions that write run inside the writer's transaction.
#pragma once

#include <optional>
#include <string>

#include "libs/casework/pause.h"
#include "libs/sql/database.h"
#include "services/correspondence/domain.h"

namespace tepat::correspondence {

Status InsertScheduledCase(sql::Database& db, const ScheduledCase& scheduled);
Result<std::optional<ScheduledCase>> FindScheduledCase(sql::Database& db,
                                                       const std::string& case_id);

// A case that was opened here in either way, or nothing.
Result<std::optional<OwnCase>> FindOwnCase(sql::Database& db, const std::string& case_id);
// What TakeWish has changed in a case that is there.
Status SaveWish(sql::Database& db, const OwnCase& own);

// A case of that period whose end nobody has asked for, other than `except`; empty for none.
Result<std::string> FindRunningCase(sql::Database& db, const std::string& period,
                                    const std::string& except = {});

// The visit whose clock may stand still: step 2, while the letter is before the Camat.
Result<std::optional<casework::HeldVisit>> FindHeldVisit(sql::Database& db,
                                                         const std::string& case_id);

}  // namespace tepat::correspondence
