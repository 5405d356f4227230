// SPDX-License-Identifier: Apache-2.0
// `tepat events`: the facts of all services, in the order in which they were recorded.
#pragma once

#include <string>

#include "services/cli/operator.h"

namespace tepat::cli {

// Which facts.
struct EventsWish {
  bool follow = false;  // wait for new ones, until the tool is ended
  std::string case_id;  // of one case; empty for all
  int limit = 50;       // newest facts shown first of all, 0 to 10000
  std::string time_zone;
};

// Prints one fact a line; with JSON the very bytes of the events.
int ShowEvents(Operator& self, const EventsWish& wish, bool json);

}  // namespace tepat::cli
