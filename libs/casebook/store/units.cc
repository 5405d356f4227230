// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/units.h"

#include "tepat/data_collection/v1/collection.pb.h"

namespace tepat::casebook {
namespace {

constexpr int kUnitsMax = 200;  // data-collection asks 100 units of a case at most

}  // namespace

Status SaveUnit(sql::Database& db, const std::string& case_id, const UnitRow& unit) {
  return db.Run(
      "INSERT OR REPLACE INTO unit_part(case_id, unit, position, due_date, state, revision, "
      "reason) "
      "VALUES(?,?,?,?,?,?,?)",
      case_id, unit.unit, unit.position, unit.due_date, unit.state, unit.revision, unit.reason);
}

// A unit that was never asked is not there, and nothing happens: its fact came out of turn.
Status MoveUnit(sql::Database& db, const std::string& case_id, const UnitRow& unit) {
  return db.Run("UPDATE unit_part SET state=?, revision=?, reason=? WHERE case_id=? AND unit=?",
                unit.state, unit.revision, unit.reason, case_id, unit.unit);
}

// The fact of a return names units and reasons, and one date for all of them.
Status ReturnUnit(sql::Database& db, const std::string& case_id, const std::string& unit,
                  const std::string& reason, const std::string& due_date) {
  return db.Run(
      "UPDATE unit_part SET state=?, revision=revision+1, reason=?, due_date=coalesce(nullif(?, "
      "''), due_date) WHERE case_id=? AND unit=?",
      data_collection::v1::UNIT_STATE_RETURNED, reason, due_date, case_id, unit);
}

Result<std::vector<UnitRow>> UnitsOf(sql::Database& db, const std::string& case_id) {
  const auto unit_in = [](const sql::Row& row) {
    UnitRow unit;
    row.Into("unit", unit.unit);
    row.Into("position", unit.position);
    row.Into("due_date", unit.due_date);
    row.Into("state", unit.state);
    row.Into("revision", unit.revision);
    row.Into("reason", unit.reason);
    row.Into("verdict", unit.verdict);
    row.Into("late", unit.late);
    return unit;
  };
  return db.Select(unit_in,
                   "SELECT u.unit, u.position, u.due_date, u.state, u.revision, u.reason, "
                   "coalesce(p.state, 0) AS verdict, coalesce(p.late, 0) AS late FROM unit_part u "
                   "LEFT JOIN visit_part p ON p.case_id = u.case_id AND p.unit = u.unit AND "
                   "(p.visit, p.n) = (SELECT l.visit, l.n FROM visit_part l WHERE l.case_id = "
                   "u.case_id AND l.unit = u.unit ORDER BY l.visit DESC, l.n DESC LIMIT 1) WHERE "
                   "u.case_id=? ORDER BY u.unit LIMIT ?",
                   case_id, kUnitsMax);
}

Status SavePlan(sql::Database& db, const std::string& case_id, const PlanRow& plan) {
  return db.Run("INSERT OR REPLACE INTO collection_plan(case_id, year, version) VALUES(?,?,?)",
                case_id, plan.year, plan.version);
}

Result<std::optional<PlanRow>> FindPlanOf(sql::Database& db, const std::string& case_id) {
  const auto plan_in = [](const sql::Row& row) {
    return PlanRow{row.Get<int>("year"), row.Get<int>("version")};
  };
  return db.Find(plan_in, "SELECT year, version FROM collection_plan WHERE case_id=?", case_id);
}

Status ForgetUnits(sql::Database& db) {
  TEPAT_TRY(db.Run("DELETE FROM collection_plan"));
  return db.Run("DELETE FROM unit_part");
}

}  // namespace tepat::casebook
