// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store/stream_memory.h"

namespace tepat::timing {

Result<StreamMemory> LoadStreamMemory(sql::Database& db) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT highest, repairs, audits, suspected FROM stream_memory"));
  if (!row) return StreamMemory{};
  return StreamMemory{row->Int(0), row->Int(1), row->Int(2), row->Int(3)};
}

Status SaveStreamMemory(sql::Database& db, const StreamMemory& memory) {
  return db.Run(
      "INSERT OR REPLACE INTO stream_memory(only, highest, repairs, audits, suspected) "
      "VALUES(1,?,?,?,?)",
      {memory.highest, memory.repairs, memory.audits, memory.suspected});
}

}  // namespace tepat::timing
