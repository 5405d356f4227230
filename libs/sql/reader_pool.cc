// SPDX-License-Identifier: Apache-2.0
#include "libs/sql/reader_pool.h"

namespace tepat::sql {

Result<std::unique_ptr<Database>> ReaderPool::Take() {
  {
    const Lock lock(mutex_);
    while (free_slots_ == 0) returned_.Wait(mutex_);
    --free_slots_;
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
  }
  // Without the lock: the slot is taken already, and opening a file takes a while.
  auto opened = Database::Open(path_, Mode::kReader);
  // Else a slot would be lost with each failure, and in the end nobody could read.
  if (!opened) GiveBack(nullptr, false);
  return opened;
}

void ReaderPool::GiveBack(std::unique_ptr<Database> connection, bool healthy) {
  {
    const Lock lock(mutex_);
    ++free_slots_;
    // A connection whose transaction failed is closed: opening another is cheap.
    if (healthy && connection != nullptr) idle_.push_back(std::move(connection));
  }
  // After the lock: who wakes up finds it free.
  returned_.NotifyOne();
}

}  // namespace tepat::sql
