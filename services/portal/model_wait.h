// SPDX-License-Identifier: Apache-2.0
// Waits until the read model has taken over a fact, so that a page shows what was just done.
#pragma once

#include <cstdint>
#include <string>

#include "libs/base/clock.h"
#include "libs/base/mutex.h"
#include "libs/sql/reader_pool.h"

namespace tepat::portal {

// Lives as long as the portal. Any thread.
class ModelWait {
 public:
  // Both outlive it.
  ModelWait(sql::ReaderPool& pool, const MonotonicClock& clock) : pool_(pool), clock_(clock) {}

  // Called after each commit of the model.
  void Wake();
  // Waits until the source was read up to there, a second at most. False when the model is not
  // there yet.
  bool Until(const std::string& source, std::int64_t sequence);

 private:
  sql::ReaderPool& pool_;
  const MonotonicClock& clock_;
  Mutex mutex_;
  Condition changed_;
  std::int64_t commits_ TEPAT_GUARDED_BY(mutex_) = 0;
};

}  // namespace tepat::portal
