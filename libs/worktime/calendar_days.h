// SPDX-License-Identifier: Apache-2.0
// Days for a calendar as others publish them: a list of holidays (TSV) or an iCalendar feed; and
// the calendar file with such days in it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/mistake.h"

namespace tepat::worktime {

// What is to be said of one date.
struct CalendarDay {
  std::chrono::local_days date;
  std::string kind;   // of a holiday or of hours, as in the calendar file
  std::string name;   // of a holiday
  std::string hours;  // `08:00-12:00 12:30-15:00`: the date's own hours; empty: a holiday
  bool remove = false;
};

// Both readers take a file as outside_text.h does: its bytes may be Windows-1252, its lines end as
// they like, blank ones are skipped.

// Reads lines of tab-separated date, kind, name and, where the date is not free, hours; a kind of
// `hapus` takes what the calendar says of the date away. Lines that are empty or begin with `#`,
// and a heading that begins with `tanggal` or `date`, are skipped. At most 1,000 days.
std::optional<std::vector<CalendarDay>> ParseDayList(std::string_view text, Mistakes& mistakes);

// The same days as such lines, which ParseDayList reads back.
std::string FormatDayList(const std::vector<CalendarDay>& days);

// Whether a file is an iCalendar, by its first line and not by its name.
bool IsICalendar(std::string_view text);

// Reads the all-day events of an iCalendar (RFC 5545) as holidays of that kind; an event of several
// days stands for each of them, and recurring ones are taken from `from` to `until`. At most 1 MiB
// and 1,000 days; events with a time of day are mistakes.
std::optional<std::vector<CalendarDay>> ParseICalendar(std::string_view text,
                                                       const std::string& kind,
                                                       std::chrono::local_days from,
                                                       std::chrono::local_days until,
                                                       Mistakes& mistakes);

// A calendar file (JSON) with these days in it, in the order of their dates; a day takes the place
// of what the file said of its date. Nothing else changes. Nothing when the text is no calendar.
std::optional<std::string> WithDays(const std::string& file, const std::vector<CalendarDay>& days);

// The same file, said to be complete until another date.
std::optional<std::string> WithCompleteUntil(const std::string& file,
                                             std::chrono::local_days until);

}  // namespace tepat::worktime
