// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store/rederivation.h"

#include "services/timing/store/keys.h"

namespace tepat::timing {

Result<std::optional<StepKey>> FindRederivation(sql::Database& db) {
  return db.Find(StepKeyIn, "SELECT case_id, step FROM rederivation");
}

Status SaveRederivation(sql::Database& db, const std::optional<StepKey>& next) {
  if (!next) return db.Run("DELETE FROM rederivation");
  return db.Run("INSERT OR REPLACE INTO rederivation(only, case_id, step) VALUES(1,?,?)",
                next->case_id, next->step);
}

}  // namespace tepat::timing
