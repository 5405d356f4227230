// SPDX-License-Identifier: Apache-2.0
// The last refusals and errors that pages have shown, each by the code that stood on the page.
#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <string>

#include "libs/base/instant.h"
#include "libs/base/status.h"

namespace tepat::portal {

// Any thread. Holds the last 200; in memory alone.
class Failures {
 public:
  struct Failure {
    std::string code;
    Instant at;
    std::string path;
    Error error;
  };

  void Keep(Failure failure) {
    const std::lock_guard lock(mutex_);
    last_.push_back(std::move(failure));
    if (last_.size() > kKept) last_.pop_front();
  }
  std::optional<Failure> Find(const std::string& code) {
    const std::lock_guard lock(mutex_);
    for (const Failure& failure : last_) {
      if (failure.code == code) return failure;
    }
    return std::nullopt;
  }

 private:
  static constexpr std::size_t kKept = 200;
  std::mutex mutex_;
  std::deque<Failure> last_;
};

}  // namespace tepat::portal
