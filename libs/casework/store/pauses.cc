// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/store/pauses.h"

namespace tepat::casework {

Result<bool> IsPaused(sql::Database& db, const VisitKey& visit, const std::string& reason) {
  return db.Exists(
      "SELECT 1 FROM visit_pause WHERE case_id=?1 AND step=?2 AND visit=?3 AND (?4 = '' OR "
      "reason=?4) LIMIT 1",
      visit.case_id, visit.step, visit.visit, reason);
}

Status InsertPause(sql::Database& db, const VisitKey& visit, const std::string& reason) {
  // The key holds each reason once: of two who pause at once only one begins it.
  return db.Run("INSERT INTO visit_pause(case_id, step, visit, reason) VALUES(?,?,?,?)",
                visit.case_id, visit.step, visit.visit, reason);
}

Status DeletePauses(sql::Database& db, const VisitKey& visit, const std::string& reason) {
  return db.Run(
      "DELETE FROM visit_pause WHERE case_id=?1 AND step=?2 AND visit=?3 AND (?4 = '' OR "
      "reason=?4)",
      visit.case_id, visit.step, visit.visit, reason);
}

}  // namespace tepat::casework
