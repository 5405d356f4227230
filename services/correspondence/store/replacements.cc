// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/store/replacements.h"

namespace tepat::correspondence {

Status InsertReplacement(sql::Database& db, const std::string& superseded,
                         const std::string& case_id) {
  return db.Run("INSERT INTO replacement(superseded, case_id) VALUES(?,?)", superseded, case_id);
}

Result<std::string> FindSuccessor(sql::Database& db, const std::string& superseded) {
  TEPAT_ASSIGN(auto case_id, db.Find<std::string>(
                                 "SELECT case_id FROM replacement WHERE superseded=?", superseded));
  return std::move(case_id).value_or("");
}

Result<std::vector<std::string>> SupersededBy(sql::Database& db, const std::string& case_id) {
  return db.Select<std::string>(
      sql::NoLimit("one by its opening, and one by a letter that was filed with it"),
      "SELECT superseded FROM replacement WHERE case_id=? ORDER BY superseded", case_id);
}

}  // namespace tepat::correspondence
