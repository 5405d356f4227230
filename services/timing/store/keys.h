// SPDX-License-Identifier: Apache-2.0
// Rows of the store's tables that name a step or a visit. For the files of this folder alone; a
// reader of sql::Database, valid within it.
#pragma once

#include <string>

#include "libs/sql/database.h"
#include "services/timing/domain.h"

namespace tepat::timing {

// Columns `case_id` and `step`.
inline StepKey StepKeyIn(const sql::Row& row) {
  return {row.Get<std::string>("case_id"), row.Get<int>("step")};
}

// Columns `case_id`, `step` and `visit`.
inline VisitKey VisitKeyIn(const sql::Row& row) { return {StepKeyIn(row), row.Get<int>("visit")}; }

}  // namespace tepat::timing
