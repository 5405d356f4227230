// SPDX-License-Identifier: Apache-2.0
// How units sent what they had to send, by their own dates: the reporting rate and its timeliness.
#pragma once

#include <vector>

#include "services/timing/store/parts.h"
#include "tepat/timing/v1/report.pb.h"

namespace tepat::timing {

// Counts shares as they stand at an instant. Lives within the answer; not thread-safe.
class ShareCounter {
 public:
  // `with_inferred`: shares whose start is not known count, too.
  ShareCounter(Instant now, bool with_inferred) : now_(now), with_inferred_(with_inferred) {}

  void Take(const UnitShare& share);

  // What was counted; sorts.
  void Fill(v1::ShareCount* to);

 private:
  void TakeJudged(const UnitShare& share);

  Instant now_;
  bool with_inferred_;
  std::vector<Micros> used_;  // of each that was sent
  int on_time_ = 0;
  int late_ = 0;
  int not_yet_due_ = 0;
  int returned_ = 0;
  int unjudged_ = 0;
};

}  // namespace tepat::timing
