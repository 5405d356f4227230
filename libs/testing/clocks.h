// SPDX-License-Identifier: Apache-2.0
// Clocks that a test turns by hand.
#pragma once

#include <atomic>

#include "libs/base/clock.h"
#include "libs/base/id.h"

namespace tepat::simulation {

// Office time that stands still until it is turned. Any thread.
class FakeClock : public Clock {
 public:
  explicit FakeClock(const char* start) : micros_(MicrosOf(*ParseInstant(start))) {}
  Instant Now() const override { return InstantFromMicros(micros_); }
  void Advance(Micros by) { micros_ += by.count(); }
  void Set(Instant at) { micros_ = MicrosOf(at); }

 private:
  std::atomic<std::int64_t> micros_;
};

// Monotonic time that stands still until it is turned. Any thread.
class FakeMonotonicClock : public MonotonicClock {
 public:
  MonotonicTime Now() const override { return MonotonicTime(std::chrono::nanoseconds(nanos_)); }
  void Advance(std::chrono::milliseconds by) { nanos_ += std::chrono::nanoseconds(by).count(); }

 private:
  std::atomic<std::int64_t> nanos_{std::chrono::nanoseconds(std::chrono::hours(1)).count()};
};

// Reproducible random numbers (SplitMix64). One thread at a time.
class SeededEntropy : public Entropy {
 public:
  explicit SeededEntropy(std::uint64_t seed) : state_(seed) {}
  std::uint64_t Next() override {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  // A number from 0 to `below` - 1.
  std::uint64_t Below(std::uint64_t below) { return Next() % below; }
  bool Chance(int percent) { return Below(100) < static_cast<std::uint64_t>(percent); }

 private:
  std::uint64_t state_;
};

}  // namespace tepat::simulation
