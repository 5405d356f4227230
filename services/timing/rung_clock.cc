// SPDX-License-Identifier: Apache-2.0
#include "services/timing/rung_clock.h"

namespace tepat::timing {

bool RungClock::Step() {
  if (!node_.writer().RequireThawed()) return false;
  const Instant now = node_.world().clock.Now();
  const int limit = assessor_.config().fire_slice_max;
  const auto due = node_.pool().Read<std::vector<StepKey>>(
      [&](sql::Database& db) { return DueSteps(db, now, limit); });
  if (!due || due->empty()) return Rederive();
  const Status fired = node_.writer().Execute([&](journal::Transaction& transaction) -> Status {
    for (const StepKey& key : *due) TEPAT_TRY(assessor_.AssessStep(transaction, key));
    return Ok();
  });
  return fired.has_value();
}

bool RungClock::Rederive() {
  const auto pending = node_.pool().Read<bool>([](sql::Database& db) -> Result<bool> {
    TEPAT_ASSIGN(const auto next, FindRederivation(db));
    return next.has_value();
  });
  if (!pending || !*pending) return false;
  return node_.writer()
      .Execute([&](journal::Transaction& t) { return assessor_.RederiveSlice(t); })
      .has_value();
}

}  // namespace tepat::timing
