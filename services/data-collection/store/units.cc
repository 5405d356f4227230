// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/store/units.h"

namespace tepat::data_collection {
namespace {

constexpr const char* kUnit =
    "SELECT name, position, due_date, state, revision, changed_by, changed_us, reason, turn, "
    "turn_open, place, seen_version, asked_by, asked_by_position, asked_us FROM unit "
    "WHERE case_id=?";

Unit UnitIn(const sql::Row& row) {
  Unit unit;
  row.Into("name", unit.name);
  row.Into("position", unit.position);
  row.Into("due_date", unit.due_date);
  row.Into("state", unit.state);
  row.Into("revision", unit.revision.number);
  row.Into("changed_by", unit.revision.changed_by);
  row.Into("changed_us", unit.revision.changed);
  row.Into("reason", unit.reason);
  row.Into("turn", unit.turn);
  row.Into("turn_open", unit.turn_open);
  row.Into("place", unit.place);
  row.Into("seen_version", unit.seen_version);
  row.Into("asked_by", unit.asked_by);
  row.Into("asked_by_position", unit.asked_by_position);
  row.Into("asked_us", unit.asked);
  return unit;
}

Result<std::vector<std::string>> RequestsOf(sql::Database& db, const std::string& case_id,
                                            const std::string& unit) {
  // More than an assignment may ask: a whole list of tasks may be for one unit.
  return db.Select<std::string>(
      "SELECT text FROM request WHERE case_id=? AND unit=? ORDER BY number LIMIT ?", case_id, unit,
      kTasksMax);
}

}  // namespace

Status ReplaceUnit(sql::Database& db, const std::string& case_id, const Unit& unit) {
  // What was sent so far stays: values have a table of their own. Who asked comes with the unit.
  TEPAT_TRY(db.Run("DELETE FROM request WHERE case_id=? AND unit=?", case_id, unit.name));
  TEPAT_TRY(db.Run("DELETE FROM unit WHERE case_id=? AND name=?", case_id, unit.name));
  return InsertUnit(db, case_id, unit);
}

Status InsertUnit(sql::Database& db, const std::string& case_id, const Unit& unit) {
  // In the order in which they were asked.
  int number = 0;
  for (const std::string& request : unit.requests) {
    TEPAT_TRY(db.Run("INSERT INTO request(case_id, unit, number, text) VALUES(?,?,?,?)", case_id,
                     unit.name, ++number, request));
  }
  return db.Run(
      "INSERT INTO unit(case_id, name, position, due_date, state, revision, changed_by, "
      "changed_us, reason, turn, turn_open, place, seen_version, asked_by, asked_by_position, "
      "asked_us) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      case_id, unit.name, unit.position, unit.due_date, unit.state, unit.revision.number,
      unit.revision.changed_by, unit.revision.changed, unit.reason, unit.turn, unit.turn_open,
      unit.place, unit.seen_version, unit.asked_by, unit.asked_by_position, unit.asked);
}

Status ForgetTurns(sql::Database& db, const std::string& case_id) {
  // All units, also those that are asked again: their first turn in the new visit begins at one.
  return db.Run("UPDATE unit SET turn=0, turn_open=0 WHERE case_id=?", case_id);
}

Status SaveUnit(sql::Database& db, const std::string& case_id, const Unit& unit) {
  return db.Run(
      "UPDATE unit SET state=?, due_date=?, turn=?, turn_open=?, revision=?, changed_by=?, "
      "changed_us=?, reason=?, seen_version=? WHERE case_id=? AND name=?",
      unit.state, unit.due_date, unit.turn, unit.turn_open, unit.revision.number,
      unit.revision.changed_by, unit.revision.changed, unit.reason, unit.seen_version, case_id,
      unit.name);
}

Result<std::optional<Unit>> FindUnit(sql::Database& db, const std::string& case_id,
                                     const std::string& name) {
  TEPAT_ASSIGN(auto unit, db.Find(UnitIn, std::string(kUnit) + " AND name=?", case_id, name));
  if (unit) {
    TEPAT_ASSIGN(unit->requests, RequestsOf(db, case_id, name));
  }
  return unit;
}

Result<std::vector<Unit>> UnitsIn(sql::Database& db, const std::string& case_id) {
  // As many as a case may ask.
  TEPAT_ASSIGN(auto units, db.Select(UnitIn, std::string(kUnit) + " ORDER BY name LIMIT ?", case_id,
                                     kUnitsMax));
  for (Unit& unit : units) {
    TEPAT_ASSIGN(unit.requests, RequestsOf(db, case_id, unit.name));
  }
  return units;
}

}  // namespace tepat::data_collection
