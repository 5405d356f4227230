// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store/claims.h"

namespace tepat::timing {

Status Claim(sql::Database& db, const StepKey& key, int visit, const std::string& rung) {
  return db.Run("INSERT OR IGNORE INTO claim(case_id, step, visit, rung) VALUES(?,?,?,?)",
                {key.case_id, std::int64_t{key.step}, std::int64_t{visit}, rung});
}

Status Unclaim(sql::Database& db, const StepKey& key, int visit, const std::string& rung) {
  // The row stays, under a name that no announcement has.
  return db.Run(
      "UPDATE claim SET rung = rung || '~' || (SELECT count(*) FROM claim o WHERE "
      "o.case_id=claim.case_id AND o.step=claim.step AND o.visit=claim.visit AND o.rung LIKE "
      "claim.rung || '~%') WHERE case_id=? AND step=? AND visit=? AND rung=?",
      {key.case_id, std::int64_t{key.step}, std::int64_t{visit}, rung});
}

Result<std::set<std::string>> ClaimsOf(sql::Database& db, const StepKey& key, int visit) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT rung FROM claim WHERE case_id=? AND step=? AND visit=?",
                         {key.case_id, std::int64_t{key.step}, std::int64_t{visit}}));
  std::set<std::string> claims;
  for (const sql::Row& row : rows) claims.insert(row.Text(0));
  return claims;
}

}  // namespace tepat::timing
