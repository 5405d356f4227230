// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/store/units.h"

namespace tepat::data_collection {
namespace {

constexpr const char* kUnit =
    "SELECT name, position, due_date, state, revision, changed_by, changed_us, reason FROM unit "
    "WHERE case_id=?";

Result<Unit> UnitIn(sql::Database& db, const std::string& case_id, const sql::Row& row) {
  Unit unit;
  unit.name = row.Text(0);
  unit.position = row.Text(1);
  unit.due_date = row.Text(2);
  unit.state = static_cast<UnitState>(row.Int(3));
  unit.revision = {static_cast<int>(row.Int(4)), row.Text(5), InstantFromMicros(row.Int(6))};
  unit.reason = row.Text(7);
  TEPAT_ASSIGN(
      const auto requests,
      db.Select("SELECT text FROM request WHERE case_id=? AND unit=? ORDER BY number LIMIT 100",
                {case_id, unit.name}));
  for (const sql::Row& request : requests) unit.requests.push_back(request.Text(0));
  return unit;
}

}  // namespace

Status ReplaceUnit(sql::Database& db, const std::string& case_id, const Unit& unit) {
  // What was sent so far stays: values have a table of their own.
  TEPAT_TRY(db.Run("DELETE FROM request WHERE case_id=? AND unit=?", {case_id, unit.name}));
  TEPAT_TRY(db.Run("DELETE FROM unit WHERE case_id=? AND name=?", {case_id, unit.name}));
  return InsertUnit(db, case_id, unit);
}

Status InsertUnit(sql::Database& db, const std::string& case_id, const Unit& unit) {
  // In the order in which they were asked.
  std::int64_t number = 0;
  for (const std::string& request : unit.requests) {
    TEPAT_TRY(db.Run("INSERT INTO request(case_id, unit, number, text) VALUES(?,?,?,?)",
                     {case_id, unit.name, ++number, request}));
  }
  return db.Run(
      "INSERT INTO unit(case_id, name, position, due_date, state, revision, changed_by, "
      "changed_us, reason) VALUES(?,?,?,?,?,?,?,?,?)",
      {case_id, unit.name, unit.position, unit.due_date, static_cast<std::int64_t>(unit.state),
       std::int64_t{unit.revision.number}, unit.revision.changed_by,
       MicrosOf(unit.revision.changed), unit.reason});
}

Status SaveUnit(sql::Database& db, const std::string& case_id, const Unit& unit) {
  return db.Run(
      "UPDATE unit SET state=?, revision=?, changed_by=?, changed_us=?, reason=? WHERE case_id=? "
      "AND name=?",
      {static_cast<std::int64_t>(unit.state), std::int64_t{unit.revision.number},
       unit.revision.changed_by, MicrosOf(unit.revision.changed), unit.reason, case_id, unit.name});
}

Result<std::optional<Unit>> FindUnit(sql::Database& db, const std::string& case_id,
                                     const std::string& name) {
  TEPAT_ASSIGN(const auto row, db.Find(std::string(kUnit) + " AND name=?", {case_id, name}));
  if (!row) return std::optional<Unit>();
  TEPAT_ASSIGN(Unit unit, UnitIn(db, case_id, *row));
  return std::optional<Unit>(std::move(unit));
}

Result<std::vector<Unit>> UnitsIn(sql::Database& db, const std::string& case_id) {
  // As many as a case may ask.
  TEPAT_ASSIGN(const auto rows,
               db.Select(std::string(kUnit) + " ORDER BY name LIMIT 100", {case_id}));
  std::vector<Unit> units;
  units.reserve(rows.size());
  for (const sql::Row& row : rows) {
    TEPAT_ASSIGN(Unit unit, UnitIn(db, case_id, row));
    units.push_back(std::move(unit));
  }
  return units;
}

}  // namespace tepat::data_collection
