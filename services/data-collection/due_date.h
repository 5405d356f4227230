// SPDX-License-Identifier: Apache-2.0
// When units are due: some working days before step 4 is, so that late data can be chased.
#pragma once

#include <string>

#include "libs/sop/sop.h"
#include "libs/sql/database.h"
#include "services/data-collection/config.h"

namespace tepat::data_collection {

// ISO date for a visit of step 4 that starts at `start`, by the office's default calendar; empty
// where it does not reach. Fails with kUnavailable `data_collection.no_calendar`, and as
// casework::StepOf.
Result<std::string> DueDate(const Config& config, sql::Database& db, const sop::Sop& sop,
                            Instant start);

// The same for units that get their data back at `now`: never before the next working day, which
// leaves time to mend them. Empty while there is no calendar: then they are due with the visit.
// Fails as casework::StepOf.
Result<std::string> ReturnDueDate(const Config& config, sql::Database& db, const sop::Sop& sop,
                                  Instant start, Instant now);

}  // namespace tepat::data_collection
