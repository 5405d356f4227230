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

// The later of that date (ISO 8601, or empty) and the next working day: for units that are asked
// again while their visit runs. The date itself while there is no calendar.
Result<std::string> DueDateAhead(sql::Database& db, const std::string& due_date, Instant now);

}  // namespace tepat::data_collection
