// SPDX-License-Identifier: Apache-2.0
// `tepat events`: the facts of all services, in the order in which they were recorded.
#pragma once

#include <string>

#include "libs/journal/event.h"
#include "libs/worktime/zone.h"
#include "services/cli/operator.h"

namespace tepat::cli {

// Which facts.
struct EventsWish {
  bool follow = false;  // wait for new ones, until the tool is ended
  std::string case_id;  // of one case; empty for all
  int limit = 50;       // newest facts shown first of all, 0 to 10000
  std::string time_zone;
};

// The order in which facts of several services are shown: by the instant of recording; the rest
// only keeps it the same each time.
bool IsEarlier(const journal::Event& a, const journal::Event& b);

// A fact as one line without its end; its instant is that of the zone.
std::string EventLine(const journal::Event& event, const worktime::Zone& zone);

// Prints one fact a line; with JSON the very bytes of the events.
int ShowEvents(Operator& self, const EventsWish& wish, bool json);

}  // namespace tepat::cli
