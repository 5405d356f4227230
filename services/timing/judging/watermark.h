// SPDX-License-Identifier: Apache-2.0
// Up to when everything that can change a verdict has been read: what makes a verdict provisional.
#pragma once

#include <string>

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "libs/sql/database.h"

namespace tepat::timing {

// Everything that the step services and `source` recorded up to here has been read: visits of that
// source that stopped later may still change. The least over them; the beginning of time when
// nothing was read. Other parties' sources do not hold up the office's own visits.
Result<Instant> Watermark(sql::Database& db, const std::string& source);

}  // namespace tepat::timing
