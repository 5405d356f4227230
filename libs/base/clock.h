// SPDX-License-Identifier: Apache-2.0
// Two clocks. Office time dates facts, visits and tokens, and may be simulated; monotonic time
// measures deadlines and back-off, and never is.
#pragma once

#include <chrono>

#include "libs/base/instant.h"

namespace tepat {

// Office time. Implementations are thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;

  // Now, in whole microseconds. It may go back, when somebody sets the machine's clock.
  virtual Instant Now() const = 0;
};

// The machine's wall clock.
class SystemClock : public Clock {
 public:
  Instant Now() const override {
    return std::chrono::floor<Micros>(std::chrono::system_clock::now());
  }
};

using MonotonicTime = std::chrono::steady_clock::time_point;

// Monotonic time. Implementations are thread-safe.
class MonotonicClock {
 public:
  virtual ~MonotonicClock() = default;

  // Never goes back. Points of two runs of a machine cannot be compared: nothing stores them.
  virtual MonotonicTime Now() const = 0;
};

// The machine's monotonic clock.
class SystemMonotonicClock : public MonotonicClock {
 public:
  MonotonicTime Now() const override { return std::chrono::steady_clock::now(); }
};

}  // namespace tepat
