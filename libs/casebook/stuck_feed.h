// SPDX-License-Identifier: Apache-2.0
// Which cases stand still at a service (tersangkut): what it cannot hand over or apply stands in no
// journal, so every service is asked for it.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "libs/base/clock.h"
#include "libs/calls/backend.h"
#include "libs/journal/writer.h"

namespace tepat::casebook {

// Lives in `main`'s frame; one thread at a time.
class StuckFeed {
 public:
  // All outlive the feed.
  StuckFeed(const calls::Backend& backend, journal::Writer& writer, const MonotonicClock& clock)
      : backend_(backend), writer_(writer), clock_(clock) {}

  // Asks every five seconds; nothing in between. A service that does not answer keeps what it said.
  // True never: there is no more to do at once.
  bool Step();

 private:
  Status Take(const std::string& service, const std::set<std::string>& case_ids);

  const calls::Backend& backend_;
  journal::Writer& writer_;
  const MonotonicClock& clock_;
  std::optional<MonotonicTime> asked_;
};

}  // namespace tepat::casebook
