// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/units.h"

#include "tepat/data_collection/v1/collection.pb.h"

namespace tepat::casebook {
namespace {

int IntIn(const sql::Row& row, std::size_t column) { return static_cast<int>(row.Int(column)); }

}  // namespace

Status SaveUnit(sql::Database& db, const std::string& case_id, const UnitRow& unit) {
  return db.Run(
      "INSERT OR REPLACE INTO unit_part(case_id, unit, position, due_date, state, revision, "
      "reason) "
      "VALUES(?,?,?,?,?,?,?)",
      {case_id, unit.unit, unit.position, unit.due_date, std::int64_t{unit.state},
       std::int64_t{unit.revision}, unit.reason});
}

// A unit that was never asked is not there, and nothing happens: its fact came out of turn.
Status MoveUnit(sql::Database& db, const std::string& case_id, const UnitRow& unit) {
  return db.Run(
      "UPDATE unit_part SET state=?, revision=?, reason=? WHERE case_id=? AND unit=?",
      {std::int64_t{unit.state}, std::int64_t{unit.revision}, unit.reason, case_id, unit.unit});
}

// The fact of a return names units and reasons alone.
Status ReturnUnit(sql::Database& db, const std::string& case_id, const std::string& unit,
                  const std::string& reason) {
  return db.Run(
      "UPDATE unit_part SET state=?, revision=revision+1, reason=? WHERE case_id=? AND unit=?",
      {std::int64_t{data_collection::v1::UNIT_STATE_RETURNED}, reason, case_id, unit});
}

Result<std::vector<UnitRow>> UnitsOf(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT unit, position, due_date, state, revision, reason FROM unit_part "
                         "WHERE case_id=? ORDER BY unit LIMIT 200",
                         {case_id}));
  std::vector<UnitRow> units;
  units.reserve(rows.size());
  for (const sql::Row& row : rows) {
    units.push_back(
        {row.Text(0), row.Text(1), row.Text(2), IntIn(row, 3), IntIn(row, 4), row.Text(5)});
  }
  return units;
}

Status ForgetUnits(sql::Database& db) { return db.Run("DELETE FROM unit_part"); }

}  // namespace tepat::casebook
