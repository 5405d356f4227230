// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/store/year_documents.h"

#include "libs/casework/store/documents.h"

namespace tepat::disposition {

Status SaveYearDocument(sql::Database& db, const YearDocument& document) {
  return db.Run("INSERT OR REPLACE INTO year_document(kind, year, number, place) VALUES(?,?,?,?)",
                {document.kind, std::int64_t{document.year}, document.number, document.place});
}

Result<std::vector<casework::CaseDocument>> LinkedDocuments(sql::Database& db,
                                                            const std::string& case_id, int year) {
  TEPAT_ASSIGN(auto documents, casework::DocumentsOf(db, case_id));
  // Joined when read, not when registered: cases that open later in the year have them too.
  TEPAT_ASSIGN(
      const auto rows,
      db.Select("SELECT kind, number, place FROM year_document WHERE year=? ORDER BY kind, "
                "number LIMIT 50",
                {std::int64_t{year}}));
  for (const sql::Row& row : rows) documents.push_back({row.Text(0), row.Text(1), row.Text(2)});
  return documents;
}

}  // namespace tepat::disposition
