// SPDX-License-Identifier: Apache-2.0
// Rows of the store's tables that begin with a key: case and step, or case, step and visit. For the
// files of this folder alone.
#pragma once

#include <vector>

#include "libs/sql/database.h"
#include "services/timing/domain.h"

namespace tepat::timing {

// Columns 0 and 1: case and step.
inline std::vector<StepKey> StepKeysIn(const std::vector<sql::Row>& rows) {
  std::vector<StepKey> keys;
  keys.reserve(rows.size());
  for (const sql::Row& row : rows) keys.push_back({row.Text(0), static_cast<int>(row.Int(1))});
  return keys;
}

// Columns 0, 1 and 2: case, step and visit.
inline VisitKey VisitKeyIn(const sql::Row& row) {
  return {{row.Text(0), static_cast<int>(row.Int(1))}, static_cast<int>(row.Int(2))};
}

}  // namespace tepat::timing
