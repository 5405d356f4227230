// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store/claims.h"

namespace tepat::timing {

Status Claim(sql::Database& db, const StepKey& key, int visit, const std::string& rung) {
  // Ignored where it stands already: its announcement was made, and is not made again.
  return db.Run("INSERT OR IGNORE INTO claim(case_id, step, visit, rung) VALUES(?,?,?,?)",
                key.case_id, key.step, visit, rung);
}

Status Unclaim(sql::Database& db, const StepKey& key, int visit, const std::string& rung) {
  // The row stays, under a name that no announcement has: what was told is never forgotten.
  return db.Run(
      "UPDATE claim SET rung = rung || '~' || (SELECT count(*) FROM claim o WHERE "
      "o.case_id=claim.case_id AND o.step=claim.step AND o.visit=claim.visit AND o.rung LIKE "
      "claim.rung || '~%') WHERE case_id=? AND step=? AND visit=? AND rung=?",
      key.case_id, key.step, visit, rung);
}

Result<std::set<std::string>> ClaimsOf(sql::Database& db, const StepKey& key, int visit) {
  TEPAT_ASSIGN(const auto claims,
               db.Select<std::string>(sql::NoLimit("a standard has a few rungs; each counts"),
                                      "SELECT rung FROM claim WHERE case_id=? AND step=? AND "
                                      "visit=?",
                                      key.case_id, key.step, visit));
  return std::set<std::string>(claims.begin(), claims.end());
}

}  // namespace tepat::timing
