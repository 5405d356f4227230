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
#include <optional>
#include <string>
#include <vector>

#include "libs/base/clock.h"
#include "libs/base/mutex.h"
#include "libs/journal/applier.h"
#include "libs/journal/bus.h"
#include "libs/journal/journal_reader.h"
#include "libs/journal/trouble_log.h"
#include "libs/journal/writer.h"

namespace tepat::journal {

// One thread at a time, but for source and stopped. What goes wrong is said in the log, once.
class Reader {
 public:
  // Called when the source was restored to `cut` and this reader is beyond it: marks what was read
  // of the lost stretch (MarkLost), and says from which sequence to go on. Without it the reader
  // stops.
  using Rewind = std::function<Result<std::int64_t>(Transaction&, std::int64_t cut)>;

  // `source`: `/tepat/<office>/<service>`. All arguments outlive the reader.
  Reader(std::string source, JournalReader& journal, BusFeed& feed, Writer& writer,
         const MonotonicClock& monotonic, ApplyFact apply, Rewind rewind = nullptr);

  // Reads the durable cursor. Once, before the first Step.
  Status Open();

  // Takes what is there; waits up to `wait` for the bus. True when it moved on.
  bool Step(std::chrono::milliseconds wait);

  const std::string& source() const { return source_; }
  const Position& cursor() const { return cursor_; }
  // Why the reader cannot go on, when it cannot: a fact of the office was refused, the source was
  // restored and there is no Rewind (`journal.read_beyond_restore`), or what it gives is no journal
  // (`journal.malformed_event`, `journal.not_dense`). So it is until the process starts anew; the
  // log says it as an error, and MaintenanceService lists the fact before which the reader stands.
  // Any thread.
  std::optional<Error> stopped() const;

 private:
  bool Heal();
  bool TakeFromBus(std::chrono::milliseconds wait);
  Result<std::vector<Event>> EventsIn(const JournalPage& page) const;
  Status ApplyAll(const std::vector<Event>& events);
  void Confirm(MonotonicTime asked);
  bool Settle(const Status& status);
  Status FollowIncarnation(const JournalHead& head);

  // Of the thread that steps; others ask for what never changes, and for `stopped_`.
  const std::string source_;
  JournalReader& journal_;
  BusFeed& feed_;
  Writer& writer_;
  const MonotonicClock& monotonic_;
  Applier applier_;
  const Rewind rewind_;
  Position cursor_;
  TroubleLog trouble_;      // with the source's journal, or with what its facts do here
  TroubleLog bus_trouble_;  // the journal alone is enough meanwhile, but slower
  bool ask_head_ = true;
  bool bus_up_ = true;
  MonotonicTime head_asked_{};
  MonotonicTime confirmed_{};
  Instant confirmed_at_;
  MonotonicTime last_traffic_{};
  mutable Mutex mutex_;
  std::optional<Error> stopped_ TEPAT_GUARDED_BY(mutex_);
};

}  // namespace tepat::journal
