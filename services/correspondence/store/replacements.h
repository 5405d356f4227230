// SPDX-License-Identifier: Apache-2.0
// The table of cases whose place another case has taken. Functions that write run inside the
// writer's transaction.
#pragma once

#include <string>
#include <vector>

#include "libs/sql/database.h"

namespace tepat::correspondence {

// `case_id` takes the place of `superseded`, of which no other case has taken it.
Status InsertReplacement(sql::Database& db, const std::string& superseded,
                         const std::string& case_id);

// The case that has taken that one's place; empty for none.
Result<std::string> FindSuccessor(sql::Database& db, const std::string& superseded);

// The cases whose place that one has taken, oldest first.
Result<std::vector<std::string>> SupersededBy(sql::Database& db, const std::string& case_id);

}  // namespace tepat::correspondence
