// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/escalations.h"

#include <algorithm>
#include <iterator>

namespace tepat::casebook {

Status SaveEscalation(sql::Database& db, const EscalationRow& row) {
  return db.Run(
      "INSERT OR REPLACE INTO escalation(case_id, step, visit, name, position, at_us) "
      "VALUES(?,?,?,?,?,?)",
      row.case_id, row.step, row.visit, row.name, row.position, row.at);
}

// By the beginning of a name, for one announcement may come again at further levels.
Status ForgetEscalations(sql::Database& db, const std::string& case_id, int step, int visit,
                         const std::string& beginning) {
  return db.Run(
      "DELETE FROM escalation WHERE case_id=?1 AND step=?2 AND (?3 = 0 OR visit=?3) AND "
      "substr(name, 1, length(?4)) = ?4",
      case_id, step, visit, beginning);
}

Status ForgetAllEscalations(sql::Database& db) { return db.Run("DELETE FROM escalation"); }

// A question for each position, for each is answered in the order of the index.
Result<std::vector<EscalationRow>> EscalationsTo(sql::Database& db,
                                                 const std::vector<std::string>& positions,
                                                 int limit) {
  std::vector<EscalationRow> found;
  for (const std::string& position : positions) {
    const auto told_in = [&](const sql::Row& row) {
      EscalationRow told;
      row.Into("case_id", told.case_id);
      row.Into("step", told.step);
      row.Into("visit", told.visit);
      row.Into("name", told.name);
      told.position = position;
      row.Into("at_us", told.at);
      return told;
    };
    TEPAT_ASSIGN(auto rows, db.Select(told_in,
                                      "SELECT case_id, step, visit, name, at_us FROM escalation "
                                      "WHERE position=? ORDER BY at_us LIMIT ?",
                                      position, limit));
    std::move(rows.begin(), rows.end(), std::back_inserter(found));
  }
  std::sort(found.begin(), found.end(),
            [](const EscalationRow& a, const EscalationRow& b) { return a.at < b.at; });
  found.resize(std::min(found.size(), static_cast<std::size_t>(limit)));
  return found;
}

}  // namespace tepat::casebook
