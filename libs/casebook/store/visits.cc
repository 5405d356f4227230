// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/visits.h"

#include "tepat/timing/v1/visit.pb.h"

namespace tepat::casebook {
namespace {

// Of a case: one for each step, and some more for each return. Timing answers a case with as many
// as 1,000; a page shows no more than these.
constexpr int kVisitsMax = 200;

}  // namespace

const char* const kVisitColumns =
    "v.case_id AS visit_case, v.step AS visit_step, v.visit, v.state, v.start_us, v.stop_us, "
    "v.due_us, v.breach_us, v.used_s, v.allowed_s, v.paused, v.explanation";

VisitRow VisitIn(const sql::Row& row) {
  VisitRow visit;
  row.Into("visit_case", visit.case_id);
  row.Into("visit_step", visit.step);
  row.Into("visit", visit.visit);
  row.Into("state", visit.state);
  row.Into("start_us", visit.start);
  row.Into("stop_us", visit.stop);
  row.Into("due_us", visit.due);
  row.Into("breach_us", visit.breach);
  row.Into("used_s", visit.used);
  row.Into("allowed_s", visit.allowed);
  row.Into("paused", visit.paused);
  row.Into("explanation", visit.explanation);
  return visit;
}

Status SaveVisit(sql::Database& db, const VisitRow& visit) {
  // All of them anew: timing tells a visit with all of its parts.
  TEPAT_TRY(db.Run("DELETE FROM visit_part WHERE case_id=? AND step=? AND visit=?", visit.case_id,
                   visit.step, visit.visit));
  for (const VisitPartRow& part : visit.parts) {
    TEPAT_TRY(
        db.Run("INSERT INTO visit_part(case_id, step, visit, unit, n, state, start_us, stop_us, "
               "due_us, breach_us, used_s, allowed_s, late) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)",
               visit.case_id, visit.step, visit.visit, part.unit, part.n, part.state, part.start,
               part.stop, part.due, part.breach, part.used, part.allowed, part.late));
  }
  return db.Run(
      "INSERT OR REPLACE INTO visit(case_id, step, visit, state, start_us, stop_us, due_us, "
      "breach_us, used_s, allowed_s, paused, explanation) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
      visit.case_id, visit.step, visit.visit, visit.state, visit.start, visit.stop, visit.due,
      visit.breach, visit.used, visit.allowed, visit.paused, visit.explanation);
}

Result<std::vector<VisitRow>> VisitsOf(sql::Database& db, const std::string& case_id) {
  return db.Select(VisitIn,
                   std::string("SELECT ") + kVisitColumns +
                       " FROM visit v WHERE v.case_id=? ORDER BY v.step, v.visit LIMIT ?",
                   case_id, kVisitsMax);
}

const VisitRow* LastVisit(const std::vector<VisitRow>& visits, int step) {
  const VisitRow* last = nullptr;
  for (const VisitRow& visit : visits) {
    if (visit.step == step) last = &visit;
  }
  return last;
}

// Late by the clock, not by its state: the state of a running visit changes only when timing tells
// it. A visit that is paused is not late, whatever its instant was.
Result<int> CountLate(sql::Database& db, Instant now) {
  return db.Get<int>(
      "SELECT count(*) FROM visit WHERE stop_us IS NULL AND breach_us <= ? AND state <> ?", now,
      timing::v1::VISIT_STATE_PAUSED);
}

// Of a stream of changes, not of facts: timing's visits are in no journal.
Result<std::int64_t> VisitCursor(sql::Database& db) {
  TEPAT_ASSIGN(const auto change, db.Find<std::int64_t>("SELECT change FROM visit_cursor"));
  return change.value_or(0);
}

Status SaveVisitCursor(sql::Database& db, std::int64_t change) {
  return db.Run("INSERT OR REPLACE INTO visit_cursor(only, change) VALUES(1, ?)", change);
}

// With the cursor: what is told anew is told from the first change.
Status ForgetVisits(sql::Database& db) {
  TEPAT_TRY(db.Run("DELETE FROM visit"));
  TEPAT_TRY(db.Run("DELETE FROM visit_part"));
  return SaveVisitCursor(db, 0);
}

}  // namespace tepat::casebook
