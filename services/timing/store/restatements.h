// SPDX-License-Identifier: Apache-2.0
// Table `restatement`: closed visits that somebody with authority has had judged by a later
// calendar.
#pragma once

#include <optional>

#include "libs/sql/database.h"
#include "services/timing/domain.h"

namespace tepat::timing {

// When a closed visit was restated, if at `known` or before: it is judged by what was known then.
Result<std::optional<Instant>> RestatedAt(sql::Database& db, const StepKey& key, int visit,
                                          Instant known);

// Has a visit judged by what was known at `known`, in place of any restatement before. Inside the
// writer's transaction.
Status SaveRestatement(sql::Database& db, const VisitKey& key, Instant known);

}  // namespace tepat::timing
