// SPDX-License-Identifier: Apache-2.0
// Timing's visits → read model: a stream of changes with a cursor, begun anew whenever it ends.
#pragma once

#include "libs/calls/backend.h"
#include "libs/journal/trouble_log.h"
#include "libs/journal/writer.h"

namespace tepat::casebook {

// Lives in `main`'s frame; one thread at a time. Visits are in no journal: when the database is
// lost, all are told anew.
class VisitFeed {
 public:
  // Both outlive the feed.
  VisitFeed(const calls::Backend& backend, journal::Writer& writer)
      : backend_(backend), writer_(writer) {}

  // Takes changes in for a second at most. True when something came. A timing that does not answer
  // is asked again, and said in the log, once.
  bool Step();

 private:
  // Takes in what comes until the stream ends; whether anything did.
  Result<bool> Listen();
  Status RequireSameLife();  // a restored timing counts its changes anew
  // Saves a page of changes and moves the cursor, in one transaction.
  Status Take(const timing::v1::WatchVisitsResponse& page);

  const calls::Backend& backend_;
  journal::Writer& writer_;
  journal::TroubleLog trouble_{"following the visits of timing"};
  bool known_ = false;
  std::int64_t cursor_ = 0;
};

}  // namespace tepat::casebook
