// SPDX-License-Identifier: Apache-2.0
// Table `rederivation`: how far judging anew has come, after a new calendar or SOP version. A row
// outlives a crash, so a slice that was not committed is judged again and none is left out.
#pragma once

#include <optional>

#include "libs/sql/database.h"
#include "services/timing/domain.h"

namespace tepat::timing {

// Behind which step judging anew goes on; nothing when none is under way.
Result<std::optional<StepKey>> FindRederivation(sql::Database& db);

// Goes on behind `next`; the empty key is before all steps, nothing ends it. Inside the writer's
// transaction.
Status SaveRederivation(sql::Database& db, const std::optional<StepKey>& next);

}  // namespace tepat::timing
