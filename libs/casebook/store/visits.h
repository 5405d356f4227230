// SPDX-License-Identifier: Apache-2.0
// Timing's visits: a step's clock from its start to its end. Saving runs inside the writer's
// transaction; asking on any connection. All fail as sql::Database does.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "libs/sql/database.h"

namespace tepat::casebook {

// One turn of a unit's share of a visit. Value type.
struct VisitPartRow {
  std::string unit;
  int n = 0;      // counts from 1
  int state = 0;  // tepat.timing.v1.VisitState
  Instant start;
  std::optional<Instant> stop;
  std::optional<Instant> due;
  std::optional<Instant> breach;  // the first instant at which it is late
  std::chrono::seconds used{0};
  std::chrono::seconds allowed{0};
  bool late = false;
};

// One visit of one step. Value type.
struct VisitRow {
  std::string case_id;
  int step = 0;
  int visit = 0;  // counts from 1
  int state = 0;  // tepat.timing.v1.VisitState
  Instant start;
  std::optional<Instant> stop;           // nothing while it runs
  std::optional<Instant> due;            // nothing beyond the calendar's end, or while it is paused
  std::optional<Instant> breach;         // the first instant at which it is late
  std::chrono::seconds used{0};          // working time
  std::chrono::seconds allowed{0};       // working time
  bool paused = false;                   // its clock stands still, also beyond its budget
  std::string explanation = {};          // of its due instant
  std::vector<VisitPartRow> parts = {};  // saved; read back with units and their tasks
};
Status SaveVisit(sql::Database& db, const VisitRow& visit);
// By step, and within it by visit; 200 at most.
Result<std::vector<VisitRow>> VisitsOf(sql::Database& db, const std::string& case_id);
// The last visit of a step among them; null when there is none.
const VisitRow* LastVisit(const std::vector<VisitRow>& visits, int step);
// How many running visits are late.
Result<int> CountLate(sql::Database& db, Instant now);

// How far timing's stream of changes was taken in; 0 before the first time.
Result<std::int64_t> VisitCursor(sql::Database& db);
Status SaveVisitCursor(sql::Database& db, std::int64_t change);
// Forgets all visits, so that they are told anew.
Status ForgetVisits(sql::Database& db);

// For larger questions: columns of a visit `v`, under names that no column of a case or a task has,
// and the visit that stands in them.
extern const char* const kVisitColumns;
VisitRow VisitIn(const sql::Row& row);

}  // namespace tepat::casebook
