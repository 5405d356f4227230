// SPDX-License-Identifier: Apache-2.0
// The table of the pauses that last.
#pragma once

#include <string>

#include "libs/sql/database.h"

namespace tepat::casework {

// A visit as its owner numbers it.
struct VisitKey {
  std::string case_id;
  int step = 0;
  int visit = 0;
};

// Whether the clock of a visit stands still for that reason; an empty one stands for any.
Result<bool> IsPaused(sql::Database& db, const VisitKey& visit, const std::string& reason);

// Both inside a write transaction. A reason that lasts already is refused (`sql.constraint`).
Status InsertPause(sql::Database& db, const VisitKey& visit, const std::string& reason);
// An empty reason ends them all.
Status DeletePauses(sql::Database& db, const VisitKey& visit, const std::string& reason);

}  // namespace tepat::casework
