// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store/restatements.h"

namespace tepat::timing {

Result<std::optional<Instant>> RestatedAt(sql::Database& db, const StepKey& key, int visit,
                                          Instant known) {
  return db.Find<Instant>(
      "SELECT known_us FROM restatement WHERE case_id=? AND step=? AND visit=? AND known_us<=?",
      key.case_id, key.step, visit, known);
}

Status SaveRestatement(sql::Database& db, const VisitKey& key, Instant known) {
  // A later restatement takes the place of an earlier one: the visit has one official verdict.
  return db.Run(
      "INSERT OR REPLACE INTO restatement(case_id, step, visit, known_us) VALUES(?,?,?,?)",
      key.step.case_id, key.step.step, key.visit, known);
}

}  // namespace tepat::timing
