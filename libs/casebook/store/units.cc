// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/units.h"

#include "tepat/data_collection/v1/collection.pb.h"

namespace tepat::casebook {
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

// The fact of a return names units and reasons alone.
Status ReturnUnit(sql::Database& db, const std::string& case_id, const std::string& unit,
                  const std::string& reason) {
  return db.Run(
      "UPDATE unit_part SET state=?, revision=revision+1, reason=? WHERE case_id=? AND unit=?",
      data_collection::v1::UNIT_STATE_RETURNED, reason, case_id, unit);
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
    return unit;
  };
  return db.Select(unit_in,
                   "SELECT unit, position, due_date, state, revision, reason FROM unit_part WHERE "
                   "case_id=? ORDER BY unit LIMIT 200",
                   case_id);
}

Status ForgetUnits(sql::Database& db) { return db.Run("DELETE FROM unit_part"); }

}  // namespace tepat::casebook
