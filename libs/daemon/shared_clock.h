// SPDX-License-Identifier: Apache-2.0
// Simulated office time: one instant in a file that every process of an office maps. Whoever drives
// the simulation writes it; nobody here does.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "libs/base/clock.h"
#include "libs/base/status.h"

namespace tepat::daemon {

// One for a process. Whoever moves the time writes into the file in place, and every process sees
// it at once. Any thread. The file holds int64 microseconds since 1970 UTC in the machine's byte
// order.
class SharedClock : public Clock {
 public:
  // Fails with kInvalid `clock.unreadable` when the file is not there or holds fewer than 8 bytes.
  static Result<std::unique_ptr<SharedClock>> Open(const std::string& path);
  explicit SharedClock(const std::atomic<std::int64_t>* micros) : micros_(micros) {}
  ~SharedClock() override;
  SharedClock(const SharedClock&) = delete;
  SharedClock& operator=(const SharedClock&) = delete;

  Instant Now() const override { return InstantFromMicros(micros_->load()); }

 private:
  const std::atomic<std::int64_t>* const micros_;  // mapped; unmapped at the end
};

}  // namespace tepat::daemon
