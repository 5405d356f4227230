// SPDX-License-Identifier: Apache-2.0
#include "services/timing/telling/rung_clock.h"

#include <spdlog/spdlog.h>

#include "services/timing/store/rederivation.h"
#include "services/timing/store/visits.h"
#include "services/timing/telling/announcer.h"

namespace tepat::timing {

bool RungClock::Step() {
  // A frozen writer (backup, restore) would refuse; what is due stays due.
  if (!node_.writer().RequireThawed()) return false;
  const Instant now = node_.world().clock.Now();
  const Instant until = CalendarEnd();
  if (IsHeld(now, until)) return false;
  const int limit = assessor_.config().fire_slice_max;
  const auto due = node_.pool().Read<std::vector<StepKey>>(
      [&](sql::Database& db) { return DueSteps(db, now, limit); });
  NoteLateness(now);
  // What is due goes first: judging anew after a new calendar may take minutes.
  if (!due || due->empty()) return Rederive();
  const Status fired = node_.writer().Execute([&](journal::Transaction& transaction) -> Status {
    // The journal's own time never goes back: it may lie ahead of a clock that was mended.
    if (transaction.now() >= until) {
      return Fail(Code::kUnavailable, "timing.clock_held", "the journal lies beyond the calendar");
    }
    for (const StepKey& key : *due) TEPAT_TRY(AssessStep(assessor_, transaction, key));
    return Ok();
  });
  return fired.has_value();
}

Instant RungClock::CalendarEnd() {
  const auto end = node_.pool().Read<Instant>(
      [&](sql::Database& db) { return assessor_.standards().FindEnd(db); });
  return end ? *end : Instant::max();
}

void RungClock::NoteLateness(Instant now) {
  // Asked once a step, not per visit: the longest due says whether it keeps up.
  const auto next = node_.pool().Read<std::optional<Instant>>(NextFire);
  const bool late = next && *next && **next < now - assessor_.config().told_within;
  if (late && !late_) spdlog::warn("what was due at {} is told late", FormatInstant(**next));
  late_ = late;
}

bool RungClock::IsHeld(Instant now, Instant until) {
  const bool held = now >= until;
  if (held && !held_) {
    spdlog::warn("the clock says {}, the calendar ends at {}: announcements are held",
                 FormatInstant(now), FormatInstant(until));
  } else if (held_ && !held) {
    spdlog::info("announcements go on");
  }
  held_ = held;
  return held;
}

bool RungClock::Rederive() {
  const auto after = node_.pool().Read<std::optional<StepKey>>(FindRederivation);
  if (!after || !*after) return false;
  return node_.writer()
      .Execute([&](journal::Transaction& transaction) { return RederiveSlice(transaction); })
      .has_value();
}

Status RungClock::RederiveSlice(journal::Transaction& transaction) {
  sql::Database& db = transaction.db();
  // Asked again: another fact of the office may have begun anew since the look from outside.
  TEPAT_ASSIGN(const auto after, FindRederivation(db));
  if (!after) return Ok();
  const int limit = assessor_.config().fire_slice_max;
  TEPAT_ASSIGN(const auto keys, UnsettledSteps(db, *after, limit));
  for (const StepKey& key : keys) TEPAT_TRY(AssessStep(assessor_, transaction, key));
  // The place is kept in the transaction of its judgements: after a crash the slice is judged
  // again, which announces nothing twice.
  const bool last = static_cast<int>(keys.size()) < limit;
  return SaveRederivation(db, last ? std::nullopt : std::optional(keys.back()));
}

}  // namespace tepat::timing
