// SPDX-License-Identifier: Apache-2.0
// The tables of timing.
#pragma once

#include "libs/sql/database.h"

namespace tepat::timing {

// Its own, behind those of what it has read of the office, on which they build.
sql::Schema Schema();

}  // namespace tepat::timing
