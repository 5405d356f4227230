// SPDX-License-Identifier: Apache-2.0
// Working time of one visit: a calendar in which the visit's pauses are closed.
//
// With P the union of the pauses, everything follows from the calendar's own W:
//
//   between(s, e) = W(e) - W(s) - working time of P within [s, e)
//   add(s, d)     = the earliest t >= s with between(s, t) = d
//   first_open(t) = the earliest instant >= t inside a segment and outside P
//
// Days are counted from the day of the calendar's own first_open(s), and a day counts when some of
// its working time is not paused: a wholly paused day moves a deadline by a day, a break does not.
#pragma once

#include <vector>

#include "libs/worktime/calendar.h"

namespace tepat::worktime {

// The union of spans: sorted, apart from each other, none empty.
std::vector<Span> UnionOf(std::vector<Span> spans);

// Value type; any thread. The calendar outlives it. Questions fail as the calendar's do.
class PausedCalendar {
 public:
  PausedCalendar(const Calendar& calendar, std::vector<Span> pauses)
      : calendar_(calendar), pauses_(UnionOf(std::move(pauses))) {}

  // Working time from `start` to `end` outside the pauses; 0 when `end` is before `start`.
  Result<Micros> Between(Instant start, Instant end) const;

  // Working time from `start` to `end` inside the pauses.
  Result<Micros> PausedBetween(Instant start, Instant end) const;

  // The earliest instant at which `budget` (>= 0) has passed since `start`.
  Result<Instant> Add(Instant start, Micros budget) const;

  // The earliest working instant at or after `at` outside the pauses.
  Result<Instant> FirstOpen(Instant at) const;

  // The last closing of the `count`-th (>= 0) counted day after the day of `start`.
  Result<Instant> AddDays(Instant start, int count) const;

  // Opening of the `count`-th counted day after the day of `start`, pauses aside.
  Result<Instant> OpeningAfterDays(Instant start, int count) const;

  // Counted days after the day of `start` that have begun by `end`.
  Result<int> DaysBetween(Instant start, Instant end) const;

  // Working time from `start` to `end` outside the pauses, span by span. Nothing beyond the
  // calendar.
  std::vector<Span> Spans(Instant start, Instant end) const;

  // Whether some working time of the day of `start` lies behind `start` and outside the pauses.
  Result<bool> CountsFirstDay(Instant start) const;

  const Calendar& calendar() const { return calendar_; }
  const std::vector<Span>& pauses() const { return pauses_; }

 private:
  // By how many of the calendar's days the `count`-th counted one lies behind the first.
  Result<int> CalendarDays(Instant start, int count) const;
  Result<bool> Counts(Instant open, Instant close) const;

  const Calendar& calendar_;
  std::vector<Span> pauses_;
};

}  // namespace tepat::worktime
