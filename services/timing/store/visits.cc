// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store/visits.h"

#include <algorithm>

#include "services/timing/store/keys.h"

namespace tepat::timing {
namespace {

// Behind every case id that there can be.
constexpr const char* kBehindAllCases = "\x7f";

VisitChange ChangeIn(const sql::Row& row) {
  return {VisitKeyIn(row), row.Get<std::int64_t>("change")};
}

ClosedVisit ClosedVisitIn(const sql::Row& row) {
  ClosedVisit made;
  made.key = VisitKeyIn(row);
  row.Into("state", made.state);
  row.Into("late", made.late);
  row.Into("stop_us", made.stop);
  row.Into("queue_us", made.time.queue);
  row.Into("touch_us", made.time.touch);
  row.Into("paused_us", made.time.paused);
  row.Into("holders", made.holders);
  row.Into("person_id", made.person_id);
  row.Into("flags", made.flags);
  row.Into("allowed_us", made.allowed);
  row.Into("sop_id", made.sop_id);
  row.Into("sop_version", made.sop_version);
  return made;
}

StepOutcome OutcomeIn(const sql::Row& row) {
  StepOutcome made;
  row.Into("start_us", made.start);
  row.Into("stop_us", made.stop);
  row.Into("used_us", made.used);
  row.Into("allowed_us", made.allowed);
  row.Into("late", made.late);
  return made;
}

}  // namespace

Status SaveVisit(sql::Database& db, const StepKey& key, const Visit& visit, State announced,
                 std::optional<Instant> fire) {
  // What nothing could judge yet is unsettled too: it is judged when standard and calendar come.
  const bool unsettled =
      visit.open() || !visit.deadline ||
      std::any_of(visit.parts.begin(), visit.parts.end(),
                  [](const VisitPart& part) { return !part.deadline.has_value(); });
  // One statement for the first time and every later one; the change counts up over all visits, so
  // a watcher that has read up to a number misses none.
  return db.Run(
      "INSERT INTO visit(case_id, step, visit, unsettled, fire_us, announced, state, late, "
      "start_us, stop_us, allowed_us, queue_us, touch_us, paused_us, holders, person_id, flags, "
      "sop_id, sop_version, change) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,(SELECT "
      "coalesce(max(change), 0) + 1 FROM "
      "visit)) ON CONFLICT(case_id, step, visit) DO UPDATE SET unsettled=excluded.unsettled, "
      "fire_us=excluded.fire_us, announced=excluded.announced, state=excluded.state, "
      "late=excluded.late, start_us=excluded.start_us, stop_us=excluded.stop_us, "
      "allowed_us=excluded.allowed_us, queue_us=excluded.queue_us, touch_us=excluded.touch_us, "
      "paused_us=excluded.paused_us, holders=excluded.holders, person_id=excluded.person_id, "
      "flags=excluded.flags, sop_id=excluded.sop_id, sop_version=excluded.sop_version, "
      "change=excluded.change",
      key.case_id, key.step, visit.visit, unsettled, fire, announced, visit.state, visit.late,
      visit.start, visit.stop, visit.deadline ? visit.deadline->allowed : Micros(0),
      visit.time.queue, visit.time.touch, visit.time.paused, sop::HoldersText(visit.holders),
      visit.person_id, FlagsOf(visit), visit.sop_id, visit.sop_version);
}

Result<State> AnnouncedState(sql::Database& db, const StepKey& key, int visit) {
  TEPAT_ASSIGN(const auto announced,
               db.Find<State>("SELECT announced FROM visit WHERE case_id=? AND step=? AND visit=?",
                              key.case_id, key.step, visit));
  return announced.value_or(State::kUnspecified);
}

Result<std::vector<VisitKey>> VisitsBefore(sql::Database& db, const std::optional<VisitKey>& before,
                                           bool unsettled_only, int limit) {
  const VisitKey last = before.value_or(VisitKey{{kBehindAllCases, 0}, 0});
  // Two statements: a condition that one of them does not have would keep SQLite from its index.
  const std::string which = unsettled_only ? "unsettled = 1 AND " : "";
  return db.Select(VisitKeyIn,
                   "SELECT case_id, step, visit FROM visit WHERE " + which +
                       "(case_id, step, visit) < (?, ?, ?) ORDER BY case_id DESC, step DESC, "
                       "visit DESC LIMIT ?",
                   last.step.case_id, last.step.step, last.visit, limit);
}

Result<std::vector<VisitChange>> ChangesAfter(sql::Database& db, std::int64_t change, int limit) {
  return db.Select(ChangeIn,
                   "SELECT case_id, step, visit, change FROM visit WHERE change > ? ORDER BY "
                   "change LIMIT ?",
                   change, limit);
}

Result<std::int64_t> LastChange(sql::Database& db) {
  TEPAT_ASSIGN(const auto last,
               db.Get<std::optional<std::int64_t>>("SELECT max(change) FROM visit"));
  return last.value_or(0);
}

Result<std::vector<StepKey>> DueSteps(sql::Database& db, Instant now, int limit) {
  return db.Select(StepKeyIn,
                   "SELECT case_id, step FROM visit WHERE fire_us <= ? ORDER BY fire_us LIMIT ?",
                   now, limit);
}

Result<int> CountDueBefore(sql::Database& db, Instant at) {
  return db.Get<int>("SELECT count(*) FROM visit WHERE fire_us < ?", at);
}

Result<std::optional<Instant>> NextFire(sql::Database& db) {
  // Not min(fire_us): the partial index answers this form at once, among a million visits.
  return db.Find<Instant>(
      "SELECT fire_us FROM visit WHERE fire_us IS NOT NULL ORDER BY fire_us LIMIT 1");
}

Result<std::vector<StepKey>> UnsettledSteps(sql::Database& db, const StepKey& after, int limit) {
  return db.Select(StepKeyIn,
                   "SELECT DISTINCT case_id, step FROM visit WHERE unsettled = 1 AND (case_id, "
                   "step) > (?, ?) ORDER BY case_id, step LIMIT ?",
                   after.case_id, after.step, limit);
}

Result<std::vector<StepKey>> OpenSteps(sql::Database& db) {
  return db.Select(StepKeyIn, sql::NoLimit("a preview counts every open visit"),
                   "SELECT DISTINCT case_id, step FROM visit WHERE unsettled = 1 ORDER BY case_id, "
                   "step");
}

Result<std::vector<StepKey>> StepsClosedSince(sql::Database& db, Instant since) {
  return db.Select(StepKeyIn, sql::NoLimit("a preview counts every visit closed since"),
                   "SELECT DISTINCT case_id, step FROM visit WHERE stop_us >= ? ORDER BY case_id, "
                   "step",
                   since);
}

Result<std::vector<ClosedVisit>> ClosedVisits(sql::Database& db, Instant from, Instant until) {
  return db.Select(ClosedVisitIn, sql::NoLimit("a report counts every visit of its span"),
                   "SELECT case_id, step, visit, state, late, stop_us, queue_us, touch_us, "
                   "paused_us, holders, person_id, flags, allowed_us, sop_id, sop_version "
                   "FROM visit WHERE stop_us >= ? AND stop_us < ?",
                   from, until);
}

Result<std::vector<StepOutcome>> OutcomesOf(sql::Database& db, int step, int limit) {
  return db.Select(OutcomeIn,
                   "SELECT start_us, stop_us, queue_us + touch_us AS used_us, allowed_us, late "
                   "FROM visit WHERE step=? AND state NOT IN (?,?) ORDER BY start_us DESC LIMIT ?",
                   step, State::kCancelled, State::kInferred, limit);
}

}  // namespace tepat::timing
