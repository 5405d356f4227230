// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/store/year_documents.h"

#include <algorithm>

#include "libs/casework/store/documents.h"
#include "libs/identity/year_document.h"

namespace tepat::disposition {
namespace {

casework::CaseDocument DocumentIn(const sql::Row& row) {
  casework::CaseDocument document;
  row.Into("kind", document.kind);
  row.Into("number", document.number);
  row.Into("place", document.place);
  return document;
}

}  // namespace

Result<std::vector<casework::CaseDocument>> LinkedDocuments(sql::Database& db,
                                                            const std::string& case_id, int year) {
  TEPAT_ASSIGN(auto documents, casework::DocumentsOf(db, case_id));
  // Joined when read, not when registered: cases that open later in the year have them too.
  TEPAT_ASSIGN(const auto of_year, identity::DocumentsOfYear(db, year));
  for (const identity::YearDocument& one : of_year) {
    documents.push_back({one.kind, one.number, one.place});
  }
  // What was registered here, before the office kept them, stays true.
  TEPAT_ASSIGN(const auto former,
               db.Select(DocumentIn,
                         "SELECT kind, number, place FROM year_document WHERE year=? ORDER BY "
                         "kind, number LIMIT ?",
                         year, identity::kYearDocumentsMax));
  for (const casework::CaseDocument& old : former) {
    const bool again = std::any_of(of_year.begin(), of_year.end(), [&](const auto& one) {
      return one.kind == old.kind && one.number == old.number;
    });
    if (!again) documents.push_back(old);
  }
  return documents;
}

}  // namespace tepat::disposition
