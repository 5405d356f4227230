// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/reader.h"

#include <spdlog/spdlog.h>

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
               const MonotonicClock& monotonic, ApplyFact apply, Rewind rewind)
    : source_(std::move(source)),
      journal_(journal),
      feed_(feed),
      writer_(writer),
      monotonic_(monotonic),
      applier_(source_, writer, std::move(apply)),
      rewind_(std::move(rewind)),
      trouble_("reading " + source_),
      bus_trouble_("reading " + source_ + " from the bus") {}

Status Reader::Open() {
  TEPAT_ASSIGN(cursor_, applier_.LoadCursor());
  return Ok();
}

bool Reader::Step(std::chrono::milliseconds wait) {
  if (stopped()) return false;
  const MonotonicTime now = monotonic_.Now();
  const bool quiet = now - last_traffic_ > kHeadInterval || !bus_up_;
  if (ask_head_ || (quiet && now - head_asked_ > kHeadInterval)) {
    head_asked_ = now;
    if (Heal()) return true;
  }
  return TakeFromBus(wait);
}

std::optional<Error> Reader::stopped() const {
  const Lock lock(mutex_);
  return stopped_;
}

// Reads the source's journal from the cursor to its head. True when facts were applied.
bool Reader::Heal() {
  const MonotonicTime asked = monotonic_.Now();
  const auto head = journal_.Head();
  if (!head) {
    // A source that is down decides nothing meanwhile: no fact of it can be missed.
    trouble_.Note(Fail(head.error()));
    return false;
  }
  if (!Settle(FollowIncarnation(*head))) return false;
  const std::int64_t before = cursor_.sequence;
  while (cursor_.sequence < head->position.sequence) {
    const auto page = journal_.Read(cursor_.sequence + 1, kPageRowsMax);
    if (!page) trouble_.Note(Fail(page.error()));
    // The source went away under way: the rest next time, and the head is still to be asked.
    if (!page || page->rows.empty()) return cursor_.sequence > before;
    const auto events = EventsIn(*page);
    if (!Settle(events ? ApplyAll(*events) : Fail(events.error()))) return false;
  }
  ask_head_ = false;
  // Only here: as long as facts come by the bus alone, nobody knows whether the journal answers.
  trouble_.Note(Ok());
  Confirm(asked);
  return cursor_.sequence > before;
}

// The facts of a page that was asked for from the cursor on. A fact that it leaves out would be
// passed over for good, because the cursor moves behind the last one.
Result<std::vector<Event>> Reader::EventsIn(const JournalPage& page) const {
  std::vector<Event> events;
  std::int64_t expected = cursor_.sequence;
  for (const JournalRow& row : page.rows) {
    TEPAT_ASSIGN(Event event, ParseEvent(row.body));
    if (event.position.sequence != ++expected) {
      return Fail(Code::kInvalid, "journal.not_dense",
                  source_ + " gives fact " + std::to_string(event.position.sequence) +
                      " in the place of " + std::to_string(expected),
                  {{"sequence", std::to_string(expected)}});
    }
    events.push_back(std::move(event));
  }
  return events;
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
  bus_trouble_.Note(bodies ? Ok() : Fail(bodies.error()));
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
    } else if (event->position.sequence == next && !ask_head_) {
      events.push_back(std::move(*event));
      ++next;
    }
  }
  if (events.empty()) return ask_head_;
  return Settle(ApplyAll(events));
}

Status Reader::ApplyAll(const std::vector<Event>& events) {
  TEPAT_TRY(applier_.Apply(events, events.back().recorded));
  // Behind the commit: what failed is read again from where the database stands.
  cursor_ = events.back().position;
  return Ok();
}

// True when the reader may go on. A permanent failure stops it until somebody acts.
bool Reader::Settle(const Status& status) {
  if (status) return true;
  ask_head_ = true;  // what was not applied is read again from the journal
  const Error& error = status.error();
  if (IsTransient(error)) {
    trouble_.Note(status);
    return false;
  }
  spdlog::error("reading {} stands still until somebody acts: {} ({})", source_, error.slug,
                error.message);
  const Lock lock(mutex_);
  stopped_ = error;
  return false;
}

}  // namespace tepat::journal
