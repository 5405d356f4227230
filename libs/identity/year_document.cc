// SPDX-License-Identifier: Apache-2.0
#include "libs/identity/year_document.h"

#include "libs/identity/office_fact.h"
#include "libs/identity/office_plan.h"
#include "libs/sop/roles.h"
#include "tepat/plan/v1/year_document.pb.h"

namespace tepat::identity {
namespace {

YearDocument DocumentIn(const sql::Row& row) {
  YearDocument document;
  row.Into("kind", document.kind);
  row.Into("number", document.number);
  row.Into("place", document.place);
  return document;
}

}  // namespace

Result<std::vector<YearDocument>> RegisteredDocuments(sql::Database& db, int year) {
  return db.Select(DocumentIn,
                   "SELECT kind, number, place FROM office_year_document WHERE year=? ORDER BY "
                   "kind, number LIMIT ?",
                   year, kYearDocumentsMax);
}

Result<std::vector<YearDocument>> DocumentsOfYear(sql::Database& db, int year) {
  TEPAT_ASSIGN(auto documents, RegisteredDocuments(db, year));
  TEPAT_ASSIGN(const auto plan, FindPlan(db, year));
  if (!plan) return documents;
  // Both in one: a plan is adopted with the targets of its quarters, which are the action plan.
  for (const char* kind : sop::kPlanDocumentKinds) {
    documents.push_back({kind, plan->adopted->plan.agreement.number, "office"});
  }
  return documents;
}

Status TakeYearDocument(sql::Database& db, const std::string& payload) {
  TEPAT_ASSIGN(const auto fact, ReadOfficeFact<plan::v1::YearDocumentRegistered>(payload));
  return db.Run(
      "INSERT OR REPLACE INTO office_year_document(year, kind, number, place) VALUES(?,?,?,?)",
      fact.year(), fact.kind(), fact.number(), fact.place());
}

}  // namespace tepat::identity
