// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/bus_courier.h"

#include <utility>
#include <vector>

#include "libs/base/failpoint.h"

namespace tepat::journal {

BusCourier::BusCourier(JournalReader& journal, Writer& writer, BusPublisher& bus,
                       const MonotonicClock& monotonic)
    : journal_(journal), bus_(bus), cursor_("bus", writer, monotonic), backoff_(monotonic) {}

bool BusCourier::Step() {
  if (backoff_.waiting()) return false;
  const auto page = journal_.Read(cursor_.sequence() + 1, kPageRowsMax);
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
