// SPDX-License-Identifier: Apache-2.0
#include "services/timing/judging/standards.h"

#include "libs/identity/office_calendar.h"
#include "libs/identity/office_view.h"
#include "services/timing/store/calendars.h"

namespace tepat::timing {

// Shared with concurrent queries.
Result<std::shared_ptr<const sop::Sop>> Standards::FindSop(sql::Database& db,
                                                           const std::string& sop_id, int version) {
  const Lock lock(mutex_);
  const auto known = sops_.find({sop_id, version});
  if (known != sops_.end()) return known->second;
  TEPAT_ASSIGN(auto read, identity::FindSop(db, sop_id, version));
  // An absence is not kept: the version may come, and a caller may ask for any number.
  if (!read) return nullptr;
  auto sop = std::make_shared<const sop::Sop>(std::move(*read));
  sops_.emplace(std::pair(sop_id, version), sop);
  return sop;
}

Result<KnownCalendar> Standards::Build(sql::Database& db, const identity::CalendarKey& key) {
  const Lock lock(mutex_);
  const auto built_before = calendars_.find({key.calendar_id, key.version});
  if (built_before != calendars_.end()) return built_before->second;
  TEPAT_ASSIGN(const auto version, identity::FindCalendar(db, key));
  if (!version) return KnownCalendar{};
  TEPAT_ASSIGN(worktime::CalendarFile file, identity::ReadCalendar(*version));
  TEPAT_ASSIGN(worktime::Calendar built, worktime::Calendar::Build(file));
  KnownCalendar known{std::make_shared<const worktime::Calendar>(std::move(built)),
                      std::make_shared<const worktime::CalendarFile>(std::move(file)),
                      key.calendar_id, key.version};
  calendars_.emplace(std::pair(key.calendar_id, key.version), known);
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
  return Build(db, *version);
}

Result<KnownCalendar> Standards::FindVersion(sql::Database& db, const std::string& calendar_id,
                                             Instant known) {
  TEPAT_ASSIGN(const auto version, VersionAt(db, calendar_id, known));
  if (!version) return KnownCalendar{};
  return Build(db, *version);
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
  const Lock lock(mutex_);
  sops_.clear();
  calendars_.clear();
}

}  // namespace tepat::timing
