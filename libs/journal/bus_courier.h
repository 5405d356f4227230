// SPDX-License-Identifier: Apache-2.0
// Carries this service's journal to the bus, at least once, in order.
#pragma once

#include "libs/base/clock.h"
#include "libs/journal/backoff.h"
#include "libs/journal/bus.h"
#include "libs/journal/courier_cursor.h"
#include "libs/journal/journal_reader.h"
#include "libs/journal/trouble_log.h"
#include "libs/journal/writer.h"

namespace tepat::journal {

// A crash makes it publish some facts again, under the same message ids. One thread at a time.
class BusCourier {
 public:
  // All arguments outlive the courier.
  BusCourier(JournalReader& journal, Writer& writer, BusPublisher& bus,
             const MonotonicClock& monotonic);

  // Reads the durable cursor. Once, before the first Step.
  Status Open() { return cursor_.Open(); }

  // Publishes the next facts. True when it moved on; false when there was nothing to do, or the bus
  // was not there and the courier waits out its back-off: the log says so, once.
  bool Step();

  // Everything up to here has been acknowledged by the bus.
  std::int64_t cursor() const { return cursor_.sequence(); }

 private:
  JournalReader& journal_;
  BusPublisher& bus_;
  CourierCursor cursor_;
  Backoff backoff_;
  TroubleLog trouble_{"the courier to the bus"};
};

}  // namespace tepat::journal
