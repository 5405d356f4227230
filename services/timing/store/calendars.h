// SPDX-License-Identifier: Apache-2.0
// Tables `calendar_adoption` and `unit_calendar`: when a version of a calendar became known, in the
// office's own time, and which unit keeps which. The files themselves stand in the office's view.
//
// Functions that write run inside the writer's transaction; all fail as sql::Database does.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/identity/office_view.h"
#include "libs/sql/database.h"
#include "services/timing/domain.h"

namespace tepat::timing {

// A version of a calendar that the office has adopted.
struct CalendarAdoption {
  identity::CalendarKey key;
  Instant at;               // when it became known
  bool is_default = false;  // the calendar of whoever keeps none of his own
};

// A unit that keeps a calendar of its own.
struct UnitCalendar {
  std::string unit;
  std::string calendar_id;
};

Status InsertCalendarAdoption(sql::Database& db, const CalendarAdoption& adoption);

// Replaces what all units keep.
Status ReplaceUnitCalendars(sql::Database& db, const std::vector<UnitCalendar>& calendars);

// After a restore of the office: forgets both, for the office tells them again.
Status ForgetCalendars(sql::Database& db);

// The calendar that the units of all holders keep; empty when they keep none, or several.
Result<std::string> CalendarOfUnits(sql::Database& db, const std::vector<sop::Holder>& holders);

// The newest version at `known`, or the oldest of all when none was known then; of the default
// calendar for an empty id. Nothing when there is none.
Result<std::optional<identity::CalendarKey>> VersionAt(sql::Database& db,
                                                       const std::string& calendar_id,
                                                       Instant known);

}  // namespace tepat::timing
