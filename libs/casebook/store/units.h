// SPDX-License-Identifier: Apache-2.0
// Units that are asked for a case's data. Saving runs inside the writer's transaction; asking on
// any connection. All fail as sql::Database does.
#pragma once

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
};
Status SaveUnit(sql::Database& db, const std::string& case_id, const UnitRow& unit);
// Changes only state, revision and reason.
Status MoveUnit(sql::Database& db, const std::string& case_id, const UnitRow& unit);
// As MoveUnit, for a fact that does not tell the unit's revision: it rises by one.
Status ReturnUnit(sql::Database& db, const std::string& case_id, const std::string& unit,
                  const std::string& reason);
// By unit; 200 at most.
Result<std::vector<UnitRow>> UnitsOf(sql::Database& db, const std::string& case_id);
// Forgets the units of all cases.
Status ForgetUnits(sql::Database& db);

}  // namespace tepat::casebook
