// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/store/handoffs.h"

namespace tepat::casework {

Result<bool> RememberHandoff(sql::Database& db, const std::string& event_id) {
  // One statement asks and remembers: between the two no repeat can pass.
  TEPAT_TRY(db.Run("INSERT OR IGNORE INTO received_handoff(event_id) VALUES(?)", event_id));
  return db.changes() > 0;
}

Status InsertTombstone(sql::Database& db, const std::string& case_id,
                       const common::v1::CaseEnding& ending) {
  // Whoever asked first is named in the fact; a second wish for the same end changes nothing.
  const std::string bytes = ending.SerializeAsString();
  return db.Run("INSERT OR IGNORE INTO tombstone(case_id, ending) VALUES(?,?)", case_id,
                sql::BytesOf(bytes));
}

Result<std::optional<common::v1::CaseEnding>> FindTombstone(sql::Database& db,
                                                            const std::string& case_id) {
  TEPAT_ASSIGN(const auto found,
               db.Find<sql::Blob>("SELECT ending FROM tombstone WHERE case_id=?", case_id));
  if (!found) return std::optional<common::v1::CaseEnding>();
  common::v1::CaseEnding ending;
  if (!ending.ParseFromString(found->bytes)) {
    return Fail(Code::kInternal, "journal.corrupt_tombstone", "a tombstone cannot be read");
  }
  return std::optional<common::v1::CaseEnding>(std::move(ending));
}

}  // namespace tepat::casework
