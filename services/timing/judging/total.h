// SPDX-License-Identifier: Apache-2.0
// All visits of a step, or of a case, together.
#pragma once

#include <optional>
#include <vector>

#include "services/timing/judging/assessor.h"

namespace tepat::timing {

// Where the time of several visits went, against a standard of their own where the SOP has one.
// Value type.
struct Total {
  int step = 0;    // 0 for a case
  int visits = 0;  // cancelled ones are not counted
  Split time;
  std::optional<Deadline> deadline;
  State state = State::kUnspecified;  // by that standard
};

// Of the visits of one step, in order. What earlier visits have spent is taken off the last one's
// budget.
Total TotalOfStep(int step, const std::vector<JudgedVisit>& visits, Instant now);

// Of each step among the visits of a case, in order.
std::vector<Total> TotalsOfSteps(const std::vector<JudgedVisit>& visits, Instant now);

// Of all visits of a case. Its standard runs from the first start to the last stop, pauses aside;
// it is open while a visit is.
Total TotalOfCase(const std::vector<JudgedVisit>& visits, Instant now);

}  // namespace tepat::timing
