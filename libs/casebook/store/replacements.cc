// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/replacements.h"

namespace tepat::casebook {
namespace {

// One by a case's opening and one by a letter that was filed with it; a page shows no more.
constexpr int kSupersededMax = 20;

// The numbers of Stage by which the index of what ended early is made.
static_assert(static_cast<int>(Stage::kNoNeed) == 12 && static_cast<int>(Stage::kEnded) == 13);

}  // namespace

Status SaveReplacement(sql::Database& db, const std::string& superseded,
                       const std::string& case_id) {
  return db.Run("INSERT OR REPLACE INTO replacement(superseded, case_id) VALUES(?,?)", superseded,
                case_id);
}

Status ForgetReplacements(sql::Database& db) { return db.Run("DELETE FROM replacement"); }

Result<std::vector<CaseRow>> SupersededBy(sql::Database& db, const std::string& case_id) {
  return db.Select(CaseIn,
                   CaseQuery("JOIN replacement r ON r.superseded=l.case_id WHERE r.case_id=? ORDER "
                             "BY r.superseded LIMIT ?"),
                   case_id, kSupersededMax);
}

Result<std::optional<CaseRow>> SuccessorOf(sql::Database& db, const std::string& case_id) {
  return db.Find(
      CaseIn, CaseQuery("JOIN replacement r ON r.case_id=l.case_id WHERE r.superseded=?"), case_id);
}

// A year's period begins with it, so later ones sort behind it: `2026-TW3` behind `2026`.
Result<std::vector<CaseRow>> ReplaceableCases(sql::Database& db, const std::string& from_year,
                                              int limit) {
  return db.Select(CaseIn,
                   CaseQuery("WHERE p.stage IN (12, 13) AND l.period >= ? AND NOT EXISTS(SELECT 1 "
                             "FROM replacement r WHERE r.superseded=p.case_id) ORDER BY p.case_id "
                             "DESC LIMIT ?"),
                   from_year, limit);
}

}  // namespace tepat::casebook
