// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store/calendars.h"

namespace tepat::timing {
namespace {

identity::CalendarKey CalendarKeyIn(const sql::Row& row) {
  return {row.Get<std::string>("calendar_id"), row.Get<int>("version")};
}

}  // namespace

Status InsertCalendarAdoption(sql::Database& db, const CalendarAdoption& adoption) {
  // A fact that is read anew after a restore replaces itself.
  return db.Run(
      "INSERT OR REPLACE INTO calendar_adoption(adopted_us, calendar_id, version, is_default) "
      "VALUES(?,?,?,?)",
      adoption.at, adoption.key.calendar_id, adoption.key.version, adoption.is_default);
}

Status ReplaceUnitCalendars(sql::Database& db, const std::vector<UnitCalendar>& calendars) {
  // A directory is adopted as a whole: a unit that it does not name keeps no calendar any more.
  TEPAT_TRY(db.Run("DELETE FROM unit_calendar"));
  for (const UnitCalendar& kept : calendars) {
    TEPAT_TRY(db.Run("INSERT INTO unit_calendar(unit, calendar_id) VALUES(?,?)", kept.unit,
                     kept.calendar_id));
  }
  return Ok();
}

Status ForgetCalendars(sql::Database& db) {
  TEPAT_TRY(db.Run("DELETE FROM calendar_adoption"));
  return db.Run("DELETE FROM unit_calendar");
}

Result<std::string> CalendarOfUnits(sql::Database& db, const std::vector<sop::Holder>& holders) {
  std::string common;
  for (const sop::Holder& holder : holders) {
    TEPAT_ASSIGN(
        const auto kept,
        db.Find<std::string>("SELECT calendar_id FROM unit_calendar WHERE unit=?", holder.unit));
    // One who keeps the office's own, or another: then the office's default judges them all.
    if (!kept || (!common.empty() && common != *kept)) return std::string();
    common = *kept;
  }
  return common;
}

Result<std::optional<identity::CalendarKey>> VersionAt(sql::Database& db,
                                                       const std::string& calendar_id,
                                                       Instant known) {
  const std::string of = calendar_id.empty() ? "is_default = 1" : "calendar_id = ?1";
  const std::string select = "SELECT calendar_id, version FROM calendar_adoption WHERE " + of;
  TEPAT_ASSIGN(
      auto newest,
      db.Find(CalendarKeyIn, select + " AND adopted_us <= ?2 ORDER BY adopted_us DESC LIMIT 1",
              calendar_id, known));
  if (newest) return newest;
  // What happened before the office told its first calendar is judged by that one. The second value
  // is bound for the sake of one form.
  return db.Find(CalendarKeyIn, select + " AND ?2 IS NOT NULL ORDER BY adopted_us LIMIT 1",
                 calendar_id, known);
}

}  // namespace tepat::timing
