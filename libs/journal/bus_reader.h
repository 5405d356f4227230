// SPDX-License-Identifier: Apache-2.0
// Reads a source that has no journal to ask: the bus is all there is. Facts that come early wait in
// a bounded buffer; a gap that does not close in time is passed, written down, and from then on
// nothing of that source counts as confirmed.
#pragma once

#include <map>
#include <string>

#include "libs/journal/applier.h"
#include "libs/journal/bus.h"
#include "libs/journal/trouble_log.h"

namespace tepat::journal {

struct BusReaderOptions {
  std::string source;  // `/tepat/<office>/<name>`
  std::chrono::milliseconds gap_wait{30'000};
  std::size_t buffer_max = 1024;  // facts that wait behind a gap
};

// One thread at a time. What fails is tried again, and said in the log, once.
class BusReader {
 public:
  // `feed` brings everything that the bus still holds, from its beginning, after each start. All
  // arguments outlive the reader. A source that comes back under a newer incarnation and a sequence
  // that was read already was set back: `rewind` lists what is lost.
  BusReader(BusReaderOptions options, BusFeed& feed, Writer& writer,
            const MonotonicClock& monotonic, ApplyFact apply,
            std::function<Status(Transaction&, std::int64_t cut)> rewind);

  // Reads the durable cursor. Once, before the first Step.
  Status Open();

  // Takes what the bus has, waiting at most `wait`. True when it moved on.
  bool Step(std::chrono::milliseconds wait);

  const Position& cursor() const { return cursor_; }

 private:
  void Buffer(Event event);
  bool ApplyWhatFollows();
  bool PassGap();
  Status Rewind(const Event& first);

  const BusReaderOptions options_;
  BusFeed& feed_;
  Writer& writer_;
  const MonotonicClock& monotonic_;
  Applier applier_;
  const std::function<Status(Transaction&, std::int64_t cut)> rewind_;
  Position cursor_;
  TroubleLog trouble_;      // with what its facts do here
  TroubleLog bus_trouble_;  // nothing comes meanwhile
  bool gapped_ = false;     // ever
  std::map<std::int64_t, Event> early_;
  MonotonicTime waiting_since_{};
};

}  // namespace tepat::journal
