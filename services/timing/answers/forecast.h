// SPDX-License-Identifier: Apache-2.0
// How likely an open visit breaches, and when a case may be done: from the office's own history of
// the same step, and of like load where there is enough of it. No model beyond counting:
//
//   P(late | share r of the budget is used) = late ones / all, of those that used more than r
//
// with half a visit added to either side, so that nothing is ever certain before it happens.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/daemon/node.h"
#include "services/timing/judging/assessor.h"
#include "tepat/timing/v1/forecast.pb.h"

namespace tepat::timing {

// Fewer visits than this of a step are no history: one of them would be 5 percent of it.
inline constexpr int kHistoryMin = 20;
// Visits of like load are taken alone from this many on: half a history must still be one.
inline constexpr int kLikeLoadMin = 40;

// A visit that is over. Value type.
struct Outcome {
  double share = 0;  // of the budget that it used
  bool late = false;
  int load = 0;  // visits of its step that were open when it began
};

// What history says. Value type.
struct Forecast {
  double breach = 0;  // probability, 0 to 1
  double share = 0;   // median share of the budget that such visits use in the end
  int sample = 0;     // visits on which it rests
};

// History of one step. Value type.
class History {
 public:
  explicit History(std::vector<Outcome> outcomes);

  // For a visit that has used `share` of its budget and began under `load`; nothing below
  // kHistoryMin visits.
  std::optional<Forecast> Of(double share, int load) const;

 private:
  static std::optional<Forecast> Count(const std::vector<Outcome>& sorted, double share);

  std::vector<Outcome> all_;  // by share
  std::vector<Outcome> light_;
  std::vector<Outcome> heavy_;
  int usual_load_ = 0;  // the median
};

// Slugs as the contract says.
Result<v1::ForecastCaseResponse> ForecastCase(daemon::Node& node, Assessor& assessor,
                                              const v1::ForecastCaseRequest& request, Instant now);

}  // namespace tepat::timing
