// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/bus_courier.h"

#include <algorithm>

#include "libs/base/failpoint.h"

namespace tepat::journal {
namespace {

constexpr std::chrono::milliseconds kSaveInterval(500);
constexpr std::chrono::milliseconds kBackoffFirst(50);
constexpr std::chrono::milliseconds kBackoffMax(2000);
constexpr std::int64_t kUnsavedMax = 4096;  // facts that a crash may publish again

}  // namespace

Status BusCourier::Open() {
  return writer_.Execute([&](Transaction& transaction) -> Status {
    TEPAT_TRY(
        transaction.db().Run("INSERT OR IGNORE INTO courier_cursor(courier, "
                             "sequence) VALUES('bus', 0)"));
    TEPAT_ASSIGN(const auto row,
                 transaction.db().Find("SELECT sequence FROM courier_cursor WHERE courier='bus'"));
    cursor_ = saved_ = row->Int(0);
    return Ok();
  });
}

bool BusCourier::Step() {
  if (monotonic_.Now() < not_before_) return false;
  const auto page = journal_.Read(cursor_ + 1, kPageRowsMax);
  if (!page || page->rows.empty()) return SaveCursorInTime();
  std::vector<Outgoing> events;
  for (const JournalRow& row : page->rows) {
    Envelope envelope = EnvelopeOf(row.body);
    events.push_back({std::move(envelope.subject), std::move(envelope.id), row.body});
  }
  TEPAT_FAILPOINT("courier.before_publish");
  const auto published = bus_.Publish(events);
  TEPAT_FAILPOINT("courier.after_publish");
  const std::size_t count = published.value_or(0);
  cursor_ += static_cast<std::int64_t>(count);
  if (count < events.size()) {
    backoff_ = std::min(std::max(backoff_ * 2, kBackoffFirst), kBackoffMax);
    not_before_ = monotonic_.Now() + backoff_;
    return count > 0;
  }
  backoff_ = std::chrono::milliseconds(0);
  if (cursor_ - saved_ >= kUnsavedMax) SaveCursor();
  return true;
}

// Not after each fact: that would be a second commit for it. What a crash forgets is carried again,
// with no effect.
bool BusCourier::SaveCursorInTime() {
  const MonotonicTime now = monotonic_.Now();
  if (now - saved_at_ < kSaveInterval) return false;
  saved_at_ = now;
  return SaveCursor();
}

bool BusCourier::SaveCursor() {
  if (cursor_ == saved_) return false;
  const Status saved = writer_.Execute([&](Transaction& transaction) {
    return transaction.db().Run(
        "INSERT INTO courier_cursor(courier, sequence) VALUES('bus', ?) "
        "ON CONFLICT(courier) DO UPDATE SET sequence=excluded.sequence",
        {cursor_});
  });
  if (saved) saved_ = cursor_;
  return false;
}

}  // namespace tepat::journal
