// SPDX-License-Identifier: Apache-2.0
#include "services/timing/judging/standards.h"

#include "libs/identity/office_calendar.h"
#include "libs/identity/office_view.h"
#include "libs/journal/wire.h"
#include "tepat/office/v1/directory.pb.h"
#include "tepat/office/v1/fact.pb.h"

namespace tepat::timing {
namespace {

// The calendar that the units of all holders keep; empty when they keep none, or several.
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

// The newest version at `known`, or the oldest of all.
Result<std::optional<sql::Row>> VersionAt(sql::Database& db, const std::string& calendar_id,
                                          Instant known) {
  const std::string of = calendar_id.empty() ? "is_default = 1" : "calendar_id = ?1";
  const std::string select = "SELECT calendar_id, version FROM calendar_adoption WHERE " + of;
  TEPAT_ASSIGN(auto newest,
               db.Find(select + " AND adopted_us <= ?2 ORDER BY adopted_us DESC LIMIT 1",
                       {calendar_id, MicrosOf(known)}));
  if (newest) return newest;
  return db.Find(select + " AND ?2 IS NOT NULL ORDER BY adopted_us LIMIT 1",
                 {calendar_id, MicrosOf(known)});
}

}  // namespace

// Shared with concurrent queries.
Result<std::shared_ptr<const sop::Sop>> Standards::FindSop(sql::Database& db,
                                                           const std::string& sop_id, int version) {
  const std::lock_guard lock(mutex_);
  auto& sop = sops_[{sop_id, version}];
  if (sop == nullptr) {
    TEPAT_ASSIGN(auto read, identity::FindSop(db, sop_id, version));
    if (read) sop = std::make_shared<const sop::Sop>(std::move(*read));
  }
  return sop;
}

Result<KnownCalendar> Standards::Build(sql::Database& db, const std::string& id, int version) {
  const std::lock_guard lock(mutex_);
  KnownCalendar& known = calendars_[{id, version}];
  if (known.calendar != nullptr) return known;
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT file FROM office_calendar WHERE calendar_id=? AND version=?",
                       {id, std::int64_t{version}}));
  if (!row) return known;
  TEPAT_ASSIGN(worktime::CalendarFile file, identity::ReadCalendar({id, version, row->Text(0)}));
  TEPAT_ASSIGN(worktime::Calendar built, worktime::Calendar::Build(file));
  known = {std::make_shared<const worktime::Calendar>(std::move(built)),
           std::make_shared<const worktime::CalendarFile>(std::move(file)), id, version};
  return known;
}

Result<KnownCalendar> Standards::FindCalendar(sql::Database& db,
                                              const std::vector<sop::Holder>& holders,
                                              Instant known) {
  TEPAT_ASSIGN(const std::string of_units, CalendarOfUnits(db, holders));
  TEPAT_ASSIGN(auto version, VersionAt(db, of_units, known));
  // A unit may name a calendar that nobody has imported yet.
  if (!version && !of_units.empty()) {
    TEPAT_ASSIGN(version, VersionAt(db, "", known));
  }
  if (!version) return KnownCalendar{};
  return Build(db, version->Text(0), static_cast<int>(version->Int(1)));
}

Result<KnownCalendar> Standards::FindVersion(sql::Database& db, const std::string& calendar_id,
                                             Instant known) {
  TEPAT_ASSIGN(const auto version, VersionAt(db, calendar_id, known));
  if (!version) return KnownCalendar{};
  return Build(db, version->Text(0), static_cast<int>(version->Int(1)));
}

Result<worktime::Zone> Standards::FindZone(sql::Database& db) {
  TEPAT_ASSIGN(const KnownCalendar newest, FindVersion(db, "", Instant::max()));
  return worktime::Zone::Find(newest.file == nullptr ? "UTC" : newest.file->time_zone);
}

Result<Instant> Standards::FindEnd(sql::Database& db) {
  TEPAT_ASSIGN(const KnownCalendar newest, FindVersion(db, "", Instant::max()));
  return newest.calendar == nullptr ? Instant::max() : newest.calendar->complete_until();
}

void Standards::Forget() {
  const std::lock_guard lock(mutex_);
  sops_.clear();
  calendars_.clear();
}

Status NoteCalendars(sql::Database& db, const journal::Fact& fact) {
  if (fact.name == "calendar-adopted") {
    office::v1::CalendarAdopted adopted;
    TEPAT_TRY(journal::ParsePayload(fact.payload, &adopted));
    return db.Run(
        "INSERT OR REPLACE INTO calendar_adoption(adopted_us, calendar_id, version, is_default) "
        "VALUES(?,?,?,?)",
        {MicrosOf(fact.at), adopted.calendar_id(), std::int64_t{adopted.version()},
         std::int64_t{adopted.is_default()}});
  }
  if (fact.name != "directory-adopted") return Ok();
  office::v1::DirectoryAdopted adopted;
  TEPAT_TRY(journal::ParsePayload(fact.payload, &adopted));
  TEPAT_TRY(db.Run("DELETE FROM unit_calendar"));
  for (const auto& unit : adopted.units()) {
    if (unit.calendar_id().empty()) continue;
    TEPAT_TRY(db.Run("INSERT INTO unit_calendar(unit, calendar_id) VALUES(?,?)",
                     {unit.key(), unit.calendar_id()}));
  }
  return Ok();
}

Status ForgetCalendars(sql::Database& db) {
  TEPAT_TRY(db.Run("DELETE FROM calendar_adoption"));
  return db.Run("DELETE FROM unit_calendar");
}

}  // namespace tepat::timing
