// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/store/documents.h"

namespace tepat::casework {

Status LinkDocument(sql::Database& db, const std::string& case_id, const CaseDocument& document) {
  // A reopened case brings documents that are linked already: they count once.
  return db.Run(
      "INSERT OR IGNORE INTO case_document(case_id, kind, number, place, sha256) VALUES(?,?,?,?,?)",
      case_id, document.kind, document.number, document.place, document.sha256);
}

Result<bool> IsLinkedFile(sql::Database& db, const std::string& sha256) {
  // The condition on '' is that of the index, without which every document would be read.
  return db.Exists("SELECT 1 FROM case_document WHERE sha256=? AND sha256 <> '' LIMIT 1", sha256);
}

Result<std::vector<CaseDocument>> DocumentsOf(sql::Database& db, const std::string& case_id) {
  const auto document = [](const sql::Row& row) {
    CaseDocument made;
    row.Into("kind", made.kind);
    row.Into("number", made.number);
    row.Into("place", made.place);
    row.Into("sha256", made.sha256);
    return made;
  };
  // What a limit left out would be missing at the next service for good.
  return db.Select(document, sql::NoLimit("each was linked by a person's command; some twenty"),
                   "SELECT kind, number, place, sha256 FROM case_document WHERE case_id=? "
                   "ORDER BY kind, number",
                   case_id);
}

}  // namespace tepat::casework
