// SPDX-License-Identifier: Apache-2.0
// The last refusals and errors that pages have shown, each by the code that stood on the page.
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "libs/base/instant.h"
#include "libs/base/mutex.h"
#include "libs/base/status.h"

namespace tepat::page {

// Lives as long as the face; in memory alone. Any thread.
class Failures {
 public:
  // What lay behind a code. Value type.
  struct Failure {
    std::string code;
    Instant at;
    std::string path;
    Error error;
  };

  // Keeps one, and forgets the oldest of too many.
  void Keep(Failure failure) {
    const Lock lock(mutex_);
    last_.push_back(std::move(failure));
    if (last_.size() > kKept) last_.pop_front();
  }
  // The failure whose code a page showed; nothing for an old one.
  std::optional<Failure> Find(const std::string& code) {
    const Lock lock(mutex_);
    for (const Failure& failure : last_) {
      if (failure.code == code) return failure;
    }
    return std::nullopt;
  }

 private:
  // A day of an office's mistakes; the log has the older ones.
  static constexpr std::size_t kKept = 200;
  Mutex mutex_;
  std::deque<Failure> last_ TEPAT_GUARDED_BY(mutex_);
};

}  // namespace tepat::page
