// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/escalations.h"

#include <algorithm>

namespace tepat::casebook {

Status SaveEscalation(sql::Database& db, const EscalationRow& row) {
  return db.Run(
      "INSERT OR REPLACE INTO escalation(case_id, step, visit, name, position, at_us) "
      "VALUES(?,?,?,?,?,?)",
      {row.case_id, std::int64_t{row.step}, std::int64_t{row.visit}, row.name, row.position,
       MicrosOf(row.at)});
}

// By the beginning of a name, for one announcement may come again at further levels.
Status ForgetEscalations(sql::Database& db, const std::string& case_id, int step, int visit,
                         const std::string& beginning) {
  return db.Run(
      "DELETE FROM escalation WHERE case_id=?1 AND step=?2 AND (?3 = 0 OR visit=?3) AND "
      "substr(name, 1, length(?4)) = ?4",
      {case_id, std::int64_t{step}, std::int64_t{visit}, beginning});
}

Status ForgetAllEscalations(sql::Database& db) { return db.Run("DELETE FROM escalation"); }

// A question for each position, for each is answered in the order of the index.
Result<std::vector<EscalationRow>> EscalationsTo(sql::Database& db,
                                                 const std::vector<std::string>& positions,
                                                 int limit) {
  std::vector<EscalationRow> found;
  for (const std::string& position : positions) {
    TEPAT_ASSIGN(const auto rows,
                 db.Select("SELECT case_id, step, visit, name, at_us FROM escalation WHERE "
                           "position=? ORDER BY at_us LIMIT ?",
                           {position, std::int64_t{limit}}));
    for (const sql::Row& row : rows) {
      found.push_back({row.Text(0), static_cast<int>(row.Int(1)), static_cast<int>(row.Int(2)),
                       row.Text(3), position, InstantFromMicros(row.Int(4))});
    }
  }
  std::sort(found.begin(), found.end(),
            [](const EscalationRow& a, const EscalationRow& b) { return a.at < b.at; });
  found.resize(std::min(found.size(), static_cast<std::size_t>(limit)));
  return found;
}

}  // namespace tepat::casebook
