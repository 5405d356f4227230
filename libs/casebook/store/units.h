// SPDX-License-Identifier: Apache-2.0
// Units that are asked for a case's data. Saving runs inside the writer's transaction; asking on
// any connection. All fail as sql::Database does.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "libs/sql/database.h"

namespace tepat::casebook {

// A unit's share of the collection. Value type.
struct UnitRow {
  std::string unit;
  std::string position;  // who answers for it
  std::string due_date;  // ISO date
  int state = 0;         // tepat.data_collection.v1.UnitState
  int revision = 0;
  std::string reason;  // why it was waived or given back
  int verdict = 0;     // tepat.timing.v1.VisitState of its last turn; 0 for none
  bool late = false;   // that turn went beyond its date
};
Status SaveUnit(sql::Database& db, const std::string& case_id, const UnitRow& unit);
// Changes only state, revision and reason.
Status MoveUnit(sql::Database& db, const std::string& case_id, const UnitRow& unit);
// As MoveUnit, for a fact that does not tell the unit's revision: it rises by one. With the date by
// which the unit sends again; empty where the fact does not say: the old one stays.
Status ReturnUnit(sql::Database& db, const std::string& case_id, const std::string& unit,
                  const std::string& reason, const std::string& due_date);
// By unit; 200 at most.
Result<std::vector<UnitRow>> UnitsOf(sql::Database& db, const std::string& case_id);
// The plan by which a case's data are measured; its version is 0 while the year has none. Nothing
// for a case that does not collect.
struct PlanRow {
  int year = 0;
  int version = 0;
};
Status SavePlan(sql::Database& db, const std::string& case_id, const PlanRow& plan);
Result<std::optional<PlanRow>> FindPlanOf(sql::Database& db, const std::string& case_id);
// Forgets the units and plans of all cases.
Status ForgetUnits(sql::Database& db);

}  // namespace tepat::casebook
