// SPDX-License-Identifier: Apache-2.0
// UUIDv7 (RFC 9562): ids that sort by the time at which they were made.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "libs/base/clock.h"
#include "libs/base/mutex.h"

namespace tepat {

// True for 36 characters of lower-case hexadecimal in the form of a UUID of version 7.
bool IsUuidV7(std::string_view text);

// Makes ids. Implementations are thread-safe.
class IdSource {
 public:
  virtual ~IdSource() = default;

  // A new UUIDv7, larger than each that this source gave before.
  virtual std::string Next() = 0;
};

// Random numbers, 64 bits at a time. Implementations are thread-safe.
class Entropy {
 public:
  virtual ~Entropy() = default;
  virtual std::uint64_t Next() = 0;
};

// The kernel's random numbers.
class SystemEntropy : public Entropy {
 public:
  std::uint64_t Next() override;
};

// Ids from a clock and entropy. A clock that stands still or goes back is bridged with a counter
// (RFC 9562, 6.2 method 1), so ids stay in order.
class UuidSource : public IdSource {
 public:
  // Both outlive the source.
  UuidSource(const Clock& clock, Entropy& entropy) : clock_(clock), entropy_(entropy) {}

  std::string Next() override;

 private:
  const Clock& clock_;
  Entropy& entropy_;
  Mutex mutex_;
  std::uint64_t last_millis_ TEPAT_GUARDED_BY(mutex_) = 0;
  std::uint64_t counter_ TEPAT_GUARDED_BY(mutex_) = 0;
};

}  // namespace tepat
