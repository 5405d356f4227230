// SPDX-License-Identifier: Apache-2.0
// Read-only connections to one file, lent to one thread at a time.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "libs/base/mutex.h"
#include "libs/sql/database.h"

namespace tepat::sql {

// Any thread. The file must exist. At most `size` queries run at once; others wait, for as long as
// the queries before them take: each of their statements has a limit (Mode::kReader).
class ReaderPool {
 public:
  ReaderPool(std::string path, std::size_t size) : path_(std::move(path)), free_slots_(size) {}

  // Runs `query` with a connection of its own inside one read transaction, so that all its
  // statements see the same state.
  template <class T>
  Result<T> Read(const std::function<Result<T>(Database&)>& query) {
    TEPAT_ASSIGN(auto connection, Take());
    Result<T> answer = [&]() -> Result<T> {
      TEPAT_TRY(connection->Run("BEGIN"));
      auto result = query(*connection);
      TEPAT_TRY(connection->Run("COMMIT"));
      return result;
    }();
    GiveBack(std::move(connection), answer.has_value());
    return answer;
  }

 private:
  Result<std::unique_ptr<Database>> Take();
  void GiveBack(std::unique_ptr<Database> connection, bool healthy);

  const std::string path_;
  Mutex mutex_;
  Condition returned_;
  // How many connections more may be lent; what waits for one is `returned_`.
  std::size_t free_slots_ TEPAT_GUARDED_BY(mutex_);
  // Open, with the statements that they have prepared so far.
  std::vector<std::unique_ptr<Database>> idle_ TEPAT_GUARDED_BY(mutex_);
};

}  // namespace tepat::sql
