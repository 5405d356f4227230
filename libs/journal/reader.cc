// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/reader.h"

#include <utility>

#include "libs/base/failpoint.h"
#include "libs/journal/transient.h"

namespace tepat::journal {
namespace {

constexpr std::chrono::seconds kHeadInterval(1);
constexpr std::chrono::minutes kConfirmInterval(1);  // how often that is written down

}  // namespace

Reader::Reader(std::string source, JournalReader& journal, BusFeed& feed, Writer& writer,
               const MonotonicClock& monotonic, Apply apply)
    : source_(std::move(source)),
      journal_(journal),
      feed_(feed),
      writer_(writer),
      monotonic_(monotonic),
      apply_(std::move(apply)) {}

Status Reader::Open() {
  cursor_.source = source_;
  return writer_.Execute([&](Transaction& transaction) -> Status {
    TEPAT_ASSIGN(auto row,
                 transaction.db().Find(
                     "SELECT incarnation, sequence FROM reader_cursor WHERE source=?", {source_}));
    if (row) cursor_ = {source_, row->Text(0), row->Int(1)};
    return Ok();
  });
}

bool Reader::Step(std::chrono::milliseconds wait) {
  if (stopped_) return false;
  const MonotonicTime now = monotonic_.Now();
  const bool quiet = now - last_traffic_ > kHeadInterval || !bus_up_;
  if (ask_head_ || (quiet && now - head_asked_ > kHeadInterval)) {
    head_asked_ = now;
    if (Heal()) return true;
  }
  return TakeFromBus(wait);
}

// Reads the source's journal from the cursor to its head. True when facts were applied.
bool Reader::Heal() {
  const MonotonicTime asked = monotonic_.Now();
  const auto head = journal_.Head();
  if (!head) return false;  // the source is down; its facts cannot be missed meanwhile
  if (!Settle(FollowIncarnation(*head))) return false;
  const std::int64_t before = cursor_.sequence;
  while (cursor_.sequence < head->position.sequence) {
    const auto page = journal_.Read(cursor_.sequence + 1, kPageRowsMax);
    if (!page || page->rows.empty()) break;
    std::vector<Event> events;
    for (const JournalRow& row : page->rows) {
      auto event = ParseEvent(row.body);
      if (!event) {
        stopped_ = event.error();
        return false;
      }
      events.push_back(std::move(*event));
    }
    if (!Settle(ApplyAll(events))) return false;
  }
  if (cursor_.sequence < head->position.sequence) return cursor_.sequence > before;
  ask_head_ = false;
  (starting_ ? counts_.caught_up : counts_.healed) += cursor_.sequence - before;
  starting_ = false;
  Confirm(asked);
  return cursor_.sequence > before;
}

// Writes down that this reader knew all that there was when it asked.
void Reader::Confirm(MonotonicTime asked) {
  // Office time may be simulated: then it runs faster.
  const Instant now = writer_.OfficeTime();
  const bool fresh =
      asked - confirmed_ < kConfirmInterval && now - confirmed_at_ < kConfirmInterval;
  if (confirmed_ != MonotonicTime() && fresh) return;
  const Status saved = writer_.Execute(
      [&](Transaction& transaction) { return SaveCursor(transaction, cursor_, now); });
  if (!saved) return;
  confirmed_ = asked;
  confirmed_at_ = now;
}

Status Reader::FollowIncarnation(const JournalHead& head) {
  if (head.position.incarnation == cursor_.incarnation) return Ok();
  if (!cursor_.incarnation.empty() && cursor_.sequence > head.restored_cut) {
    return Fail(Code::kInvalid, "journal.read_beyond_restore",
                source_ + " was restored to " + std::to_string(head.restored_cut) +
                    ", this reader is at " + std::to_string(cursor_.sequence));
  }
  cursor_.incarnation = head.position.incarnation;
  return Ok();
}

bool Reader::TakeFromBus(std::chrono::milliseconds wait) {
  const auto bodies = feed_.Fetch(wait);
  if (!bodies) {
    bus_up_ = false;
    return false;
  }
  if (!std::exchange(bus_up_, true)) ask_head_ = true;
  if (bodies->empty()) return false;
  last_traffic_ = monotonic_.Now();
  std::vector<Event> events;
  std::int64_t next = cursor_.sequence + 1;
  for (const std::string& body : *bodies) {
    auto event = ParseEvent(body);
    // A stranger's or a mangled message moves nothing; if a fact is missing, the gap shows it.
    if (!event || event->position.source != source_) continue;
    if (event->position.incarnation != cursor_.incarnation || event->position.sequence > next) {
      ask_head_ = true;
    } else if (event->position.sequence < next) {
      ++counts_.duplicates;
    } else if (!ask_head_) {
      events.push_back(std::move(*event));
      ++next;
    }
  }
  if (events.empty()) return ask_head_;
  if (!Settle(ApplyAll(events))) return false;
  counts_.live += static_cast<std::int64_t>(events.size());
  return true;
}

Status Reader::ApplyAll(const std::vector<Event>& events) {
  TEPAT_FAILPOINT("reader.before_apply");
  parked_now_ = 0;
  TEPAT_TRY(writer_.Execute([&](Transaction& transaction) -> Status {
    parked_now_ = 0;
    for (const Event& event : events) TEPAT_TRY(ApplyOne(transaction, event));
    return SaveCursor(transaction, events.back().position, events.back().recorded);
  }));
  TEPAT_FAILPOINT("reader.after_apply");
  cursor_ = events.back().position;
  counts_.parked += parked_now_;
  return Ok();
}

Status Reader::ApplyOne(Transaction& transaction, const Event& event) {
  sql::Database& db = transaction.db();
  if (!event.fact.case_id.empty()) {
    TEPAT_ASSIGN(const auto waiting,
                 db.Find("SELECT 1 FROM parked WHERE source=? AND case_id=? LIMIT 1",
                         {source_, event.fact.case_id}));
    if (waiting) {
      return Park(transaction, event,
                  {Code::kConflict, "journal.behind_parked", "an earlier fact is parked"});
    }
  }
  TEPAT_TRY(db.Run("SAVEPOINT fact"));
  Status applied = apply_(transaction, event);
  if (applied) return db.Run("RELEASE fact");
  if (IsTransient(applied.error()) || db.autocommit() || event.fact.case_id.empty()) return applied;
  TEPAT_TRY(db.Run("ROLLBACK TO fact"));
  TEPAT_TRY(db.Run("RELEASE fact"));
  return Park(transaction, event, applied.error());
}

Status Reader::Park(Transaction& transaction, const Event& event, const Error& error) {
  ++parked_now_;
  return transaction.db().Run(
      "INSERT INTO parked(source, sequence, case_id, body, slug, message) VALUES(?,?,?,?,?,?)",
      {source_, event.position.sequence, event.fact.case_id, sql::Blob{event.body}, error.slug,
       error.message});
}

Status Reader::SaveCursor(Transaction& transaction, const Position& position, Instant confirmed) {
  return transaction.db().Run(
      "INSERT INTO reader_cursor(source, incarnation, sequence, confirmed_us) VALUES(?,?,?,?) ON "
      "CONFLICT(source) DO UPDATE SET incarnation=excluded.incarnation, "
      "sequence=excluded.sequence, "
      "confirmed_us=max(confirmed_us, excluded.confirmed_us)",
      {source_, position.incarnation, position.sequence, MicrosOf(confirmed)});
}

// True when the reader may go on. A permanent failure stops it until somebody acts.
bool Reader::Settle(const Status& status) {
  if (status) return true;
  ask_head_ = true;
  if (!IsTransient(status.error())) stopped_ = status.error();
  return false;
}

}  // namespace tepat::journal
