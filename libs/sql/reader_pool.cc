// SPDX-License-Identifier: Apache-2.0
#include "libs/sql/reader_pool.h"

namespace tepat::sql {

Result<std::unique_ptr<Database>> ReaderPool::Take() {
  {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [&] { return free_slots_ > 0; });
    --free_slots_;
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
  }
  auto opened = Database::Open(path_, Mode::kReader);
  if (!opened) GiveBack(nullptr, false);
  return opened;
}

void ReaderPool::GiveBack(std::unique_ptr<Database> connection, bool healthy) {
  {
    const std::lock_guard lock(mutex_);
    ++free_slots_;
    // A connection whose transaction failed is closed: opening another is cheap.
    if (healthy && connection != nullptr) idle_.push_back(std::move(connection));
  }
  returned_.notify_one();
}

}  // namespace tepat::sql
