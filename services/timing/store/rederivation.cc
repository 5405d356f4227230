// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store/rederivation.h"

namespace tepat::timing {

Result<std::optional<StepKey>> FindRederivation(sql::Database& db) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT case_id, step FROM rederivation"));
  if (!row) return std::optional<StepKey>();
  return std::optional<StepKey>(StepKey{row->Text(0), static_cast<int>(row->Int(1))});
}

Status SaveRederivation(sql::Database& db, const std::optional<StepKey>& next) {
  if (!next) return db.Run("DELETE FROM rederivation");
  return db.Run("INSERT OR REPLACE INTO rederivation(only, case_id, step) VALUES(1,?,?)",
                {next->case_id, std::int64_t{next->step}});
}

}  // namespace tepat::timing
