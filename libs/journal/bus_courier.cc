// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/bus_courier.h"

#include <string>
#include <utility>
#include <vector>

#include "libs/base/failpoint.h"

namespace tepat::journal {
namespace {

// A bus that acknowledges a part is slow; one that takes nothing keeps everybody waiting, though it
// answers: no stream captures our subjects, or the stream is full.
Status OutcomeOf(const Result<std::size_t>& published, std::size_t offered) {
  if (!published) return Fail(published.error());
  if (*published > 0) return Ok();
  return Fail(Code::kUnavailable, "bus.not_acknowledged",
              "none of " + std::to_string(offered) + " facts was acknowledged");
}

}  // namespace

BusCourier::BusCourier(JournalReader& journal, Writer& writer, BusPublisher& bus,
                       const MonotonicClock& monotonic)
    : journal_(journal), bus_(bus), cursor_("bus", writer, monotonic), backoff_(monotonic) {}

bool BusCourier::Step() {
  if (backoff_.waiting()) return false;
  const auto page = journal_.Read(cursor_.sequence() + 1, kPageRowsMax);
  if (!page) trouble_.Note(Fail(page.error()));
  if (!page || page->rows.empty()) {
    cursor_.SaveAtRest();
    return false;
  }
  std::vector<Outgoing> events;
  events.reserve(page->rows.size());
  for (const JournalRow& row : page->rows) {
    Envelope envelope = EnvelopeOf(row.body);
    events.push_back({std::move(envelope.subject), std::move(envelope.id), row.body});
  }
  TEPAT_FAILPOINT("courier.before_publish");
  const auto published = bus_.Publish(events);
  TEPAT_FAILPOINT("courier.after_publish");
  // Only what the bus has acknowledged, from the first without a gap; the rest is published again.
  const std::size_t count = published.value_or(0);
  trouble_.Note(OutcomeOf(published, events.size()));
  cursor_.MoveTo(cursor_.sequence() + static_cast<std::int64_t>(count));
  if (count < events.size()) {
    backoff_.Failed();
    return count > 0;
  }
  backoff_.Succeeded();
  cursor_.SaveUnderWay();
  return true;
}

}  // namespace tepat::journal
