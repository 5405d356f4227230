// SPDX-License-Identifier: Apache-2.0
// What people have typed and not sent: the only rows here that nobody could read anew.
#pragma once

#include <optional>
#include <string>

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "libs/sql/database.h"

namespace tepat::casebook {

// A form as it stood when its page last told us. Value type.
struct Draft {
  std::string body;  // as a query string
  Instant saved;
};
// Keeps what somebody has typed in a form, by the form's path; the oldest of more than 50 drafts of
// a person goes. Inside the writer's transaction.
Status SaveDraft(sql::Database& db, const std::string& person_id, const std::string& place,
                 const Draft& draft);
// Has no effect where there is none. Inside the writer's transaction.
Status DeleteDraft(sql::Database& db, const std::string& person_id, const std::string& place);
Result<std::optional<Draft>> FindDraft(sql::Database& db, const std::string& person_id,
                                       const std::string& place);

}  // namespace tepat::casebook
