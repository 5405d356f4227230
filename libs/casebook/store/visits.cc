// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/visits.h"

#include "tepat/timing/v1/visit.pb.h"

namespace tepat::casebook {
namespace {

int IntIn(const sql::Row& row, std::size_t column) { return static_cast<int>(row.Int(column)); }

std::optional<Instant> InstantOrNone(const std::optional<std::int64_t>& micros) {
  if (!micros) return std::nullopt;
  return InstantFromMicros(*micros);
}

sql::Value MicrosOrNull(const std::optional<Instant>& at) {
  return at ? sql::Value(MicrosOf(*at)) : sql::Value();
}

}  // namespace

const char* const kVisitColumns =
    "v.case_id, v.step, v.visit, v.state, v.start_us, v.stop_us, v.due_us, v.breach_us, v.used_s, "
    "v.allowed_s, v.paused, v.explanation";

VisitRow VisitIn(const sql::Row& row, std::size_t at) {
  return {row.Text(at),
          IntIn(row, at + 1),
          IntIn(row, at + 2),
          IntIn(row, at + 3),
          InstantFromMicros(row.Int(at + 4)),
          InstantOrNone(row.IntOrNull(at + 5)),
          InstantOrNone(row.IntOrNull(at + 6)),
          InstantOrNone(row.IntOrNull(at + 7)),
          std::chrono::seconds(row.Int(at + 8)),
          std::chrono::seconds(row.Int(at + 9)),
          row.Int(at + 10) != 0,
          row.Text(at + 11)};
}

Status SaveVisit(sql::Database& db, const VisitRow& visit) {
  return db.Run(
      "INSERT OR REPLACE INTO visit(case_id, step, visit, state, start_us, stop_us, due_us, "
      "breach_us, used_s, allowed_s, paused, explanation) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
      {visit.case_id, std::int64_t{visit.step}, std::int64_t{visit.visit},
       std::int64_t{visit.state}, MicrosOf(visit.start), MicrosOrNull(visit.stop),
       MicrosOrNull(visit.due), MicrosOrNull(visit.breach), std::int64_t{visit.used.count()},
       std::int64_t{visit.allowed.count()}, std::int64_t{visit.paused}, visit.explanation});
}

Result<std::vector<VisitRow>> VisitsOf(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto rows, db.Select(std::string("SELECT ") + kVisitColumns +
                                              " FROM visit v WHERE v.case_id=? ORDER BY v.step, "
                                              "v.visit LIMIT 200",
                                          {case_id}));
  std::vector<VisitRow> visits;
  visits.reserve(rows.size());
  for (const sql::Row& row : rows) visits.push_back(VisitIn(row, 0));
  return visits;
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
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT count(*) FROM visit WHERE stop_us IS NULL AND breach_us <= ? AND "
                       "state <> ?",
                       {MicrosOf(now), std::int64_t{timing::v1::VISIT_STATE_PAUSED}}));
  return IntIn(*row, 0);
}

// Of a stream of changes, not of facts: timing's visits are in no journal.
Result<std::int64_t> VisitCursor(sql::Database& db) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT change FROM visit_cursor"));
  return row ? row->Int(0) : 0;
}

Status SaveVisitCursor(sql::Database& db, std::int64_t change) {
  return db.Run("INSERT OR REPLACE INTO visit_cursor(only, change) VALUES(1, ?)", {change});
}

// With the cursor: what is told anew is told from the first change.
Status ForgetVisits(sql::Database& db) {
  TEPAT_TRY(db.Run("DELETE FROM visit"));
  return SaveVisitCursor(db, 0);
}

}  // namespace tepat::casebook
