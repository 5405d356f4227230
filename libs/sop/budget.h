// SPDX-License-Identifier: Apache-2.0
// How much a standard gives, in working time or in counted days, and when it is used up. Whoever
// promises a date before a step's due day counts by the same rules as who judges the step.
#pragma once

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "libs/sop/sop.h"
#include "libs/worktime/paused_calendar.h"

namespace tepat::sop {

// An amount of a standard: days where it counts days, else working time. Never both: a day is not
// so many minutes. Value type.
struct Amount {
  Micros time{};
  int days = 0;

  Amount& operator+=(const Amount& other) {
    time += other.time;
    days += other.days;
    return *this;
  }
};

// Whether a standard counts days.
bool CountsDays(const Standard& standard);

// Whether it counts the day on which a visit starts.
bool IncludesFirstDay(const Standard& standard);

// All that it gives: what the first visit of a step may use.
Amount WholeOf(const Standard& standard);

// How many counted days behind the first one a budget of `days` (>= 0) ends, of a visit that starts
// at `start`. Fails as the calendar does.
Result<int> DaysBehindFirst(const Standard& standard, int days,
                            const worktime::PausedCalendar& calendar, Instant start);

// When a visit that starts at `start` has used `budget` up. Fails as the calendar does.
Result<Instant> DueAt(const Standard& standard, const Amount& budget,
                      const worktime::PausedCalendar& calendar, Instant start);

}  // namespace tepat::sop
