// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store/restatements.h"

namespace tepat::timing {

Result<std::optional<Instant>> RestatedAt(sql::Database& db, const StepKey& key, int visit,
                                          Instant known) {
  TEPAT_ASSIGN(
      const auto row,
      db.Find("SELECT known_us FROM restatement WHERE case_id=? AND step=? AND visit=? AND "
              "known_us<=?",
              {key.case_id, std::int64_t{key.step}, std::int64_t{visit}, MicrosOf(known)}));
  if (!row) return std::optional<Instant>();
  return std::optional<Instant>(InstantFromMicros(row->Int(0)));
}

Status SaveRestatement(sql::Database& db, const VisitKey& key, Instant known) {
  return db.Run(
      "INSERT OR REPLACE INTO restatement(case_id, step, visit, known_us) VALUES(?,?,?,?)",
      {key.step.case_id, std::int64_t{key.step.step}, std::int64_t{key.visit}, MicrosOf(known)});
}

}  // namespace tepat::timing
