// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store/visits.h"

#include "services/timing/store/keys.h"

namespace tepat::timing {

Status SaveVisit(sql::Database& db, const StepKey& key, const Visit& visit, State announced,
                 std::optional<Instant> fire) {
  const auto optional = [](const std::optional<Instant>& at) {
    return at ? sql::Value(MicrosOf(*at)) : sql::Value();
  };
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
      {key.case_id, std::int64_t{key.step}, std::int64_t{visit.visit},
       std::int64_t{visit.open() || !visit.deadline ? 1 : 0}, optional(fire),
       static_cast<std::int64_t>(announced), static_cast<std::int64_t>(visit.state),
       std::int64_t{visit.late}, MicrosOf(visit.start), optional(visit.stop),
       visit.deadline ? visit.deadline->allowed.count() : std::int64_t{0}, visit.time.queue.count(),
       visit.time.touch.count(), visit.time.paused.count(), sop::HoldersText(visit.holders),
       visit.person_id, FlagsOf(visit), visit.sop_id, std::int64_t{visit.sop_version}});
}

Result<State> AnnouncedState(sql::Database& db, const StepKey& key, int visit) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT announced FROM visit WHERE case_id=? AND step=? AND visit=?",
                       {key.case_id, std::int64_t{key.step}, std::int64_t{visit}}));
  return row ? static_cast<State>(row->Int(0)) : State::kUnspecified;
}

Result<std::vector<VisitKey>> VisitsBefore(sql::Database& db, const std::optional<VisitKey>& before,
                                           bool unsettled_only, int limit) {
  // Behind every case id that there can be.
  const VisitKey last = before.value_or(VisitKey{{"\x7f", 0}, 0});
  const std::string which = unsettled_only ? "unsettled = 1 AND " : "";
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT case_id, step, visit FROM visit WHERE " + which +
                             "(case_id, step, visit) < (?, ?, ?) ORDER BY case_id DESC, step DESC, "
                             "visit DESC LIMIT ?",
                         {last.step.case_id, std::int64_t{last.step.step}, std::int64_t{last.visit},
                          std::int64_t{limit}}));
  std::vector<VisitKey> keys;
  keys.reserve(rows.size());
  for (const sql::Row& row : rows) keys.push_back(VisitKeyIn(row));
  return keys;
}

Result<std::vector<VisitChange>> ChangesAfter(sql::Database& db, std::int64_t change, int limit) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT case_id, step, visit, change FROM visit WHERE "
                                          "change > ? ORDER BY change LIMIT ?",
                                          {change, std::int64_t{limit}}));
  std::vector<VisitChange> changes;
  changes.reserve(rows.size());
  for (const sql::Row& row : rows) changes.push_back({VisitKeyIn(row), row.Int(3)});
  return changes;
}

Result<std::int64_t> LastChange(sql::Database& db) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT max(change) FROM visit"));
  return row ? row->IntOrNull(0).value_or(0) : 0;
}

Result<std::vector<StepKey>> DueSteps(sql::Database& db, Instant now, int limit) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT case_id, step FROM visit WHERE fire_us <= ? ORDER "
                         "BY fire_us LIMIT ?",
                         {MicrosOf(now), std::int64_t{limit}}));
  return StepKeysIn(rows);
}

Result<int> CountDueBefore(sql::Database& db, Instant at) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT count(*) FROM visit WHERE fire_us < ?", {MicrosOf(at)}));
  return static_cast<int>(row->Int(0));
}

Result<std::optional<Instant>> NextFire(sql::Database& db) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT fire_us FROM visit WHERE fire_us IS NOT NULL ORDER "
                                       "BY fire_us LIMIT 1"));
  if (!row) return std::optional<Instant>();
  return std::optional<Instant>(InstantFromMicros(row->Int(0)));
}

Result<std::vector<StepKey>> UnsettledSteps(sql::Database& db, const StepKey& after, int limit) {
  TEPAT_ASSIGN(
      const auto rows,
      db.Select("SELECT DISTINCT case_id, step FROM visit WHERE unsettled = 1 AND (case_id, "
                "step) > (?, ?) ORDER BY case_id, step LIMIT ?",
                {after.case_id, std::int64_t{after.step}, std::int64_t{limit}}));
  return StepKeysIn(rows);
}

Result<std::vector<StepKey>> OpenSteps(sql::Database& db) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT DISTINCT case_id, step FROM visit WHERE unsettled "
                         "= 1 ORDER BY case_id, step"));
  return StepKeysIn(rows);
}

Result<std::vector<StepKey>> StepsClosedSince(sql::Database& db, Instant since) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT DISTINCT case_id, step FROM visit WHERE stop_us "
                                          ">= ? ORDER BY case_id, step",
                                          {MicrosOf(since)}));
  return StepKeysIn(rows);
}

Result<std::vector<ClosedVisit>> ClosedVisits(sql::Database& db, Instant from, Instant until) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT case_id, step, visit, state, late, stop_us, queue_us, touch_us, "
                         "paused_us, holders, person_id, flags, allowed_us, sop_id, sop_version "
                         "FROM visit WHERE stop_us >= ? AND "
                         "stop_us < ?",
                         {MicrosOf(from), MicrosOf(until)}));
  std::vector<ClosedVisit> visits;
  visits.reserve(rows.size());
  for (const sql::Row& row : rows) {
    ClosedVisit& made = visits.emplace_back();
    made.key = VisitKeyIn(row);
    made.state = static_cast<State>(row.Int(3));
    made.late = row.Int(4) != 0;
    made.stop = InstantFromMicros(row.Int(5));
    made.time = {Micros(row.Int(6)), Micros(row.Int(7)), Micros(row.Int(8))};
    made.holders = row.Text(9);
    made.person_id = row.Text(10);
    made.flags = row.Int(11);
    made.allowed = Micros(row.Int(12));
    made.sop_id = row.Text(13);
    made.sop_version = static_cast<int>(row.Int(14));
  }
  return visits;
}

Result<std::vector<StepOutcome>> OutcomesOf(sql::Database& db, int step, int limit) {
  TEPAT_ASSIGN(
      const auto rows,
      db.Select("SELECT start_us, stop_us, queue_us + touch_us, allowed_us, late FROM visit "
                "WHERE step=? AND state NOT IN (?,?) ORDER BY start_us DESC LIMIT ?",
                {std::int64_t{step}, static_cast<std::int64_t>(State::kCancelled),
                 static_cast<std::int64_t>(State::kInferred), std::int64_t{limit}}));
  std::vector<StepOutcome> outcomes;
  outcomes.reserve(rows.size());
  for (const sql::Row& row : rows) {
    StepOutcome& made = outcomes.emplace_back();
    made.start = InstantFromMicros(row.Int(0));
    if (const auto stop = row.IntOrNull(1)) made.stop = InstantFromMicros(*stop);
    made.used = Micros(row.Int(2));
    made.allowed = Micros(row.Int(3));
    made.late = row.Int(4) != 0;
  }
  return outcomes;
}

}  // namespace tepat::timing
