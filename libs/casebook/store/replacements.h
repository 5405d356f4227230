// SPDX-License-Identifier: Apache-2.0
// Cases that have taken the place of others. Saving runs inside the writer's transaction; asking on
// any connection. Every list has a limit. All fail as sql::Database does.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/casebook/store/cases.h"
#include "libs/sql/database.h"

namespace tepat::casebook {

// `case_id` has taken the place of `superseded`; told again, it has the effect once.
Status SaveReplacement(sql::Database& db, const std::string& superseded,
                       const std::string& case_id);
// Forgets all of them.
Status ForgetReplacements(sql::Database& db);

// The cases whose place that one has taken, oldest first; 20 at most.
Result<std::vector<CaseRow>> SupersededBy(sql::Database& db, const std::string& case_id);
// The case that has taken that one's place; nothing when none has.
Result<std::optional<CaseRow>> SuccessorOf(sql::Database& db, const std::string& case_id);

// Cases that were cancelled, superseded or declined, of that year's periods or of later ones, whose
// place no other case has taken; newest first.
Result<std::vector<CaseRow>> ReplaceableCases(sql::Database& db, const std::string& from_year,
                                              int limit);

}  // namespace tepat::casebook
