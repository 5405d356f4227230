// SPDX-License-Identifier: Apache-2.0
// Giving data back to their units: by the Sekretaris from step 5, by submission after the check, or
// by the Kasubbag while step 4 still runs.
#pragma once

#include <string>
#include <vector>

#include "libs/journal/writer.h"
#include "services/data-collection/domain.h"

namespace tepat::data_collection {

// Marks the units as returned, opens a new visit of step 4 at `start` with a turn of each of them,
// due a working day before the visit and never before the next working day; saves all, and adds
// the marks of it to `marks`. The cells that are given back stay with their unit until it sends
// again. Fails as CheckReturns, and with kInvalid `data_collection.invalid_request` (detail
// `fields`) on a cell that the plan does not have.
Status ReturnToUnits(const Config& config, journal::Transaction& transaction,
                     Collection& collection, const sop::Sop& sop,
                     const std::vector<UnitReturn>& returns, const std::string& person_id,
                     Instant start, std::vector<sop::Mark>& marks);

// While step 4 runs: gives one unit, which has sent, its data back. Its turn ends and the next one
// starts, due on its date, or on the next working day where that is over; the visit and all other
// units go on. Adds the marks of it to `marks`; saves the cells that are given back, but not the
// unit. Fails as RequireSent, as CheckReturns, and on cells as ReturnToUnits.
Status GiveBackToUnit(const Config& config, journal::Transaction& transaction,
                      const Collection& collection, const UnitReturn& wanted, Unit& unit,
                      std::vector<sop::Mark>& marks);

}  // namespace tepat::data_collection
