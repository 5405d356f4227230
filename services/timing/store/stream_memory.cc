// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store/stream_memory.h"

namespace tepat::timing {
namespace {

StreamMemory MemoryIn(const sql::Row& row) {
  StreamMemory memory;
  row.Into("highest", memory.highest);
  row.Into("repairs", memory.repairs);
  row.Into("audits", memory.audits);
  row.Into("suspected", memory.suspected);
  return memory;
}

}  // namespace

Result<StreamMemory> LoadStreamMemory(sql::Database& db) {
  TEPAT_ASSIGN(const auto memory,
               db.Find(MemoryIn, "SELECT highest, repairs, audits, suspected FROM stream_memory"));
  // Before the first look at the stream nothing is remembered, and nothing is missed.
  return memory.value_or(StreamMemory{});
}

Status SaveStreamMemory(sql::Database& db, const StreamMemory& memory) {
  // One row for ever: `only` is checked to be 1.
  return db.Run(
      "INSERT OR REPLACE INTO stream_memory(only, highest, repairs, audits, suspected) "
      "VALUES(1,?,?,?,?)",
      memory.highest, memory.repairs, memory.audits, memory.suspected);
}

}  // namespace tepat::timing
