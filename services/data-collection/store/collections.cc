// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/store/collections.h"

#include "libs/casework/store/schema.h"
#include "libs/identity/office_view.h"
#include "migrations_data_collection.h"

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
  TEPAT_ASSIGN(const auto requests,
               db.Select("SELECT text FROM request WHERE case_id=? AND unit=? ORDER BY number",
                         {case_id, unit.name}));
  for (const sql::Row& request : requests) unit.requests.push_back(request.Text(0));
  return unit;
}

}  // namespace

std::vector<std::string_view> Schema() {
  std::vector<std::string_view> own = {casework::kMovedToCasework};
  own.insert(own.end(), kMigrations.begin(), kMigrations.end());
  return identity::WithOfficeView(own, 2);
}

Status SaveCollection(sql::Database& db, const Collection& collection) {
  return db.Run(
      "INSERT OR REPLACE INTO collection(case_id, sop_id, sop_version, period, state, revision, "
      "changed_by, changed_us, collect_visits, check_visits, open_step, accepted, holders, reason) "
      "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      {collection.case_id, collection.sop_id, std::int64_t{collection.sop_version},
       collection.period, static_cast<std::int64_t>(collection.state),
       std::int64_t{collection.revision.number}, collection.revision.changed_by,
       MicrosOf(collection.revision.changed), std::int64_t{collection.collect_visits},
       std::int64_t{collection.check_visits}, std::int64_t{collection.open.step},
       std::int64_t{collection.open.accepted}, sop::HoldersText(collection.open.holders),
       collection.reason});
}

Result<std::optional<Collection>> FindCollection(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(
      const auto row,
      db.Find("SELECT sop_id, sop_version, period, state, revision, changed_by, "
              "changed_us, collect_visits, check_visits, open_step, accepted, holders, reason FROM "
              "collection WHERE case_id=?",
              {case_id}));
  if (!row) return std::optional<Collection>();
  Collection found;
  found.case_id = case_id;
  found.sop_id = row->Text(0);
  found.sop_version = static_cast<int>(row->Int(1));
  found.period = row->Text(2);
  found.state = static_cast<State>(row->Int(3));
  found.revision = {static_cast<int>(row->Int(4)), row->Text(5), InstantFromMicros(row->Int(6))};
  found.collect_visits = static_cast<int>(row->Int(7));
  found.check_visits = static_cast<int>(row->Int(8));
  const int step = static_cast<int>(row->Int(9));
  found.open = {step, step == kCollectStep ? found.collect_visits : found.check_visits,
                row->Int(10) != 0, sop::HoldersIn(row->Text(11))};
  found.reason = row->Text(12);
  return std::optional<Collection>(std::move(found));
}

Status ReplaceUnit(sql::Database& db, const std::string& case_id, const Unit& unit) {
  TEPAT_TRY(db.Run("DELETE FROM request WHERE case_id=? AND unit=?", {case_id, unit.name}));
  TEPAT_TRY(db.Run("DELETE FROM unit WHERE case_id=? AND name=?", {case_id, unit.name}));
  return InsertUnit(db, case_id, unit);
}

Status InsertUnit(sql::Database& db, const std::string& case_id, const Unit& unit) {
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

Status SaveValues(sql::Database& db, const std::string& case_id, const std::string& unit,
                  const std::vector<IndicatorValue>& values) {
  TEPAT_TRY(db.Run("DELETE FROM indicator_value WHERE case_id=? AND unit=?", {case_id, unit}));
  std::int64_t number = 0;
  for (const IndicatorValue& value : values) {
    TEPAT_TRY(
        db.Run("INSERT INTO indicator_value(case_id, unit, number, indicator, measure, target, "
               "actual, explanation, lower_is_better) VALUES(?,?,?,?,?,?,?,?,?)",
               {case_id, unit, ++number, value.indicator, value.measure, value.target, value.actual,
                value.explanation, std::int64_t{value.lower_is_better}}));
  }
  return Ok();
}

Result<std::vector<IndicatorValue>> ValuesOf(sql::Database& db, const std::string& case_id,
                                             const std::string& unit) {
  TEPAT_ASSIGN(
      const auto rows,
      db.Select("SELECT indicator, measure, target, actual, explanation, lower_is_better "
                "FROM indicator_value WHERE case_id=? AND unit=? ORDER BY number LIMIT 100",
                {case_id, unit}));
  std::vector<IndicatorValue> values;
  values.reserve(rows.size());
  for (const sql::Row& row : rows) {
    values.push_back(
        {row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Int(5) != 0});
  }
  return values;
}

Result<std::optional<casework::HeldVisit>> FindHeldVisit(sql::Database& db,
                                                         const std::string& case_id) {
  TEPAT_ASSIGN(const auto found, FindCollection(db, case_id));
  if (!found || !found->open.is_open()) return std::optional<casework::HeldVisit>();
  return std::optional<casework::HeldVisit>(
      {found->open.step, found->open.visit, found->sop_id, found->sop_version});
}

}  // namespace tepat::data_collection
