// SPDX-License-Identifier: Apache-2.0
// Carries this service's journal to the bus, at least once, in order.
#pragma once

#include <string>

#include "libs/base/clock.h"
#include "libs/journal/bus.h"
#include "libs/journal/journal_reader.h"
#include "libs/journal/writer.h"

namespace tepat::journal {

// One thread at a time. Its cursor is durable, but written only when the courier comes to rest: a
// crash makes it publish some facts again under the same message ids.
class BusCourier {
 public:
  // All arguments outlive the courier.
  BusCourier(JournalReader& journal, Writer& writer, BusPublisher& bus,
             const MonotonicClock& monotonic)
      : journal_(journal), writer_(writer), bus_(bus), monotonic_(monotonic) {}

  // Reads the durable cursor. Once, before the first Step.
  Status Open();

  // Publishes the next facts. True when it moved on; false when there was nothing to do, or the bus
  // was not there and the courier waits out its back-off.
  bool Step();

  // Everything up to here has been acknowledged by the bus.
  std::int64_t cursor() const { return cursor_; }

 private:
  bool SaveCursor();
  bool SaveCursorInTime();

  JournalReader& journal_;
  Writer& writer_;
  BusPublisher& bus_;
  const MonotonicClock& monotonic_;
  std::int64_t cursor_ = 0;
  std::int64_t saved_ = 0;
  MonotonicTime saved_at_{};
  MonotonicTime not_before_{};
  std::chrono::milliseconds backoff_{0};
};

}  // namespace tepat::journal
