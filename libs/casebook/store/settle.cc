// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/settle.h"

#include <limits>

#include "libs/casebook/stage.h"
#include "libs/casebook/store/standing.h"
#include "tepat/data_collection/v1/collection.pb.h"

namespace tepat::casebook {
namespace {

// As many changes as a browser may have missed and still be told; beyond it a page loads anew,
// which costs less than so many parts.
constexpr std::int64_t kChangesMax = 4000;
// Sorts behind every instant, so that one index has timed and untimed tasks in order.
constexpr std::int64_t kNeverDue = std::numeric_limits<std::int64_t>::max();

// When the running visit of a step is due.
Result<std::int64_t> DueOf(sql::Database& db, const std::string& case_id, int step) {
  TEPAT_ASSIGN(
      const auto due,
      db.Find<std::optional<std::int64_t>>(
          "SELECT due_us FROM visit WHERE case_id=? AND step=? AND stop_us IS NULL ORDER BY "
          "visit DESC LIMIT 1",
          case_id, step));
  return due.value_or(std::nullopt).value_or(kNeverDue);
}

// All anew: a case has one task, and while units send one for each of them besides. Whoever closes
// the draft has his from the disposition on: he reminds those who are missing.
Status SaveTasks(sql::Database& db, const std::string& case_id, Stage stage) {
  TEPAT_TRY(db.Run("DELETE FROM task WHERE case_id=?", case_id));
  TEPAT_ASSIGN(const std::int64_t due, DueOf(db, case_id, StepOf(stage)));
  for (const std::string& command : CommandsAt(stage)) {
    TEPAT_TRY(
        db.Run("INSERT INTO task(case_id, step, command, unit, position, due_us) "
               "VALUES(?,?,?,'','',?)",
               case_id, StepOf(stage), command, due));
  }
  if (stage != Stage::kCollecting) return Ok();
  // A unit's clock counts to its own date; while timing has not told it, to that of the step.
  return db.Run(
      "INSERT INTO task(case_id, step, command, unit, position, due_us) SELECT case_id, 4, "
      "'submit_unit_data', unit, position, coalesce((SELECT p.due_us FROM visit_part p WHERE "
      "p.case_id = unit_part.case_id AND p.unit = unit_part.unit AND p.stop_us IS NULL ORDER BY "
      "p.visit DESC, p.n DESC LIMIT 1), ?) FROM unit_part WHERE case_id=? AND state IN (?, ?)",
      due, case_id, data_collection::v1::UNIT_STATE_ASKED,
      data_collection::v1::UNIT_STATE_RETURNED);
}

// Lists say how many cases stand where without counting them.
Status Count(sql::Database& db, Stage stage, int cases) {
  return db.Run(
      "INSERT INTO stage_count(stage, cases) VALUES(?1, ?2) ON CONFLICT(stage) DO UPDATE SET "
      "cases = cases + ?2",
      stage, cases);
}

// Untouched where nothing moved: most facts leave a case where it is.
Status SavePlace(sql::Database& db, const std::string& case_id, Stage stage) {
  TEPAT_ASSIGN(const auto before,
               db.Find<Stage>("SELECT stage FROM place WHERE case_id=?", case_id));
  if (before == stage) return Ok();
  if (before) TEPAT_TRY(Count(db, *before, -1));
  TEPAT_TRY(Count(db, stage, 1));
  return db.Run("INSERT OR REPLACE INTO place(case_id, stage, open) VALUES(?,?,?)", case_id, stage,
                IsOpen(stage));
}

// A case whose facts were forgotten stands nowhere.
Status RemovePlace(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto before,
               db.Find<Stage>("SELECT stage FROM place WHERE case_id=?", case_id));
  if (!before) return Ok();
  TEPAT_TRY(Count(db, *before, -1));
  TEPAT_TRY(db.Run("DELETE FROM place WHERE case_id=?", case_id));
  return db.Run("DELETE FROM task WHERE case_id=?", case_id);
}

}  // namespace

Status Settle(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const Standing standing, StandingOf(db, case_id));
  if (standing == Standing()) {
    TEPAT_TRY(RemovePlace(db, case_id));
  } else {
    const Stage stage = StageOf(standing);
    TEPAT_TRY(SavePlace(db, case_id, stage));
    TEPAT_TRY(SaveTasks(db, case_id, stage));
  }
  // Last, so that whoever reads the number reads everything that it stands for.
  TEPAT_TRY(db.Run("INSERT INTO change(case_id) VALUES(?)", case_id));
  return db.Run("DELETE FROM change WHERE number <= (SELECT MAX(number) FROM change) - ?",
                kChangesMax);
}

// By the places, for a case that stands nowhere has nothing to lose.
Status SettleAll(sql::Database& db) {
  TEPAT_ASSIGN(
      const auto cases,
      db.Select<std::string>(sql::NoLimit("each case, and only after a source is forgotten"),
                             "SELECT case_id FROM place"));
  for (const std::string& case_id : cases) TEPAT_TRY(Settle(db, case_id));
  return Ok();
}

Result<std::vector<Change>> ChangesAfter(sql::Database& db, std::int64_t number, int limit) {
  const auto change_in = [](const sql::Row& row) {
    return Change{row.Get<std::int64_t>("number"), row.Get<std::string>("case_id")};
  };
  return db.Select(change_in,
                   "SELECT number, case_id FROM change WHERE number > ? ORDER BY number LIMIT ?",
                   number, limit);
}

Result<std::pair<std::int64_t, std::int64_t>> ChangeRange(sql::Database& db) {
  using Number = std::int64_t;
  TEPAT_ASSIGN(const auto range,
               db.Get<Number, Number>(
                   "SELECT coalesce(min(number), 0), coalesce(max(number), 0) FROM change"));
  return std::pair(std::get<0>(range), std::get<1>(range));
}

}  // namespace tepat::casebook
