// SPDX-License-Identifier: Apache-2.0
// By what a visit is judged: SOP versions and calendars, as they were known at an instant.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "libs/base/mutex.h"
#include "libs/identity/office_view.h"
#include "libs/sql/database.h"
#include "libs/worktime/zone.h"
#include "services/timing/domain.h"

namespace tepat::timing {

// A version of a calendar, with the words of its file; null where the office has published none,
// and then both are. Value type.
struct KnownCalendar {
  std::shared_ptr<const worktime::Calendar> calendar;  // shared with concurrent queries
  std::shared_ptr<const worktime::CalendarFile> file;  // likewise
  std::string id;
  int version = 0;
};

// Parsed versions; they never change, so they are read once. Lives as long as its process; any
// thread, each with a connection of its own.
class Standards {
 public:
  // The SOP version, or null while the office has not published it. Shared with queries.
  Result<std::shared_ptr<const sop::Sop>> FindSop(sql::Database& db, const std::string& sop_id,
                                                  int version);

  // The calendar of those holders as it was known at `known`: the one that all their units keep, or
  // else the office's default. Before the first version was known, that one.
  Result<KnownCalendar> FindCalendar(sql::Database& db, const std::vector<sop::Holder>& holders,
                                     Instant known);

  // The newest version of one calendar at `known`, or the oldest; nothing in it when there is none.
  Result<KnownCalendar> FindVersion(sql::Database& db, const std::string& calendar_id,
                                    Instant known);

  // The time zone of the office: of its default calendar; UTC while there is none.
  Result<worktime::Zone> FindZone(sql::Database& db);

  // First instant that the newest version of the office's default calendar does not know; the end
  // of time while there is none.
  Result<Instant> FindEnd(sql::Database& db);

  // After a restore of the office: it may give a version another content.
  void Forget();

 private:
  // Parsed once. Nothing in it when the office has told its key but not its file.
  Result<KnownCalendar> Build(sql::Database& db, const identity::CalendarKey& key);

  Mutex mutex_;  // held while a version is read and parsed, so that none is parsed twice
  // Shared with queries: what one of them judges by outlives a Forget.
  std::map<std::pair<std::string, int>, std::shared_ptr<const sop::Sop>> sops_
      TEPAT_GUARDED_BY(mutex_);
  std::map<std::pair<std::string, int>, KnownCalendar> calendars_ TEPAT_GUARDED_BY(mutex_);
};

}  // namespace tepat::timing
