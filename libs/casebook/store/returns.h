// SPDX-License-Identifier: Apache-2.0
// Why units had their data back: of each return, not of the latest alone. Saving runs inside the
// writer's transaction; asking on any connection. All fail as sql::Database does.
#pragma once

#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/sql/database.h"

namespace tepat::casebook {

// A cell that was given back. Value type.
struct ReturnedPlace {
  std::string indicator;  // id in the plan
  std::string key;        // of a component or an evidence rule; empty: the indicator as a whole
};

// One unit in one return. Value type.
struct ReturnRow {
  std::string source;  // of the fact that told it, as its HistoryRow has it
  std::int64_t sequence = 0;
  std::string case_id;
  std::string unit;
  std::string reason;
  std::vector<ReturnedPlace> cells;  // none: the data as a whole
};
Status SaveReturn(sql::Database& db, const ReturnRow& row);
// Forgets what that source told.
Status ForgetReturns(sql::Database& db, const std::string& source);

// The returns of a case, newest first.
Result<std::vector<ReturnRow>> ReturnsOf(sql::Database& db, const std::string& case_id, int limit);

}  // namespace tepat::casebook
