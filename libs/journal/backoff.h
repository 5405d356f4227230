// SPDX-License-Identifier: Apache-2.0
// How long a courier leaves its receiver alone after a failure.
#pragma once

#include <algorithm>
#include <chrono>

#include "libs/base/clock.h"

namespace tepat::journal {

// Doubles with each failure, up to a limit, and begins anew after a success. One thread at a time.
class Backoff {
 public:
  // A receiver that restarts is back within a second: the first waits are short.
  static constexpr std::chrono::milliseconds kFirst{50};
  // Nobody waits much longer than this for a receiver that is back after hours.
  static constexpr std::chrono::milliseconds kMax{2000};

  // The clock outlives it.
  explicit Backoff(const MonotonicClock& monotonic) : monotonic_(monotonic) {}

  // True while the receiver is to be left alone.
  bool waiting() const { return monotonic_.Now() < not_before_; }
  void Failed() {
    wait_ = std::clamp(wait_ * 2, kFirst, kMax);
    not_before_ = monotonic_.Now() + wait_;
  }
  void Succeeded() { wait_ = std::chrono::milliseconds(0); }

 private:
  const MonotonicClock& monotonic_;
  std::chrono::milliseconds wait_{0};
  MonotonicTime not_before_{};
};

}  // namespace tepat::journal
