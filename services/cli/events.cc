// SPDX-License-Identifier: Apache-2.0
#include "services/cli/events.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <tuple>
#include <vector>

#include "libs/daemon/process.h"
#include "libs/journal/journal_reader.h"

namespace tepat::cli {
namespace {

using journal::Event;

// A fact shows within the time in which an eye would notice.
constexpr std::chrono::milliseconds kPause(300);

// One service's journal and how far it was shown.
struct Followed {
  std::unique_ptr<journal::JournalReader> journal;
  std::int64_t next = 1;
};

// What is there from `next` on; of one case when one is wanted.
Status TakeNew(Followed& from, const EventsWish& wish, std::vector<Event>& events) {
  while (true) {
    TEPAT_ASSIGN(const auto page, from.journal->Read(from.next, journal::kPageRowsMax));
    // The head moves while one reads: only an empty page says that nothing is left.
    if (page.rows.empty()) return Ok();
    for (const auto& row : page.rows) {
      TEPAT_ASSIGN(Event event, journal::ParseEvent(row.body));
      from.next = row.sequence + 1;
      if (wish.case_id.empty() || event.fact.case_id == wish.case_id) {
        events.push_back(std::move(event));
      }
    }
  }
}

Status Begin(Operator& self, const EventsWish& wish, std::vector<Followed>& all) {
  for (const std::string& service : kServices) {
    Followed followed{self.JournalOf(service)};
    TEPAT_ASSIGN(const auto head, followed.journal->Head());
    // Facts of one case may stand anywhere; of all cases the newest are wanted.
    if (wish.case_id.empty()) {
      followed.next = std::max<std::int64_t>(1, head.position.sequence - wish.limit + 1);
    }
    all.push_back(std::move(followed));
  }
  return Ok();
}

}  // namespace

bool IsEarlier(const Event& a, const Event& b) {
  return std::tie(a.recorded, a.position.source, a.position.sequence) <
         std::tie(b.recorded, b.position.source, b.position.sequence);
}

std::string EventLine(const Event& event, const worktime::Zone& zone) {
  return fmt::format("{} {:<16} {:<30} {} {}", zone.Format(event.recorded).substr(0, 19),
                     ServiceOf(event.position.source), event.fact.name,
                     event.fact.case_id.empty() ? "-" : event.fact.case_id,
                     event.fact.actor ? event.fact.actor->position : "");
}

int ShowEvents(Operator& self, const EventsWish& wish, bool json) {
  const auto zone = worktime::Zone::Find(wish.time_zone);
  if (!zone) return Complain(zone.error());
  std::vector<Followed> all;
  if (const Status begun = Begin(self, wish, all); !begun) return Complain(begun.error());
  daemon::Signal never;
  bool first = true;
  while (true) {
    std::vector<Event> events;
    for (Followed& followed : all) {
      // A service that is down for a while goes on where it was.
      const Status taken = TakeNew(followed, wish, events);
      if (!taken && first) return Complain(taken.error());
    }
    // In the order of one look only: a service that answers late shows its facts late.
    std::sort(events.begin(), events.end(), IsEarlier);
    const std::size_t limit = first ? static_cast<std::size_t>(wish.limit) : events.size();
    for (std::size_t i = events.size() - std::min(limit, events.size()); i < events.size(); ++i) {
      std::cout << (json ? events[i].body : EventLine(events[i], *zone)) << '\n';
    }
    std::cout.flush();
    first = false;
    // A reader at the other end of a pipe that has gone ends the tool as well.
    if (!wish.follow || !std::cout) return 0;
    never.Wait(kPause);
  }
}

}  // namespace tepat::cli
