// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store.h"

#include "libs/journal/progress.h"
#include "migrations_timing.h"

namespace tepat::timing {
namespace {

PlacedMark MarkIn(const sql::Row& row, int step) {
  PlacedMark placed;
  placed.mark.step = step;
  placed.mark.visit = static_cast<int>(row.Int(0));
  placed.source = row.Text(1);
  placed.sequence = row.Int(2);
  placed.ordinal = static_cast<int>(row.Int(3));
  placed.event_id = row.Text(4);
  placed.mark.kind = static_cast<sop::Mark::Kind>(row.Int(5));
  placed.mark.at = InstantFromMicros(row.Int(6));
  placed.recorded = InstantFromMicros(row.Int(7));
  placed.mark.holders = sop::HoldersIn(row.Text(8));
  placed.mark.sop_id = row.Text(9);
  placed.mark.sop_version = static_cast<int>(row.Int(10));
  placed.mark.corrects = static_cast<sop::Mark::Kind>(row.Int(11));
  placed.mark.declared = row.Int(12) != 0;
  placed.mark.reason = row.Text(13);
  placed.person_id = row.Text(14);
  return placed;
}

std::vector<StepKey> KeysIn(const std::vector<sql::Row>& rows) {
  std::vector<StepKey> keys;
  keys.reserve(rows.size());
  for (const sql::Row& row : rows) keys.push_back({row.Text(0), static_cast<int>(row.Int(1))});
  return keys;
}

// Whether a source is one of the four services that mark the steps of the SOP.
bool IsProducer(const std::string& source) {
  const std::string name = source.substr(source.rfind('/') + 1);
  return std::find(kProducers.begin(), kProducers.end(), name) != kProducers.end();
}

VisitKey VisitIn(const sql::Row& row) {
  return {{row.Text(0), static_cast<int>(row.Int(1))}, static_cast<int>(row.Int(2))};
}

constexpr std::int64_t kStarted = static_cast<std::int64_t>(sop::Mark::Kind::kStarted);
constexpr std::int64_t kCompleted = static_cast<std::int64_t>(sop::Mark::Kind::kCompleted);

}  // namespace

std::vector<std::string_view> Schema() { return kMigrations; }

Result<bool> InsertMark(sql::Database& db, const std::string& case_id, const PlacedMark& placed) {
  const sop::Mark& mark = placed.mark;
  TEPAT_TRY(db.Run(
      "INSERT OR IGNORE INTO mark(case_id, step, visit, source, sequence, ordinal, event_id, kind, "
      "at_us, recorded_us, holders, sop_id, sop_version, opens, corrects, declared, "
      "reason, person_id) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      {case_id, std::int64_t{mark.step}, std::int64_t{mark.visit}, placed.source, placed.sequence,
       std::int64_t{placed.ordinal}, placed.event_id, static_cast<std::int64_t>(mark.kind),
       MicrosOf(mark.at), MicrosOf(placed.recorded), sop::HoldersText(mark.holders), mark.sop_id,
       std::int64_t{mark.sop_version}, std::int64_t{mark.opens},
       static_cast<std::int64_t>(mark.corrects), std::int64_t{mark.declared}, mark.reason,
       placed.person_id}));
  return db.changes() > 0;
}

Result<StepMarks> LoadStep(sql::Database& db, const StepKey& key, Instant known) {
  StepMarks loaded;
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT visit, source, sequence, ordinal, event_id, kind, at_us, "
                         "recorded_us, holders, sop_id, sop_version, corrects, declared, reason, "
                         "person_id FROM mark WHERE case_id=? AND step=? AND recorded_us<=?",
                         {key.case_id, std::int64_t{key.step}, MicrosOf(known)}));
  for (const sql::Row& row : rows) loaded.marks.push_back(MarkIn(row, key.step));
  TEPAT_ASSIGN(
      const auto opened,
      db.Select("SELECT at_us, event_id, source, recorded_us FROM mark WHERE case_id=? AND "
                "kind=? AND opens=? AND recorded_us<=?",
                {key.case_id, kCompleted, std::int64_t{key.step}, MicrosOf(known)}));
  if (opened.empty()) return loaded;
  // A case runs by one SOP version; the earliest visit names it.
  TEPAT_ASSIGN(const auto pinned,
               db.Find("SELECT sop_id, sop_version FROM mark WHERE case_id=? AND kind=? AND sop_id "
                       "<> '' ORDER BY step, visit LIMIT 1",
                       {key.case_id, kStarted}));
  for (const sql::Row& row : opened) {
    loaded.armings.push_back({InstantFromMicros(row.Int(0)), row.Text(1), row.Text(2),
                              InstantFromMicros(row.Int(3)), pinned ? pinned->Text(0) : "",
                              pinned ? static_cast<int>(pinned->Int(1)) : 0});
  }
  return loaded;
}

Result<std::vector<int>> StepsOf(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(
      const auto rows,
      db.Select("SELECT step FROM mark WHERE case_id=?1 UNION SELECT opens FROM mark WHERE "
                "case_id=?1 AND opens > 0 ORDER BY 1",
                {case_id}));
  std::vector<int> steps;
  steps.reserve(rows.size());
  for (const sql::Row& row : rows) steps.push_back(static_cast<int>(row.Int(0)));
  return steps;
}

Result<std::vector<std::string>> CasesBeyond(sql::Database& db, const std::string& source,
                                             std::int64_t sequence) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT DISTINCT case_id FROM mark WHERE source=? AND sequence > ?",
                         {source, sequence}));
  std::vector<std::string> cases;
  cases.reserve(rows.size());
  for (const sql::Row& row : rows) cases.push_back(row.Text(0));
  return cases;
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
  for (const sql::Row& row : rows) keys.push_back(VisitIn(row));
  return keys;
}

Result<std::vector<VisitChange>> ChangesAfter(sql::Database& db, std::int64_t change, int limit) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT case_id, step, visit, change FROM visit WHERE "
                                          "change > ? ORDER BY change LIMIT ?",
                                          {change, std::int64_t{limit}}));
  std::vector<VisitChange> changes;
  changes.reserve(rows.size());
  for (const sql::Row& row : rows) changes.push_back({VisitIn(row), row.Int(3)});
  return changes;
}

Result<std::int64_t> LastChange(sql::Database& db) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT max(change) FROM visit"));
  return row ? row->IntOrNull(0).value_or(0) : 0;
}

Result<State> AnnouncedState(sql::Database& db, const StepKey& key, int visit) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT announced FROM visit WHERE case_id=? AND step=? AND visit=?",
                       {key.case_id, std::int64_t{key.step}, std::int64_t{visit}}));
  return row ? static_cast<State>(row->Int(0)) : State::kUnspecified;
}

std::int64_t FlagsOf(const Visit& visit) {
  return (visit.declared ? kDeclared : 0) | (visit.clock_suspect ? kClockSuspect : 0) |
         (visit.state == State::kInferred ? kInferredStart : 0);
}

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

Status Claim(sql::Database& db, const StepKey& key, int visit, const std::string& rung) {
  return db.Run("INSERT OR IGNORE INTO claim(case_id, step, visit, rung) VALUES(?,?,?,?)",
                {key.case_id, std::int64_t{key.step}, std::int64_t{visit}, rung});
}

Status Unclaim(sql::Database& db, const StepKey& key, int visit, const std::string& rung) {
  // The row stays, under a name that no announcement has.
  return db.Run(
      "UPDATE claim SET rung = rung || '~' || (SELECT count(*) FROM claim o WHERE "
      "o.case_id=claim.case_id AND o.step=claim.step AND o.visit=claim.visit AND o.rung LIKE "
      "claim.rung || '~%') WHERE case_id=? AND step=? AND visit=? AND rung=?",
      {key.case_id, std::int64_t{key.step}, std::int64_t{visit}, rung});
}

Result<std::set<std::string>> ClaimsOf(sql::Database& db, const StepKey& key, int visit) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT rung FROM claim WHERE case_id=? AND step=? AND visit=?",
                         {key.case_id, std::int64_t{key.step}, std::int64_t{visit}}));
  std::set<std::string> claims;
  for (const sql::Row& row : rows) claims.insert(row.Text(0));
  return claims;
}

Result<Instant> Watermark(sql::Database& db, const std::string& source) {
  TEPAT_ASSIGN(const auto readers, journal::ListReadProgress(db));
  std::optional<Instant> least;
  for (const journal::ReadProgress& reader : readers) {
    if (reader.cursor.source != source && !IsProducer(reader.cursor.source)) continue;
    least = std::min(least.value_or(reader.confirmed), reader.confirmed);
  }
  return least.value_or(Instant());
}

Result<bool> IsMarkedByAnother(sql::Database& db, const StepKey& key, const std::string& source) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT 1 FROM mark WHERE case_id=? AND step=? AND source<>? LIMIT 1",
                       {key.case_id, std::int64_t{key.step}, source}));
  return row.has_value();
}

Result<std::vector<StepKey>> DueSteps(sql::Database& db, Instant now, int limit) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT case_id, step FROM visit WHERE fire_us <= ? ORDER "
                         "BY fire_us LIMIT ?",
                         {MicrosOf(now), std::int64_t{limit}}));
  return KeysIn(rows);
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
  return KeysIn(rows);
}

Result<std::vector<StepKey>> OpenSteps(sql::Database& db) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT DISTINCT case_id, step FROM visit WHERE unsettled "
                         "= 1 ORDER BY case_id, step"));
  return KeysIn(rows);
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
    made.key = VisitIn(row);
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

Result<std::vector<StepKey>> StepsMarkedBy(sql::Database& db, Instant known) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT DISTINCT case_id, step FROM mark WHERE "
                                          "recorded_us <= ? ORDER BY case_id, step",
                                          {MicrosOf(known)}));
  return KeysIn(rows);
}

Result<std::vector<StepKey>> StepsClosedSince(sql::Database& db, Instant since) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT DISTINCT case_id, step FROM visit WHERE stop_us "
                                          ">= ? ORDER BY case_id, step",
                                          {MicrosOf(since)}));
  return KeysIn(rows);
}

Result<std::optional<Instant>> RestatedAt(sql::Database& db, const StepKey& key, int visit,
                                          Instant known) {
  TEPAT_ASSIGN(
      const auto row,
      db.Find("SELECT known_us FROM restatement WHERE case_id=? AND step=? AND visit=? AND "
              "known_us<=?",
              {key.case_id, std::int64_t{key.step}, std::int64_t{visit}, MicrosOf(known)}));
  if (!row) return std::optional<Instant>();
  return std::optional<Instant>(InstantFromMicros(row->Int(0)));
}

Status SaveRestatement(sql::Database& db, const VisitKey& key, Instant known) {
  return db.Run(
      "INSERT OR REPLACE INTO restatement(case_id, step, visit, known_us) VALUES(?,?,?,?)",
      {key.step.case_id, std::int64_t{key.step.step}, std::int64_t{key.visit}, MicrosOf(known)});
}

Result<std::optional<StepKey>> FindRederivation(sql::Database& db) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT case_id, step FROM rederivation"));
  if (!row) return std::optional<StepKey>();
  return std::optional<StepKey>(StepKey{row->Text(0), static_cast<int>(row->Int(1))});
}

Status SaveRederivation(sql::Database& db, const std::optional<StepKey>& next) {
  if (!next) return db.Run("DELETE FROM rederivation");
  return db.Run("INSERT OR REPLACE INTO rederivation(only, case_id, step) VALUES(1,?,?)",
                {next->case_id, std::int64_t{next->step}});
}

Result<StreamMemory> LoadStreamMemory(sql::Database& db) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT highest, repairs, audits, suspected FROM stream_memory"));
  if (!row) return StreamMemory{};
  return StreamMemory{row->Int(0), row->Int(1), row->Int(2), row->Int(3)};
}

Status SaveStreamMemory(sql::Database& db, const StreamMemory& memory) {
  return db.Run(
      "INSERT OR REPLACE INTO stream_memory(only, highest, repairs, audits, suspected) "
      "VALUES(1,?,?,?,?)",
      {memory.highest, memory.repairs, memory.audits, memory.suspected});
}

}  // namespace tepat::timing
