// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store/parts.h"

#include <algorithm>

#include "libs/base/check.h"
#include "services/timing/store/keys.h"

namespace tepat::timing {
namespace {

std::pair<sop::Part, PartTold> ToldIn(const sql::Row& row) {
  std::pair<sop::Part, PartTold> made;
  row.Into("unit", made.first.unit);
  row.Into("n", made.first.n);
  row.Into("warned", made.second.warned);
  row.Into("breached", made.second.breached);
  row.Into("announced", made.second.announced);
  return made;
}

// Rework: a later turn, or a turn of a later visit.
int NumberOf(const VisitKey& of, int turn) { return std::max(of.visit, turn); }

ClosedPart ClosedPartIn(const sql::Row& row) {
  ClosedPart part{VisitKeyIn(row), {}};
  ClosedVisit& made = part.turn;
  made.key = {part.of.step, NumberOf(part.of, row.Get<int>("n"))};
  row.Into("state", made.state);
  row.Into("late", made.late);
  row.Into("stop_us", made.stop);
  row.Into("touch_us", made.time.touch);
  row.Into("paused_us", made.time.paused);
  row.Into("holders", made.holders);
  row.Into("person_id", made.person_id);
  row.Into("flags", made.flags);
  row.Into("allowed_us", made.allowed);
  return part;
}

std::int64_t FlagsOf(const VisitPart& part) {
  return part.state == State::kInferred ? kInferredStart : 0;
}

std::optional<Instant> DueOf(const VisitPart& part) {
  return part.deadline ? std::optional(part.deadline->due) : std::nullopt;
}

std::optional<Instant> BreachOf(const VisitPart& part) {
  return part.deadline ? std::optional(part.deadline->breach) : std::nullopt;
}

UnitShare ShareIn(const sql::Row& row) {
  UnitShare share;
  row.Into("unit", share.unit);
  row.Into("state", share.state);
  row.Into("late", share.late);
  row.Into("stop_us", share.stop);
  row.Into("due_us", share.due);
  row.Into("breach_us", share.breach);
  row.Into("touch_us", share.used);
  row.Into("given_back", share.given_back);
  row.Into("flags", share.flags);
  return share;
}

}  // namespace

Result<std::map<sop::Part, PartTold>> PartsTold(sql::Database& db, const VisitKey& key) {
  TEPAT_ASSIGN(const auto told,
               db.Select(ToldIn, sql::NoLimit("each part of a visit is judged with it"),
                         "SELECT unit, n, warned, breached, announced FROM part WHERE case_id=? "
                         "AND step=? AND visit=?",
                         key.step.case_id, key.step.step, key.visit));
  return std::map<sop::Part, PartTold>(told.begin(), told.end());
}

Status SavePart(sql::Database& db, const VisitKey& key, const VisitPart& part,
                const PartTold& told) {
  // The whole row each time: a judgement says all of it anew.
  return db.Run(
      "INSERT OR REPLACE INTO part(case_id, step, visit, unit, n, warned, breached, announced, "
      "state, late, stop_us, allowed_us, touch_us, paused_us, holders, person_id, flags, due_us, "
      "breach_us, given_back) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      key.step.case_id, key.step.step, key.visit, part.part.unit, part.part.n, told.warned,
      told.breached, told.announced, part.state, part.late, part.stop,
      part.deadline ? part.deadline->allowed : Micros(0), part.time.touch, part.time.paused,
      sop::HoldersText(part.holders), part.person_id, FlagsOf(part), DueOf(part), BreachOf(part),
      part.given_back);
}

Result<std::vector<ClosedPart>> ClosedParts(sql::Database& db, Instant from, Instant until) {
  // Two indexes, one for each half; UNION keeps a part that is in both once.
  const std::string columns =
      "SELECT p.case_id, p.step, p.visit, p.unit, p.n, p.state, p.late, p.stop_us, p.touch_us, "
      "p.paused_us, p.holders, p.person_id, p.flags, p.allowed_us FROM part p ";
  return db.Select(ClosedPartIn, sql::NoLimit("a report counts every part of its span"),
                   columns + "WHERE p.stop_us >= ?1 AND p.stop_us < ?2 UNION " + columns +
                       "JOIN visit v USING(case_id, step, visit) WHERE v.stop_us >= ?1 AND "
                       "v.stop_us < ?2 AND p.stop_us IS NOT NULL",
                   from, until);
}

ClosedPart ClosedOf(const VisitKey& of, const VisitPart& part) {
  TEPAT_CHECK(part.stop.has_value());
  ClosedPart closed{of, {}};
  ClosedVisit& made = closed.turn;
  made.key = {of.step, NumberOf(of, part.part.n)};
  made.state = part.state;
  made.late = part.late;
  made.stop = *part.stop;
  made.time = part.time;
  made.allowed = part.deadline ? part.deadline->allowed : Micros(0);
  made.holders = sop::HoldersText(part.holders);
  made.person_id = part.person_id;
  made.flags = FlagsOf(part);
  return closed;
}

Result<std::vector<UnitShare>> SharesDue(sql::Database& db, Instant from, Instant until) {
  const std::string columns =
      "SELECT unit, state, late, stop_us, due_us, breach_us, touch_us, given_back, flags FROM "
      "part ";
  return db.Select(ShareIn, sql::NoLimit("a report counts every share of its span"),
                   columns + "WHERE due_us >= ?1 AND due_us < ?2 UNION ALL " + columns +
                       "WHERE due_us IS NULL AND (stop_us IS NULL OR (stop_us >= ?1 AND "
                       "stop_us < ?2))",
                   from, until);
}

UnitShare ShareOf(const VisitPart& part) {
  return {part.part.unit, part.state,       part.late,       part.stop,    DueOf(part),
          BreachOf(part), part.time.used(), part.given_back, FlagsOf(part)};
}

}  // namespace tepat::timing
