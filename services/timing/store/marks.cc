// SPDX-License-Identifier: Apache-2.0
#include "services/timing/store/marks.h"

#include "services/timing/store/keys.h"

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

constexpr std::int64_t kStarted = static_cast<std::int64_t>(sop::Mark::Kind::kStarted);
constexpr std::int64_t kCompleted = static_cast<std::int64_t>(sop::Mark::Kind::kCompleted);

}  // namespace

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

Result<std::vector<StepKey>> StepsMarkedBy(sql::Database& db, Instant known) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT DISTINCT case_id, step FROM mark WHERE "
                                          "recorded_us <= ? ORDER BY case_id, step",
                                          {MicrosOf(known)}));
  return StepKeysIn(rows);
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

Result<bool> IsMarkedByAnother(sql::Database& db, const StepKey& key, const std::string& source) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT 1 FROM mark WHERE case_id=? AND step=? AND source<>? LIMIT 1",
                       {key.case_id, std::int64_t{key.step}, source}));
  return row.has_value();
}

}  // namespace tepat::timing
