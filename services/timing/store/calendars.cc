// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store/calendars.h"

namespace tepat::timing {

Status InsertCalendarAdoption(sql::Database& db, const CalendarAdoption& adoption) {
  return db.Run(
      "INSERT OR REPLACE INTO calendar_adoption(adopted_us, calendar_id, version, is_default) "
      "VALUES(?,?,?,?)",
      {MicrosOf(adoption.at), adoption.key.calendar_id, std::int64_t{adoption.key.version},
       std::int64_t{adoption.is_default}});
}

Status ReplaceUnitCalendars(sql::Database& db, const std::vector<UnitCalendar>& calendars) {
  TEPAT_TRY(db.Run("DELETE FROM unit_calendar"));
  for (const UnitCalendar& kept : calendars) {
    TEPAT_TRY(db.Run("INSERT INTO unit_calendar(unit, calendar_id) VALUES(?,?)",
                     {kept.unit, kept.calendar_id}));
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
    TEPAT_ASSIGN(const auto row,
                 db.Find("SELECT calendar_id FROM unit_calendar WHERE unit=?", {holder.unit}));
    if (!row || (!common.empty() && common != row->Text(0))) return std::string();
    common = row->Text(0);
  }
  return common;
}

Result<std::optional<identity::CalendarKey>> VersionAt(sql::Database& db,
                                                       const std::string& calendar_id,
                                                       Instant known) {
  const std::string of = calendar_id.empty() ? "is_default = 1" : "calendar_id = ?1";
  const std::string select = "SELECT calendar_id, version FROM calendar_adoption WHERE " + of;
  TEPAT_ASSIGN(auto row, db.Find(select + " AND adopted_us <= ?2 ORDER BY adopted_us DESC LIMIT 1",
                                 {calendar_id, MicrosOf(known)}));
  if (!row) {
    TEPAT_ASSIGN(row, db.Find(select + " AND ?2 IS NOT NULL ORDER BY adopted_us LIMIT 1",
                              {calendar_id, MicrosOf(known)}));
  }
  if (!row) return std::optional<identity::CalendarKey>();
  return std::optional<identity::CalendarKey>({row->Text(0), static_cast<int>(row->Int(1))});
}

}  // namespace tepat::timing
