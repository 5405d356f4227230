// SPDX-License-Identifier: Apache-2.0
// What the office allows in a disposition, as this service has read it.
#pragma once

#include "libs/sql/database.h"
#include "services/disposition/domain.h"

namespace tepat::disposition {

// Positions and instructions of the office now.
Result<OfficeLists> KnownLists(sql::Database& db);

}  // namespace tepat::disposition
