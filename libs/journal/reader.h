// SPDX-License-Identifier: Apache-2.0
// Reads one source's facts, each exactly once in effect.
//
// The cursor moves in the transaction of the effects. `sequence <= cursor` is a duplicate,
// `cursor + 1` is applied, anything later is a gap: then the source's journal is read from the
// cursor to its head, and the bus is ignored meanwhile. A lost tail shows no gap, so the head is
// asked at start, when the bus comes back, after a second without traffic and each second while the
// bus is down. So the effect is exactly once in O(1) memory, whatever the bus does.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "libs/base/clock.h"
#include "libs/journal/applier.h"
#include "libs/journal/bus.h"
#include "libs/journal/journal_reader.h"
#include "libs/journal/writer.h"

namespace tepat::journal {

// What a reader has done since it was made; for health and tests.
struct ReaderCounts {
  std::int64_t live = 0;        // facts that came by the bus
  std::int64_t caught_up = 0;   // facts read from the journal at start
  std::int64_t healed = 0;      // facts read from the journal because of a gap or a lost tail
  std::int64_t duplicates = 0;  // facts that came again
  std::int64_t parked = 0;      // facts that could not be applied, and those behind them
};

// One thread at a time.
class Reader {
 public:
  using Apply = ApplyFact;

  // Called when the source was restored to `cut` and this reader is beyond it: marks what was read
  // of the lost stretch (MarkLost), and says from which sequence to go on. Without it the reader
  // stops.
  using Rewind = std::function<Result<std::int64_t>(Transaction&, std::int64_t cut)>;

  // `source`: `/tepat/<office>/<service>`. All arguments outlive the reader.
  Reader(std::string source, JournalReader& journal, BusFeed& feed, Writer& writer,
         const MonotonicClock& monotonic, Apply apply, Rewind rewind = nullptr);

  // Reads the durable cursor. Once, before the first Step.
  Status Open();

  // Takes what is there; waits up to `wait` for the bus. True when it moved on.
  bool Step(std::chrono::milliseconds wait);

  const std::string& source() const { return source_; }
  const Position& cursor() const { return cursor_; }
  const ReaderCounts& counts() const { return counts_; }
  // Why the reader cannot go on, when it cannot: health is red.
  const std::optional<Error>& stopped() const { return stopped_; }

 private:
  bool Heal();
  bool TakeFromBus(std::chrono::milliseconds wait);
  Status ApplyAll(const std::vector<Event>& events);
  void Confirm(MonotonicTime asked);
  bool Settle(const Status& status);
  Status FollowIncarnation(const JournalHead& head);

  const std::string source_;
  JournalReader& journal_;
  BusFeed& feed_;
  Writer& writer_;
  const MonotonicClock& monotonic_;
  Applier applier_;
  const Rewind rewind_;

  Position cursor_;
  ReaderCounts counts_;
  std::optional<Error> stopped_;
  bool ask_head_ = true;
  bool starting_ = true;
  bool bus_up_ = true;
  MonotonicTime head_asked_{};
  MonotonicTime confirmed_{};
  Instant confirmed_at_;
  MonotonicTime last_traffic_{};
};

}  // namespace tepat::journal
