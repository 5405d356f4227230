// SPDX-License-Identifier: Apache-2.0
// `tepat calendar …`: the office's calendars as versions. The way of a change: `import` puts days
// into a copy, `diff` tells what that would change, `apply` adopts it.
#pragma once

#include <string>

#include "services/cli/operator.h"

namespace tepat::cli {

// `tepat calendar show`: horizon, weekly hours and special days of a calendar; the office's default
// when `id` is empty.
int ShowCalendar(Operator& self, const std::string& id, bool json);

// What `tepat calendar import` takes.
struct CalendarImport {
  std::string days;                   // file with days: `.ics`, else a list (TSV)
  std::string calendar;               // calendar; the office's default when empty
  std::string kind = "cuti_bersama";  // of holidays from an iCalendar
  std::string out;                    // new calendar file
};

// `tepat calendar import DAYS --out FILE`: writes the calendar with those days in it to a new file.
// Nothing changes in the office.
int ImportDays(Operator& self, const CalendarImport& wanted, bool json);

// `tepat calendar diff FILE`: what adopting the calendar would change: dates, deadlines, verdicts.
int DiffCalendar(Operator& self, const std::string& path, const std::string& time_zone, bool json);

// `tepat calendar apply FILE`: adopts the calendar as its next version.
int ApplyCalendar(Operator& self, const std::string& path, bool json);

}  // namespace tepat::cli
