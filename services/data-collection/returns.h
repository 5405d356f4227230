// SPDX-License-Identifier: Apache-2.0
// Giving data back to their units: by the Sekretaris from step 5, or by submission after the check.
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

}  // namespace tepat::data_collection
