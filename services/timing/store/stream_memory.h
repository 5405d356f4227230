// SPDX-License-Identifier: Apache-2.0
// Table `stream_memory`: what the keeper of the stream must remember over a restart.
#pragma once

#include <cstdint>

#include "libs/sql/database.h"

namespace tepat::timing {

// Memory of the stream's keeper. Value type.
struct StreamMemory {
  std::int64_t highest = 0;    // stream sequence ever seen
  std::int64_t repairs = 0;    // times that facts were put back
  std::int64_t audits = 0;     // comparisons made
  std::int64_t suspected = 0;  // facts that the last one missed
};

// All zero before the first time.
Result<StreamMemory> LoadStreamMemory(sql::Database& db);

// Inside the writer's transaction.
Status SaveStreamMemory(sql::Database& db, const StreamMemory& memory);

}  // namespace tepat::timing
