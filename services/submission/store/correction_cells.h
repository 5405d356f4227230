// SPDX-License-Identifier: Apache-2.0
// The table of what is to be corrected in cells: words that no fact tells.
#pragma once

#include <string>
#include <vector>

#include "libs/sql/database.h"
#include "services/submission/correction.h"

namespace tepat::submission {

// Keeps the reasons of a correction's cells; `revision` is the case's after it. Inside the writer's
// transaction.
Status SaveCellReasons(sql::Database& db, const std::string& case_id, int revision,
                       const Correction& correction);

// A reason for each cell, over all units in their order; empty ones too.
Result<std::vector<std::string>> CellReasons(sql::Database& db, const std::string& case_id,
                                             int revision);

}  // namespace tepat::submission
