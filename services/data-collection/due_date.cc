// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/due_date.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "libs/casework/case_sop.h"
#include "libs/identity/office_calendar.h"
#include "libs/sop/budget.h"
#include "libs/worktime/zone.h"
#include "services/data-collection/domain.h"

namespace tepat::data_collection {
namespace {

// Nothing while the office's calendar is not known here.
Result<std::optional<worktime::Calendar>> FindOfficeCalendar(sql::Database& db) {
  TEPAT_ASSIGN(const auto found, identity::FindDefaultCalendar(db));
  if (!found) return std::nullopt;
  TEPAT_ASSIGN(worktime::Calendar calendar, identity::BuildCalendar(*found));
  return std::optional<worktime::Calendar>(std::move(calendar));
}

std::string DateOf(const worktime::Calendar& calendar, Instant at) {
  return FormatInstantAt(at, calendar.OffsetAt(at)).substr(0, 10);
}

Result<Instant> DueOf(const Config& config, const sop::Standard& standard,
                      const worktime::Calendar& calendar, Instant start) {
  const worktime::PausedCalendar unpaused(calendar, {});
  TEPAT_ASSIGN(const Instant due, sop::DueAt(standard, sop::WholeOf(standard), unpaused, start));
  // A step of minutes leaves no day to chase in.
  if (standard.unit == sop::Standard::Unit::kMinutes) return due;
  // Back from the day on which timing says that the step is due, not on from its start: standards
  // count days in several ways, and one day early here would be the step's own day there.
  TEPAT_ASSIGN(const int days, unpaused.DaysBetween(start, due));
  return unpaused.AddDays(start, std::max(days - config.due_buffer_days, 0));
}

Result<std::string> DateIn(const Config& config, const worktime::Calendar& calendar,
                           const sop::Sop& sop, Instant start) {
  TEPAT_ASSIGN(const sop::Step step, casework::StepOf(sop, kArea, kCollectStep));
  return DueDateBy(config, step.standard, calendar, start);
}

// Whether any working time is left until the end of the date.
Result<bool> IsOver(const std::string& date, const worktime::Calendar& calendar, Instant now) {
  TEPAT_ASSIGN(const auto day, ParseDate(date));
  TEPAT_ASSIGN(const auto zone, worktime::Zone::Find(calendar.time_zone()));
  const Instant end = zone.StartOf(day + std::chrono::days(1));
  TEPAT_ASSIGN(const Micros left, worktime::PausedCalendar(calendar, {}).Between(now, end));
  return left <= Micros(0);
}

}  // namespace

std::string DueDateBy(const Config& config, const sop::Standard& standard,
                      const worktime::Calendar& calendar, Instant start) {
  const auto due = DueOf(config, standard, calendar, start);
  // Beyond the calendar: better no date than a wrong one.
  return due ? DateOf(calendar, *due) : "";
}

Result<std::string> DueDate(const Config& config, sql::Database& db, const sop::Sop& sop,
                            Instant start) {
  TEPAT_ASSIGN(const auto calendar, FindOfficeCalendar(db));
  if (!calendar) {
    return Fail(Code::kUnavailable, "data_collection.no_calendar",
                "the office's calendar is not known here yet");
  }
  return DateIn(config, *calendar, sop, start);
}

Result<std::string> ReturnDueDate(const Config& config, sql::Database& db, const sop::Sop& sop,
                                  Instant start, Instant now) {
  TEPAT_ASSIGN(const auto calendar, FindOfficeCalendar(db));
  if (!calendar) return std::string();
  TEPAT_ASSIGN(const std::string date, DateIn(config, *calendar, sop, start));
  const auto tomorrow = calendar->AddDays(now, 1);
  if (date.empty() || !tomorrow) return date;
  // ISO dates sort as text.
  return std::max(date, DateOf(*calendar, *tomorrow));
}

std::string KeptDate(const std::string& date, const worktime::Calendar& calendar, Instant now) {
  const auto over = IsOver(date, calendar, now);
  if (!over || !*over) return date;
  const auto tomorrow = calendar.AddDays(now, 1);
  return tomorrow ? DateOf(calendar, *tomorrow) : date;
}

Result<std::string> KeptDueDate(sql::Database& db, const std::string& date, Instant now) {
  // Without a date the unit is due with its visit, whatever the calendar says.
  if (date.empty()) return date;
  TEPAT_ASSIGN(const auto calendar, FindOfficeCalendar(db));
  return calendar ? KeptDate(date, *calendar, now) : date;
}

}  // namespace tepat::data_collection
