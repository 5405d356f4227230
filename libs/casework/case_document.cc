// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/case_document.h"

namespace tepat::casework {

const std::string_view kCaseDocumentSchema = R"sql(
-- What counts as present for a case: references to where documents are kept, and files.
CREATE TABLE case_document(
  case_id TEXT NOT NULL,
  kind    TEXT NOT NULL,
  number  TEXT NOT NULL,
  place   TEXT NOT NULL,
  sha256  TEXT NOT NULL,  -- empty for a reference
  PRIMARY KEY(case_id, kind, number, place, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_document_file ON case_document(sha256) WHERE sha256 <> '';
)sql";

Status LinkDocument(sql::Database& db, const std::string& case_id, const CaseDocument& document) {
  return db.Run(
      "INSERT OR IGNORE INTO case_document(case_id, kind, number, place, sha256) VALUES(?,?,?,?,?)",
      {case_id, document.kind, document.number, document.place, document.sha256});
}

Result<bool> IsLinkedFile(sql::Database& db, const std::string& sha256) {
  TEPAT_ASSIGN(
      const auto row,
      db.Find("SELECT 1 FROM case_document WHERE sha256=? AND sha256 <> '' LIMIT 1", {sha256}));
  return row.has_value();
}

Result<std::vector<CaseDocument>> DocumentsOf(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT kind, number, place, sha256 FROM case_document "
                                          "WHERE case_id=? ORDER BY kind, number LIMIT 200",
                                          {case_id}));
  std::vector<CaseDocument> documents;
  documents.reserve(rows.size());
  for (const sql::Row& row : rows)
    documents.push_back({row.Text(0), row.Text(1), row.Text(2), row.Text(3)});
  return documents;
}

std::vector<std::string> KindsOf(const std::vector<CaseDocument>& documents) {
  std::vector<std::string> kinds;
  kinds.reserve(documents.size());
  for (const CaseDocument& document : documents) kinds.push_back(document.kind);
  return kinds;
}

void FillDocuments(const std::vector<CaseDocument>& from, WireDocuments* to) {
  for (const CaseDocument& document : from) {
    common::v1::CaseDocument* made = to->Add();
    made->set_kind(document.kind);
    made->set_number(document.number);
    made->set_place(document.place);
    made->set_sha256(document.sha256);
  }
}

std::vector<CaseDocument> DocumentsIn(const WireDocuments& from) {
  std::vector<CaseDocument> documents;
  documents.reserve(static_cast<std::size_t>(from.size()));
  for (const common::v1::CaseDocument& document : from) {
    documents.push_back({document.kind(), document.number(), document.place(), document.sha256()});
  }
  return documents;
}

}  // namespace tepat::casework
