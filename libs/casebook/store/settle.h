// SPDX-License-Identifier: Apache-2.0
// Where a case is and whose turn it is, derived anew whenever something of it changes; and which
// cases have changed, in order. Fails as sql::Database does.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "libs/base/status.h"
#include "libs/sql/database.h"

namespace tepat::casebook {

// Derives place and tasks of a case anew, and notes that it has changed. Inside the writer's
// transaction, behind everything that the change has written.
Status Settle(sql::Database& db, const std::string& case_id);
// The same for every case that stands somewhere: after a source was forgotten.
Status SettleAll(sql::Database& db);

// A case that changed. Numbers rise and are never used again.
struct Change {
  std::int64_t number = 0;
  std::string case_id;
};
Result<std::vector<Change>> ChangesAfter(sql::Database& db, std::int64_t number, int limit);
// The oldest and the newest change that are kept; 0 when there is none.
Result<std::pair<std::int64_t, std::int64_t>> ChangeRange(sql::Database& db);

}  // namespace tepat::casebook
