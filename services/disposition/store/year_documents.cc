// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/store/year_documents.h"

#include "libs/casework/store/documents.h"

namespace tepat::disposition {
namespace {

constexpr int kYearDocumentsMax = 50;  // of a year: two kinds, a few numbers each

}  // namespace

Status SaveYearDocument(sql::Database& db, const YearDocument& document) {
  return db.Run("INSERT OR REPLACE INTO year_document(kind, year, number, place) VALUES(?,?,?,?)",
                document.kind, document.year, document.number, document.place);
}

Result<std::vector<casework::CaseDocument>> LinkedDocuments(sql::Database& db,
                                                            const std::string& case_id, int year) {
  const auto of_year = [](const sql::Row& row) {
    casework::CaseDocument made;
    row.Into("kind", made.kind);
    row.Into("number", made.number);
    row.Into("place", made.place);
    return made;
  };
  TEPAT_ASSIGN(auto documents, casework::DocumentsOf(db, case_id));
  // Joined when read, not when registered: cases that open later in the year have them too.
  TEPAT_ASSIGN(auto years, db.Select(of_year,
                                     "SELECT kind, number, place FROM year_document WHERE year=? "
                                     "ORDER BY kind, number LIMIT ?",
                                     year, kYearDocumentsMax));
  for (casework::CaseDocument& document : years) documents.push_back(std::move(document));
  return documents;
}

}  // namespace tepat::disposition
