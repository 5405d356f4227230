// SPDX-License-Identifier: Apache-2.0
// When a visit must be done, and when to warn before.
#pragma once

#include <vector>

#include "libs/sop/budget.h"
#include "libs/sop/sop.h"
#include "libs/worktime/paused_calendar.h"

namespace tepat::timing {

// When a visit must be done. Value type; due ≤ breach.
struct Deadline {
  Instant due;       // what people see
  Instant breach;    // first working instant beyond the budget
  Micros allowed{};  // working time from start to due

  bool operator==(const Deadline&) const = default;
};

// A warning, by its place in the standard. Value type.
struct Rung {
  int index = 0;
  Instant at;
};

using sop::Amount;

// What visit `number` of a step may use, when the visits before it have spent `spent`.
Amount BudgetOf(const sop::Standard& standard, int number, const Amount& spent);

// What a visit from `start` to `end` has spent of its standard. Fails as the calendar does.
Result<Amount> SpentOf(const sop::Standard& standard, const worktime::PausedCalendar& calendar,
                       Instant start, Instant end);

// When a visit that starts at `start` with that budget must be done. Fails as the calendar does.
Result<Deadline> DeadlineOf(const sop::Standard& standard, const Amount& budget,
                            const worktime::PausedCalendar& calendar, Instant start);

// Warnings of the standard that lie between start and breach, by time. The amount of a standard
// that was cut by returns scales its percentages; points that no longer fit are left out.
std::vector<Rung> RungsOf(const sop::Standard& standard, const Amount& budget,
                          const Deadline& deadline, const worktime::PausedCalendar& calendar,
                          Instant start);

}  // namespace tepat::timing
