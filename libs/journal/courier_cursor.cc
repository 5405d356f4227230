// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/courier_cursor.h"

#include <chrono>
#include <utility>

namespace tepat::journal {
namespace {

// Twice a second at most while facts trickle in: one commit more among hundreds.
constexpr std::chrono::milliseconds kSaveInterval(500);
// Facts that a crash in the middle of a long stretch may have carried again.
constexpr std::int64_t kUnsavedMax = 4096;

}  // namespace

CourierCursor::CourierCursor(std::string courier, Writer& writer, const MonotonicClock& monotonic)
    : courier_(std::move(courier)), writer_(writer), monotonic_(monotonic) {}

Status CourierCursor::Open() {
  return writer_.Execute([&](Transaction& transaction) -> Status {
    TEPAT_TRY(transaction.db().Run(
        "INSERT OR IGNORE INTO courier_cursor(courier, sequence) VALUES(?, 0)", courier_));
    TEPAT_ASSIGN(const auto sequence,
                 transaction.db().Get<std::int64_t>(
                     "SELECT sequence FROM courier_cursor WHERE courier=?", courier_));
    Saved(sequence);
    return Ok();
  });
}

void CourierCursor::SaveAtRest() {
  const MonotonicTime now = monotonic_.Now();
  if (now - saved_at_ < kSaveInterval) return;
  saved_at_ = now;
  Save();
}

void CourierCursor::SaveUnderWay() {
  if (sequence_ - saved_ >= kUnsavedMax) Save();
}

void CourierCursor::Save() {
  if (sequence_ == saved_) return;
  const Status saved =
      writer_.Execute([&](Transaction& transaction) { return SaveIn(transaction, sequence_); });
  if (saved) saved_ = sequence_;
}

Status CourierCursor::SaveIn(Transaction& transaction, std::int64_t sequence) const {
  return transaction.db().Run("UPDATE courier_cursor SET sequence=? WHERE courier=?", sequence,
                              courier_);
}

}  // namespace tepat::journal
