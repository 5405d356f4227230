// SPDX-License-Identifier: Apache-2.0
// The agenda's numbers: without gaps, never given twice, starting anew each calendar year.
#pragma once

#include "libs/sql/database.h"

namespace tepat::correspondence {

// The next number of that year's agenda. Inside a write transaction, whose rollback gives it back.
Result<int> TakeAgendaNumber(sql::Database& db, int year);

}  // namespace tepat::correspondence
