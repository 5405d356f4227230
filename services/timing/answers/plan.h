// SPDX-License-Identifier: Apache-2.0
// Back-scheduling: does what the standards allow for the rest of a case fit before a date?
#pragma once

#include <vector>

#include "libs/daemon/node.h"
#include "services/timing/judging/assessor.h"
#include "tepat/timing/v1/plan.pb.h"

namespace tepat::timing {

// A step that is not done yet. Value type. The first may have begun; the others begin when the one
// before is due.
struct PlannedStep {
  int step = 0;
  sop::Standard standard;
  Instant start;
  Instant due;
};

// Gives the steps from the second on their start and due instants. Fails as the calendar does.
Status Schedule(std::vector<PlannedStep>& steps, const worktime::Calendar& calendar);

// A standard that would have to be shorter.
struct Compression {
  int step = 0;
  int days = 0;         // that it gives
  int days_needed = 0;  // that it may give

  bool operator==(const Compression&) const = default;
};

// The fewest day standards that would have to be shorter so that the last step is due by `latest`;
// nothing when even a day for each is too long.
std::vector<Compression> Compress(const std::vector<PlannedStep>& steps,
                                  const worktime::Calendar& calendar, Instant latest);

// Slugs as the contract says.
Result<v1::PlanCaseResponse> PlanCase(daemon::Node& node, Assessor& assessor,
                                      const v1::PlanCaseRequest& request, Instant now);

}  // namespace tepat::timing
