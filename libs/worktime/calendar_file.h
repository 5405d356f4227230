// SPDX-License-Identifier: Apache-2.0
// The calendar as the office writes it: a JSON file with a time zone, weekly hours, holidays and
// the hours of single dates (Ramadan, half days, an open Saturday).
#pragma once

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/mistake.h"

namespace tepat::worktime {

// Working hours [open, close) of a day, in minutes since local midnight; `close` may be 24:00.
struct Hours {
  std::chrono::minutes open;
  std::chrono::minutes close;

  bool operator==(const Hours&) const = default;
};

// Sorted, without overlap; empty for a day off. At most 8 (a day has two in practice).
using DayHours = std::vector<Hours>;

// A date on which the office is closed, and why.
struct Holiday {
  std::string kind;  // `national`, `cuti_bersama`, `local`
  std::string name;
};

// The hours of one date, in place of all other rules.
struct DateOverride {
  DayHours hours;
  std::string kind;  // `ramadan`, `half_day`, `open_day`
};

// One calendar file. Value type.
struct CalendarFile {
  std::string id;                            // at most 100 characters
  std::string time_zone;                     // IANA name
  std::chrono::local_days complete_from{};   // first date that is fully known
  std::chrono::local_days complete_until{};  // last date that is fully known
  std::array<DayHours, 7> weekly;            // Monday first
  std::map<std::chrono::local_days, Holiday> holidays;
  std::map<std::chrono::local_days, DateOverride> date_overrides;

  // Hours that hold on `date`: its override, else none on a holiday, else the weekly ones.
  std::span<const Hours> HoursOf(std::chrono::local_days date) const;
};

// Reads and checks a whole calendar file, as outside_text.h reads it. Every mistake is added with
// its line; on any, nothing is returned. Unknown fields are mistakes too.
std::optional<CalendarFile> ParseCalendarFile(std::string_view text, Mistakes& mistakes);

}  // namespace tepat::worktime
