// SPDX-License-Identifier: Apache-2.0
// How far a courier has carried this journal. It moves in memory with each fact and is written down
// when the courier comes to rest: a commit per fact would be a second commit for it. What a crash
// forgets is carried again, with no effect, because receivers know what they have.
#pragma once

#include <cstdint>
#include <string>

#include "libs/base/clock.h"
#include "libs/journal/writer.h"

namespace tepat::journal {

// Made, opened once, then moved for as long as its courier lives. One thread at a time.
class CourierCursor {
 public:
  // `courier`: `bus`, or the receiver of hand-offs. Writer and clock outlive the cursor.
  CourierCursor(std::string courier, Writer& writer, const MonotonicClock& monotonic);

  // Reads the durable place, and begins at 0 for a new courier. Fails as sql::Database does.
  Status Open();

  // Everything up to here is carried, or stuck.
  std::int64_t sequence() const { return sequence_; }
  // The receiver has the fact of that sequence.
  void MoveTo(std::int64_t sequence) { sequence_ = sequence; }

  // For a courier with nothing to carry: writes the place down when the last time is a while ago.
  // A failure is no loss, here and below: the next call tries again.
  void SaveAtRest();
  // For a courier in full flow: writes it down when a crash would have too much carried again.
  void SaveUnderWay();

  // Moves to `sequence` in a transaction of the courier's own; call Saved after its commit.
  Status SaveIn(Transaction& transaction, std::int64_t sequence) const;
  // That transaction is on disk.
  void Saved(std::int64_t sequence) { sequence_ = saved_ = sequence; }

 private:
  void Save();

  const std::string courier_;
  Writer& writer_;
  const MonotonicClock& monotonic_;
  std::int64_t sequence_ = 0;
  std::int64_t saved_ = 0;
  MonotonicTime saved_at_{};
};

}  // namespace tepat::journal
