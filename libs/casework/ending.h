// SPDX-License-Identifier: Apache-2.0
// The early end of a case: cancelled, or superseded by a later circular. The wish travels along the
// chain of services and is decided by the one that holds the case; a service that has not heard of
// the case yet leaves a tombstone, and the case ends as soon as it arrives there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/casework/store/handoffs.h"
#include "libs/journal/wire.h"
#include "libs/journal/writer.h"
#include "tepat/common/v1/ending.pb.h"

namespace tepat::casework {

// A case's place, seen from one service.
enum class Place {
  kUnknown,   // not heard of yet
  kHere,      // held here: decide
  kPassedOn,  // held further on: pass the wish on
  kOver,      // run to its end, or ended before
};

// What a service knows of a case that is to end.
struct Whereabouts {
  Place place = Place::kUnknown;
  std::string state;                 // a word for it
  int revision = 0;                  // after the change
  std::vector<sop::Mark> open = {};  // one CANCELLED for each open visit
};

// Decides a wish by where the case stands, and appends the fact that says so: `case-ended`,
// `case-end-requested` or `case-end-refused`; none for a tombstone. The caller saves its own rows
// when the place was kHere. `actor` is the person who asked, where this service judged the right.
Status DecideEnding(journal::Transaction& transaction, const std::string& case_id,
                    const common::v1::CaseEnding& ending, const Whereabouts& whereabouts,
                    const std::optional<journal::Actor>& actor, std::int64_t office_cursor);

// CANCELLED for a visit that the service has open.
sop::Mark CancelledMark(int step, int visit, Instant now, const common::v1::CaseEnding& ending);

}  // namespace tepat::casework
