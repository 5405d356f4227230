// SPDX-License-Identifier: Apache-2.0
// The yearly evaluation of the SOP: is each standard realistic, and what did it cost?
#pragma once

#include <vector>

#include "libs/daemon/node.h"
#include "services/timing/judging/assessor.h"
#include "services/timing/store/visits.h"
#include "tepat/timing/v1/evaluation.pb.h"

namespace tepat::timing {

// Visits of one standard. Value type; lives within the answer.
class StandardTally {
 public:
  // Fewer visits than this say nothing: one of them would move the share by more than 5 percent.
  static constexpr int kVisitsMin = 20;

  // Takes a visit that counts (see Counts).
  void Take(const ClosedVisit& visit);

  int visits() const { return static_cast<int>(shares_.size()); }
  int on_time() const { return on_time_; }
  // Percent of visits on time, rounded to the nearest; 0 for none.
  int OnTimePercent() const;
  // The least share of the budget, in percent and rounded up, that so many percent of the visits
  // needed at most.
  int Share(int percent) const;
  // What the visits say of the standard.
  v1::StandardFinding Finding() const;
  // What nine of ten visits would have kept, from 1; in the unit of the standard.
  int SuggestedAmount(int amount) const;

  Micros used() const { return used_; }
  Micros overrun() const { return overrun_; }
  Micros rework() const { return rework_; }
  Micros queue() const { return queue_; }

 private:
  std::vector<int> shares_;  // of the budget, in percent, rounded up
  int on_time_ = 0;
  Micros used_{};
  Micros overrun_{};
  Micros rework_{};
  Micros queue_{};
};

// Whether a closed visit says something about its standard: its start is known, it had a budget,
// it was not cancelled and no instant of it is doubtful.
bool Counts(const ClosedVisit& visit);

// Slugs as the contract says.
Result<v1::EvaluateSopResponse> EvaluateSop(daemon::Node& node, Assessor& assessor,
                                            const v1::EvaluateSopRequest& request);

}  // namespace tepat::timing
