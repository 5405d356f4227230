// SPDX-License-Identifier: Apache-2.0
// When units are due: some working days before step 4 is, so that late data can be chased.
#pragma once

#include <string>

#include "libs/sop/sop.h"
#include "libs/sql/database.h"
#include "libs/worktime/calendar.h"
#include "services/data-collection/config.h"

namespace tepat::data_collection {

// ISO date `due_buffer_days` working days before the day on which a visit that starts at `start` is
// due by its standard, however that counts; of a step of minutes the day itself, and never before
// the first working day. Empty where the calendar does not reach the due day.
std::string DueDateBy(const Config& config, const sop::Standard& standard,
                      const worktime::Calendar& calendar, Instant start);

// That date for a visit of step 4 that starts at `start`, by the office's default calendar. Fails
// with kUnavailable `data_collection.no_calendar`, and as casework::StepOf.
Result<std::string> DueDate(const Config& config, sql::Database& db, const sop::Sop& sop,
                            Instant start);

// The same for units that get their data back at `now`: never before the next working day, which
// leaves time to mend them. Empty while there is no calendar: then they are due with the visit.
// Fails as casework::StepOf.
Result<std::string> ReturnDueDate(const Config& config, sql::Database& db, const sop::Sop& sop,
                                  Instant start, Instant now);

// `date` of a unit that is asked again while its step still runs: kept until its last closing,
// and then the next working day. As it is where the calendar does not reach.
std::string KeptDate(const std::string& date, const worktime::Calendar& calendar, Instant now);

// That date by the office's default calendar; as it is while there is none. Timing holds that a
// unit is never due later than its step. Fails as sql::Database does.
Result<std::string> KeptDueDate(sql::Database& db, const std::string& date, Instant now);

}  // namespace tepat::data_collection
