// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/due_date.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "libs/casework/case_sop.h"
#include "libs/identity/office_calendar.h"
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

Result<std::string> DateIn(const Config& config, const worktime::Calendar& calendar,
                           const sop::Sop& sop, Instant start) {
  TEPAT_ASSIGN(const sop::Step step, casework::StepOf(sop, kArea, kCollectStep));
  const sop::Standard& standard = step.standard;
  // A step of minutes leaves no day to chase in.
  Result<Instant> due = calendar.Add(start, std::chrono::minutes(standard.amount));
  if (standard.unit == sop::Standard::Unit::kDays) {
    due = calendar.AddDays(start, std::max(standard.amount - config.due_buffer_days, 0));
  }
  // Beyond the calendar: better no date than a wrong one.
  if (!due) return std::string();
  return DateOf(calendar, *due);
}

}  // namespace

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

}  // namespace tepat::data_collection
