// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/bus_reader.h"

#include <algorithm>
#include <utility>

#include "libs/base/check.h"
#include "libs/journal/progress.h"

namespace tepat::journal {
namespace {

// Facts in one transaction: a longer one would keep commands waiting.
constexpr std::size_t kSlice = 256;

}  // namespace

BusReader::BusReader(BusReaderOptions options, BusFeed& feed, Writer& writer,
                     const MonotonicClock& monotonic, ApplyFact apply,
                     std::function<Status(Transaction&, std::int64_t cut)> rewind)
    : options_(std::move(options)),
      feed_(feed),
      writer_(writer),
      monotonic_(monotonic),
      applier_(options_.source, writer, std::move(apply)),
      rewind_(std::move(rewind)),
      trouble_("reading " + options_.source),
      bus_trouble_("reading " + options_.source + " from the bus") {}

Status BusReader::Open() {
  TEPAT_ASSIGN(cursor_, applier_.LoadCursor());
  return writer_.Execute([&](Transaction& transaction) -> Status {
    TEPAT_ASSIGN(gapped_, HasGap(transaction.db(), options_.source));
    return Ok();
  });
}

bool BusReader::Step(std::chrono::milliseconds wait) {
  const auto bodies = feed_.Fetch(wait);
  bus_trouble_.Note(bodies ? Ok() : Fail(bodies.error()));
  if (bodies) {
    for (const std::string& body : *bodies) {
      auto event = ParseEvent(body);
      // What cannot be read has no place; the gap that it leaves is passed in time.
      if (event && event->position.source == options_.source) Buffer(std::move(*event));
    }
  }
  if (ApplyWhatFollows()) return true;
  if (early_.empty()) return false;
  const MonotonicTime now = monotonic_.Now();
  if (waiting_since_ == MonotonicTime()) waiting_since_ = now;
  return now - waiting_since_ >= options_.gap_wait && PassGap();
}

void BusReader::Buffer(Event event) {
  // Incarnations are UUIDv7: a later one is greater.
  if (event.position.incarnation < cursor_.incarnation) return;
  if (event.position.incarnation > cursor_.incarnation) {
    const bool set_back = event.position.sequence <= cursor_.sequence;
    if (set_back) {
      const Status rewound = Rewind(event);
      trouble_.Note(rewound);
      if (!rewound) return;
    }
    cursor_.incarnation = event.position.incarnation;
  }
  if (event.position.sequence <= cursor_.sequence) return;  // a duplicate
  if (early_.size() <= options_.buffer_max) {
    early_.emplace(event.position.sequence, std::move(event));
  }
  if (early_.size() > options_.buffer_max && !ApplyWhatFollows()) PassGap();
}

Status BusReader::Rewind(const Event& first) {
  const Position cut{options_.source, first.position.incarnation, first.position.sequence - 1};
  TEPAT_TRY(writer_.Execute([&](Transaction& transaction) -> Status {
    TEPAT_TRY(rewind_(transaction, cut.sequence));
    // With nothing confirmed: what the source had said of the lost stretch it may say otherwise.
    return applier_.SaveCursor(transaction, cut, Instant());
  }));
  cursor_ = cut;
  early_.clear();
  return Ok();
}

// Applies the facts that follow the cursor without a gap. True when there were any.
bool BusReader::ApplyWhatFollows() {
  std::vector<Event> events;
  std::int64_t next = cursor_.sequence + 1;
  for (auto at = early_.find(next);
       at != early_.end() && at->first == next && events.size() < kSlice; ++at, ++next) {
    events.push_back(at->second);
  }
  if (events.empty()) return false;
  // Sequences are dense: up to the last fact nothing is missing, unless there ever was a gap.
  const Instant confirmed = gapped_ ? Instant() : events.back().recorded;
  const Status applied = applier_.Apply(events, confirmed);
  trouble_.Note(applied);
  if (!applied) return false;
  cursor_ = events.back().position;
  early_.erase(early_.begin(), early_.upper_bound(cursor_.sequence));
  waiting_since_ = MonotonicTime();
  return true;
}

// Gives up what is missing before the earliest fact that waits.
bool BusReader::PassGap() {
  TEPAT_CHECK(!early_.empty());
  const Position before{options_.source, cursor_.incarnation, early_.begin()->first - 1};
  const Status passed = writer_.Execute([&](Transaction& transaction) -> Status {
    TEPAT_TRY(transaction.db().Run(
        "INSERT OR REPLACE INTO source_gap(source, first, last, passed_us) VALUES(?,?,?,?)",
        options_.source, cursor_.sequence + 1, before.sequence, transaction.now()));
    return applier_.SaveCursor(transaction, before, Instant());
  });
  trouble_.Note(passed);
  if (!passed) return false;
  gapped_ = true;
  cursor_ = before;
  waiting_since_ = MonotonicTime();
  return ApplyWhatFollows();
}

}  // namespace tepat::journal
