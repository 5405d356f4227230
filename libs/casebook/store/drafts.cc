// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/drafts.h"

namespace tepat::casebook {
namespace {

// Forms that one person leaves half done; so one person cannot fill the disk.
constexpr std::int64_t kDraftsMax = 50;

}  // namespace

// Removed by age in the transaction that adds one: there are never more, not even for a moment.
Status SaveDraft(sql::Database& db, const std::string& person_id, const std::string& place,
                 const Draft& draft) {
  TEPAT_TRY(db.Run("INSERT OR REPLACE INTO draft(person_id, place, body, saved_us) VALUES(?,?,?,?)",
                   person_id, place, draft.body, draft.saved));
  return db.Run(
      "DELETE FROM draft WHERE person_id=?1 AND place IN (SELECT place FROM draft WHERE "
      "person_id=?1 ORDER BY saved_us DESC LIMIT -1 OFFSET ?2)",
      person_id, kDraftsMax);
}

Status DeleteDraft(sql::Database& db, const std::string& person_id, const std::string& place) {
  return db.Run("DELETE FROM draft WHERE person_id=? AND place=?", person_id, place);
}

Result<std::optional<Draft>> FindDraft(sql::Database& db, const std::string& person_id,
                                       const std::string& place) {
  const auto draft_in = [](const sql::Row& row) {
    return Draft{row.Get<std::string>("body"), row.Get<Instant>("saved_us")};
  };
  return db.Find(draft_in, "SELECT body, saved_us FROM draft WHERE person_id=? AND place=?",
                 person_id, place);
}

}  // namespace tepat::casebook
