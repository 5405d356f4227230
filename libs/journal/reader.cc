// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/reader.h"

#include <utility>

#include "libs/journal/transient.h"

namespace tepat::journal {
namespace {

// How long silence may hide a lost tail: a verdict is at most that much later.
constexpr std::chrono::seconds kHeadInterval(1);
// How often it is written down that nothing was missing: a commit of its own while all is quiet.
constexpr std::chrono::minutes kConfirmInterval(1);

}  // namespace

Reader::Reader(std::string source, JournalReader& journal, BusFeed& feed, Writer& writer,
               const MonotonicClock& monotonic, Apply apply, Rewind rewind)
    : source_(std::move(source)),
      journal_(journal),
      feed_(feed),
      writer_(writer),
      monotonic_(monotonic),
      applier_(source_, writer, std::move(apply)),
      rewind_(std::move(rewind)) {}

Status Reader::Open() {
  TEPAT_ASSIGN(cursor_, applier_.LoadCursor());
  return Ok();
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
  // The source went away under way: the rest next time, and the head is still to be asked.
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
      [&](Transaction& transaction) { return applier_.SaveCursor(transaction, cursor_, now); });
  if (!saved) return;
  confirmed_ = asked;
  confirmed_at_ = now;
}

Status Reader::FollowIncarnation(const JournalHead& head) {
  if (head.position.incarnation == cursor_.incarnation) return Ok();
  if (!cursor_.incarnation.empty() && cursor_.sequence > head.restored_cut) {
    if (!rewind_) {
      return Fail(Code::kInvalid, "journal.read_beyond_restore",
                  source_ + " was restored to " + std::to_string(head.restored_cut) +
                      ", this reader is at " + std::to_string(cursor_.sequence));
    }
    Position rewound{source_, head.position.incarnation, 0};
    TEPAT_TRY(writer_.Execute([&](Transaction& transaction) -> Status {
      TEPAT_ASSIGN(rewound.sequence, rewind_(transaction, head.restored_cut));
      return applier_.SaveCursor(transaction, rewound, transaction.now());
    }));
    cursor_ = rewound;
    return Ok();
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
    // After a gap nothing of this fetch is taken: the journal has it all, and in order.
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
  TEPAT_ASSIGN(const int parked, applier_.Apply(events, events.back().recorded));
  cursor_ = events.back().position;
  counts_.parked += parked;
  return Ok();
}

// True when the reader may go on. A permanent failure stops it until somebody acts.
bool Reader::Settle(const Status& status) {
  if (status) return true;
  ask_head_ = true;
  if (!IsTransient(status.error())) stopped_ = status.error();
  return false;
}

}  // namespace tepat::journal
