// SPDX-License-Identifier: Apache-2.0
#include "services/timing/answers/share_counter.h"

#include <algorithm>

#include "services/timing/answers/nearest_rank.h"
#include "services/timing/wire.h"

namespace tepat::timing {
namespace {

// Whether an open share is over its date at `now`; its last judgement may be older than that. A
// clock that stands still comes to no breach.
bool IsOverdue(const UnitShare& share, Instant now) {
  return share.late || (share.state != State::kPaused && now > *share.breach);
}

}  // namespace

void ShareCounter::Take(const UnitShare& share) {
  // Before the cancelled ones are left out: that it was given back stays true.
  returned_ += share.given_back ? 1 : 0;
  if (share.state == State::kCancelled) return;
  const bool guessed = (share.flags & kInferredStart) != 0 && !with_inferred_;
  if (guessed || !share.due || !share.breach) {
    ++unjudged_;
    return;
  }
  TakeJudged(share);
}

void ShareCounter::TakeJudged(const UnitShare& share) {
  if (!share.stop) {
    ++(IsOverdue(share, now_) ? late_ : not_yet_due_);
    return;
  }
  used_.push_back(share.used);
  ++(share.late ? late_ : on_time_);
}

void ShareCounter::Fill(v1::ShareCount* to) {
  std::sort(used_.begin(), used_.end());
  to->set_expected(on_time_ + late_);
  to->set_received(static_cast<int>(used_.size()));
  to->set_on_time(on_time_);
  to->set_late(late_);
  to->set_not_yet_due(not_yet_due_);
  to->set_returned(returned_);
  FillDuration(NearestRank(used_, 50), to->mutable_p50());
  to->set_unjudged(unjudged_);
}

}  // namespace tepat::timing
