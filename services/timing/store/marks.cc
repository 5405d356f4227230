// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store/marks.h"

#include <tuple>

#include "services/timing/store/keys.h"

namespace tepat::timing {
namespace {

using Kind = sop::Mark::Kind;

PlacedMark MarkIn(const sql::Row& row) {
  PlacedMark placed;
  row.Into("step", placed.mark.step);
  row.Into("visit", placed.mark.visit);
  row.Into("source", placed.source);
  row.Into("sequence", placed.sequence);
  row.Into("ordinal", placed.ordinal);
  row.Into("event_id", placed.event_id);
  row.Into("kind", placed.mark.kind);
  row.Into("at_us", placed.mark.at);
  row.Into("recorded_us", placed.recorded);
  placed.mark.holders = sop::HoldersIn(row.Get<std::string>("holders"));
  row.Into("sop_id", placed.mark.sop_id);
  row.Into("sop_version", placed.mark.sop_version);
  row.Into("corrects", placed.mark.corrects);
  row.Into("declared", placed.mark.declared);
  row.Into("reason", placed.mark.reason);
  row.Into("person_id", placed.person_id);
  row.Into("due_date", placed.mark.due_date);
  const sop::Part part{row.Get<std::string>("part_unit"), row.Get<int>("part_n")};
  if (part.n > 0) placed.mark.part = part;
  return placed;
}

Arming ArmingIn(const sql::Row& row) {
  Arming arming;
  row.Into("at_us", arming.at);
  row.Into("event_id", arming.event_id);
  row.Into("source", arming.source);
  row.Into("recorded_us", arming.recorded);
  return arming;
}

}  // namespace

Result<bool> InsertMark(sql::Database& db, const std::string& case_id, const PlacedMark& placed) {
  const sop::Mark& mark = placed.mark;
  const sop::Part part = mark.part.value_or(sop::Part{});  // a turn of 0: the visit itself
  // A source may tell the same fact twice: its place is the key, and the first one stays.
  TEPAT_TRY(db.Run(
      "INSERT OR IGNORE INTO mark(case_id, step, visit, source, sequence, ordinal, event_id, kind, "
      "at_us, recorded_us, holders, sop_id, sop_version, opens, corrects, declared, "
      "reason, person_id, part_unit, part_n, due_date) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,"
      "?,?,?)",
      case_id, mark.step, mark.visit, placed.source, placed.sequence, placed.ordinal,
      placed.event_id, mark.kind, mark.at, placed.recorded, sop::HoldersText(mark.holders),
      mark.sop_id, mark.sop_version, mark.opens, mark.corrects, mark.declared, mark.reason,
      placed.person_id, part.unit, part.n, mark.due_date));
  return db.changes() > 0;
}

Result<StepMarks> LoadStep(sql::Database& db, const StepKey& key, Instant known) {
  StepMarks loaded;
  // By when each was recorded, not by when it happened: what was known at an instant is folded from
  // what could be read then, and a mark that came late was not.
  TEPAT_ASSIGN(loaded.marks,
               db.Select(MarkIn, sql::NoLimit("a visit is folded from all of its marks"),
                         "SELECT step, visit, source, sequence, ordinal, event_id, kind, at_us, "
                         "recorded_us, holders, sop_id, sop_version, corrects, declared, reason, "
                         "person_id, part_unit, part_n, due_date FROM mark "
                         "WHERE case_id=? AND step=? AND recorded_us<=?",
                         key.case_id, key.step, known));
  TEPAT_ASSIGN(loaded.armings,
               db.Select(ArmingIn, sql::NoLimit("each completion of the step before opens a visit"),
                         "SELECT at_us, event_id, source, recorded_us FROM mark WHERE case_id=? "
                         "AND kind=? AND opens=? AND recorded_us<=?",
                         key.case_id, Kind::kCompleted, key.step, known));
  if (loaded.armings.empty()) return loaded;
  // A case runs by one SOP version; the earliest visit names it.
  TEPAT_ASSIGN(const auto pinned,
               db.Find<std::string, int>(
                   "SELECT sop_id, sop_version FROM mark WHERE case_id=? AND kind=? AND sop_id "
                   "<> '' ORDER BY step, visit LIMIT 1",
                   key.case_id, Kind::kStarted));
  for (Arming& arming : loaded.armings) {
    if (pinned) std::tie(arming.sop_id, arming.sop_version) = *pinned;
  }
  return loaded;
}

Result<std::vector<int>> StepsOf(sql::Database& db, const std::string& case_id) {
  return db.Select<int>(sql::NoLimit("an SOP has a handful of steps"),
                        "SELECT step FROM mark WHERE case_id=?1 UNION SELECT opens FROM mark WHERE "
                        "case_id=?1 AND opens > 0 ORDER BY 1",
                        case_id);
}

Result<std::vector<StepKey>> StepsMarkedBy(sql::Database& db, Instant known) {
  return db.Select(StepKeyIn, sql::NoLimit("a report as known then counts every visit"),
                   "SELECT DISTINCT case_id, step FROM mark WHERE recorded_us <= ? ORDER BY "
                   "case_id, step",
                   known);
}

Result<std::vector<std::string>> CasesBeyond(sql::Database& db, const std::string& source,
                                             std::int64_t sequence) {
  return db.Select<std::string>(sql::NoLimit("each lost case is named, or its facts go astray"),
                                "SELECT DISTINCT case_id FROM mark WHERE source=? AND sequence > ?",
                                source, sequence);
}

Result<bool> IsMarkedByAnother(sql::Database& db, const StepKey& key, const std::string& source) {
  // One is enough: a step that two sources mark is in dispute, however often they do.
  TEPAT_ASSIGN(const auto another,
               db.Find<int>("SELECT 1 FROM mark WHERE case_id=? AND step=? AND source<>? LIMIT 1",
                            key.case_id, key.step, source));
  return another.has_value();
}

}  // namespace tepat::timing
