// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/store/origins.h"

namespace tepat::casework {

Status SaveOrigin(sql::Database& db, const std::string& case_id,
                  const common::v1::CaseOrigin& origin) {
  // As a message: it is handed on as it came, whatever later versions add to it.
  const std::string bytes = origin.SerializeAsString();
  return db.Run("INSERT OR REPLACE INTO case_origin(case_id, origin) VALUES(?,?)", case_id,
                sql::BytesOf(bytes));
}

Result<std::optional<common::v1::CaseOrigin>> FindOrigin(sql::Database& db,
                                                         const std::string& case_id) {
  TEPAT_ASSIGN(const auto found,
               db.Find<sql::Blob>("SELECT origin FROM case_origin WHERE case_id=?", case_id));
  if (!found) return std::optional<common::v1::CaseOrigin>();
  common::v1::CaseOrigin origin;
  if (!origin.ParseFromString(found->bytes)) {
    return Fail(Code::kInternal, "journal.corrupt_origin", "a case's origin cannot be read");
  }
  return std::optional<common::v1::CaseOrigin>(std::move(origin));
}

}  // namespace tepat::casework
