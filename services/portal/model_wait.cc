// SPDX-License-Identifier: Apache-2.0
#include "services/portal/model_wait.h"

#include <chrono>

#include "libs/journal/progress.h"

namespace tepat::portal {
namespace {

// A person does not notice it, and a model that needs longer has fallen behind anyway.
constexpr std::chrono::seconds kModelWait{1};

Result<std::int64_t> CursorOf(sql::Database& db, const std::string& source) {
  TEPAT_ASSIGN(const auto progress, journal::FindReadProgress(db, source));
  return progress ? progress->cursor.sequence : 0;
}

}  // namespace

void ModelWait::Wake() {
  {
    const Lock lock(mutex_);
    ++commits_;
  }
  changed_.NotifyAll();
}

bool ModelWait::Until(const std::string& source, std::int64_t sequence) {
  const auto end = clock_.Now() + kModelWait;
  while (true) {
    std::int64_t before = 0;
    {
      // Before the cursor is read: a commit between the two is then not slept through.
      const Lock lock(mutex_);
      before = commits_;
    }
    const auto cursor =
        pool_.Read<std::int64_t>([&](sql::Database& db) { return CursorOf(db, source); });
    if (cursor && *cursor >= sequence) return true;
    const Lock lock(mutex_);
    while (commits_ == before) {
      if (!changed_.WaitUntil(mutex_, end)) return false;
    }
  }
}

}  // namespace tepat::portal
