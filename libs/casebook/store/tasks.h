// SPDX-License-Identifier: Apache-2.0
// What somebody has to do. Asked on any connection; fails as sql::Database does.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/casebook/store/cases.h"
#include "libs/casebook/store/visits.h"
#include "libs/sql/database.h"

namespace tepat::casebook {

// Something that somebody has to do, and its clock. Value type.
struct TaskRow {
  CaseRow of;
  int step = 0;                   // 0: untimed
  std::string command;            // of the SOP
  std::string unit;               // of a unit's task; else empty
  std::string position;           // of a unit's task: who answers; else empty
  std::optional<VisitRow> visit;  // that runs; of a unit's task with the clock of its own share
};

// Tasks of these commands, and units' tasks of these positions: least time left
// first, untimed ones last. At most `limit`.
Result<std::vector<TaskRow>> TasksFor(sql::Database& db, const std::vector<std::string>& commands,
                                      const std::vector<std::string>& positions, int limit);
// By command and unit; 200 at most.
Result<std::vector<TaskRow>> TasksOfCase(sql::Database& db, const std::string& case_id);

}  // namespace tepat::casebook
