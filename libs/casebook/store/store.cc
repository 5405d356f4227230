// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/store.h"

#include <algorithm>
#include <iterator>
#include <limits>

#include "libs/casebook/stage.h"
#include "libs/identity/office_view.h"
#include "migrations_casebook.h"
#include "tepat/data_collection/v1/collection.pb.h"

namespace tepat::portal {
namespace {

constexpr std::int64_t kChangesMax = 4000;
constexpr std::int64_t kDraftsMax = 50;
constexpr std::int64_t kNeverDue = std::numeric_limits<std::int64_t>::max();

sql::Value MicrosOrNull(const std::optional<Instant>& at) {
  return at ? sql::Value(MicrosOf(*at)) : sql::Value();
}

Result<Standing> StandingOf(sql::Database& db, const std::string& case_id) {
  Standing standing;
  TEPAT_ASSIGN(const auto letter, db.Find("SELECT desk FROM letter WHERE case_id=?", {case_id}));
  if (letter) standing.desk = static_cast<int>(letter->Int(0));
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT source, state FROM standing WHERE case_id=?", {case_id}));
  for (const sql::Row& row : rows) {
    const int state = static_cast<int>(row.Int(1));
    if (row.Text(0).ends_with("/disposition")) standing.disposition = state;
    if (row.Text(0).ends_with("/data-collection")) standing.collection = state;
    if (row.Text(0).ends_with("/submission")) standing.submission = state;
  }
  TEPAT_ASSIGN(const auto ended, db.Find("SELECT 1 FROM ending WHERE case_id=?", {case_id}));
  standing.ended = ended.has_value();
  return standing;
}

// When the running visit of a step is due.
Result<std::int64_t> DueOf(sql::Database& db, const std::string& case_id, int step) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT due_us FROM visit WHERE case_id=? AND step=? AND stop_us IS NULL "
                       "ORDER BY visit DESC LIMIT 1",
                       {case_id, std::int64_t{step}}));
  return row ? row->IntOrNull(0).value_or(kNeverDue) : kNeverDue;
}

Status SaveTasks(sql::Database& db, const std::string& case_id, Stage stage) {
  TEPAT_TRY(db.Run("DELETE FROM task WHERE case_id=?", {case_id}));
  TEPAT_ASSIGN(const std::int64_t due, DueOf(db, case_id, StepOf(stage)));
  TEPAT_ASSIGN(const auto missing,
               db.Find("SELECT 1 FROM unit_part WHERE case_id=? AND state NOT IN (?, ?)",
                       {case_id, std::int64_t{data_collection::v1::UNIT_STATE_SUBMITTED},
                        std::int64_t{data_collection::v1::UNIT_STATE_WAIVED}}));
  for (const std::string& command : CommandsAt(stage)) {
    const bool ready = stage != Stage::kCollecting || !missing;
    TEPAT_TRY(
        db.Run("INSERT INTO task(case_id, step, command, unit, position, due_us, ready) "
               "VALUES(?,?,?,'','',?,?)",
               {case_id, std::int64_t{StepOf(stage)}, command, due, std::int64_t{ready}}));
  }
  if (stage != Stage::kCollecting) return Ok();
  return db.Run(
      "INSERT INTO task(case_id, step, command, unit, position, due_us) SELECT case_id, 4, "
      "'submit_unit_data', unit, position, ? FROM unit_part WHERE case_id=? AND state IN (?, ?)",
      {due, case_id, std::int64_t{data_collection::v1::UNIT_STATE_ASKED},
       std::int64_t{data_collection::v1::UNIT_STATE_RETURNED}});
}

Status Count(sql::Database& db, std::int64_t stage, std::int64_t cases) {
  return db.Run(
      "INSERT INTO stage_count(stage, cases) VALUES(?1, ?2) ON CONFLICT(stage) DO UPDATE SET "
      "cases = cases + ?2",
      {stage, cases});
}

Status SavePlace(sql::Database& db, const std::string& case_id, Stage stage) {
  const auto now = static_cast<std::int64_t>(stage);
  TEPAT_ASSIGN(const auto before, db.Find("SELECT stage FROM place WHERE case_id=?", {case_id}));
  if (before && before->Int(0) == now) return Ok();
  if (before) TEPAT_TRY(Count(db, before->Int(0), -1));
  TEPAT_TRY(Count(db, now, 1));
  TEPAT_TRY(db.Run("INSERT OR REPLACE INTO place(case_id, stage, open) VALUES(?,?,?)",
                   {case_id, now, std::int64_t{IsOpen(stage)}}));
  if (!IsOpen(stage) || (before && IsOpen(static_cast<Stage>(before->Int(0))))) return Ok();
  return db.Run(
      "INSERT OR IGNORE INTO touched(person_id, case_id) SELECT person_id, case_id FROM history "
      "WHERE case_id=? AND person_id <> ''",
      {case_id});
}

// A case whose facts were forgotten stands nowhere.
Status RemovePlace(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto before, db.Find("SELECT stage FROM place WHERE case_id=?", {case_id}));
  if (!before) return Ok();
  TEPAT_TRY(Count(db, before->Int(0), -1));
  for (const char* statement :
       {"DELETE FROM place WHERE case_id=?", "DELETE FROM task WHERE case_id=?",
        "DELETE FROM touched WHERE case_id=?"}) {
    TEPAT_TRY(db.Run(statement, {case_id}));
  }
  return Ok();
}

}  // namespace

std::vector<std::string_view> Schema() {
  return identity::WithOfficeView(casebook::kMigrations, 6);
}

Status SaveTitle(sql::Database& db, const std::string& kind, const std::string& key,
                 const std::string& title) {
  return db.Run("INSERT OR REPLACE INTO title(kind, key, title) VALUES(?,?,?)", {kind, key, title});
}

Status SaveCaseSop(sql::Database& db, const std::string& case_id, const std::string& sop_id,
                   int version) {
  return db.Run("INSERT OR REPLACE INTO case_sop(case_id, sop_id, version) VALUES(?,?,?)",
                {case_id, sop_id, std::int64_t{version}});
}

Status SaveDelegation(sql::Database& db, const std::string& delegation_id, int kind,
                      const std::string& decree_number) {
  return db.Run(
      "INSERT OR REPLACE INTO delegation(delegation_id, kind, decree_number) VALUES(?,?,?)",
      {delegation_id, std::int64_t{kind}, decree_number});
}

Status SaveLetter(sql::Database& db, const LetterRow& letter) {
  TEPAT_TRY(
      db.Run("DELETE FROM case_text WHERE rowid = (SELECT number FROM letter WHERE case_id=?)",
             {letter.case_id}));
  TEPAT_TRY(db.Run("DELETE FROM letter WHERE case_id=?", {letter.case_id}));
  TEPAT_TRY(db.Run(
      "INSERT INTO letter(case_id, agenda_number, agenda_year, sender, letter_number, subject, "
      "period, nature, urgency, sender_deadline, received_us, desk, revision) "
      "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)",
      {letter.case_id, letter.agenda_number, letter.agenda_year, letter.sender,
       letter.letter_number, letter.subject, letter.period, std::int64_t{letter.nature},
       std::int64_t{letter.urgency}, letter.sender_deadline, MicrosOf(letter.received),
       std::int64_t{letter.desk}, std::int64_t{letter.revision}}));
  return db.Run(
      "INSERT INTO case_text(rowid, text) SELECT number, ? FROM letter WHERE case_id=?",
      {letter.letter_number + '\n' + letter.subject + '\n' + letter.sender + '\n' + letter.period +
           '\n' + std::to_string(letter.agenda_number) + '/' + std::to_string(letter.agenda_year),
       letter.case_id});
}

Status MoveLetter(sql::Database& db, const std::string& case_id, int desk, int revision) {
  return db.Run("UPDATE letter SET desk=?, revision=? WHERE case_id=?",
                {std::int64_t{desk}, std::int64_t{revision}, case_id});
}

Status SaveFile(sql::Database& db, const std::string& source, std::int64_t sequence,
                const std::string& case_id, const FileRow& file) {
  return db.Run(
      "INSERT OR REPLACE INTO case_file(source, sequence, case_id, kind, sha256, size, media_type) "
      "VALUES(?,?,?,?,?,?,?)",
      {source, sequence, case_id, file.kind, file.sha256, file.size, file.media_type});
}

Status SaveStanding(sql::Database& db, const std::string& source, const std::string& case_id,
                    int state, int revision) {
  return db.Run("INSERT OR REPLACE INTO standing(source, case_id, state, revision) VALUES(?,?,?,?)",
                {source, case_id, std::int64_t{state}, std::int64_t{revision}});
}

Status SaveUnit(sql::Database& db, const std::string& case_id, const UnitRow& unit) {
  return db.Run(
      "INSERT OR REPLACE INTO unit_part(case_id, unit, position, due_date, state, revision, "
      "reason) "
      "VALUES(?,?,?,?,?,?,?)",
      {case_id, unit.unit, unit.position, unit.due_date, std::int64_t{unit.state},
       std::int64_t{unit.revision}, unit.reason});
}

Status MoveUnit(sql::Database& db, const std::string& case_id, const UnitRow& unit) {
  return db.Run(
      "UPDATE unit_part SET state=?, revision=?, reason=? WHERE case_id=? AND unit=?",
      {std::int64_t{unit.state}, std::int64_t{unit.revision}, unit.reason, case_id, unit.unit});
}

Status ReturnUnit(sql::Database& db, const std::string& case_id, const std::string& unit,
                  const std::string& reason) {
  return db.Run(
      "UPDATE unit_part SET state=?, revision=revision+1, reason=? WHERE case_id=? AND unit=?",
      {std::int64_t{data_collection::v1::UNIT_STATE_RETURNED}, reason, case_id, unit});
}

Status SaveRecipients(sql::Database& db, const std::string& case_id,
                      const std::vector<std::string>& positions) {
  TEPAT_TRY(db.Run("DELETE FROM recipient WHERE case_id=?", {case_id}));
  for (const std::string& position : positions) {
    TEPAT_TRY(db.Run("INSERT OR IGNORE INTO recipient(case_id, position) VALUES(?,?)",
                     {case_id, position}));
  }
  return Ok();
}

Status SaveReading(sql::Database& db, const std::string& case_id, const std::string& position,
                   Instant at) {
  return db.Run("UPDATE recipient SET read_us=? WHERE case_id=? AND position=? AND read_us IS NULL",
                {MicrosOf(at), case_id, position});
}

Result<std::set<std::string>> SaveStuck(sql::Database& db, const std::string& service,
                                        const std::set<std::string>& case_ids) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT case_id FROM standstill WHERE service=?", {service}));
  std::set<std::string> before;
  for (const sql::Row& row : rows) before.insert(row.Text(0));
  std::set<std::string> changed;
  std::set_symmetric_difference(before.begin(), before.end(), case_ids.begin(), case_ids.end(),
                                std::inserter(changed, changed.end()));
  if (changed.empty()) return changed;
  TEPAT_TRY(db.Run("DELETE FROM standstill WHERE service=?", {service}));
  for (const std::string& case_id : case_ids) {
    TEPAT_TRY(db.Run("INSERT INTO standstill(case_id, service) VALUES(?,?)", {case_id, service}));
  }
  return changed;
}

Status SaveEnding(sql::Database& db, const std::string& case_id, const std::string& source,
                  const std::string& reason) {
  return db.Run("INSERT OR REPLACE INTO ending(case_id, source, reason) VALUES(?,?,?)",
                {case_id, source, reason});
}

Status SaveHistory(sql::Database& db, const HistoryRow& row) {
  if (!row.person_id.empty()) {
    TEPAT_TRY(db.Run("INSERT OR IGNORE INTO touched(person_id, case_id) VALUES(?,?)",
                     {row.person_id, row.case_id}));
  }
  return db.Run(
      "INSERT OR REPLACE INTO history(source, sequence, case_id, at_us, fact, person_id, position, "
      "delegation_id, step, detail) VALUES(?,?,?,?,?,?,?,?,?,?)",
      {row.source, row.sequence, row.case_id, MicrosOf(row.at), row.fact, row.person_id,
       row.position, row.delegation_id, std::int64_t{row.step}, row.detail});
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

Result<std::int64_t> VisitCursor(sql::Database& db) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT change FROM visit_cursor"));
  return row ? row->Int(0) : 0;
}

Status SaveVisitCursor(sql::Database& db, std::int64_t change) {
  return db.Run("INSERT OR REPLACE INTO visit_cursor(only, change) VALUES(1, ?)", {change});
}

Status ForgetVisits(sql::Database& db) {
  TEPAT_TRY(db.Run("DELETE FROM visit"));
  return SaveVisitCursor(db, 0);
}

Status Settle(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const Standing standing, StandingOf(db, case_id));
  if (standing == Standing()) {
    TEPAT_TRY(RemovePlace(db, case_id));
  } else {
    const Stage stage = StageOf(standing);
    TEPAT_TRY(SavePlace(db, case_id, stage));
    TEPAT_TRY(SaveTasks(db, case_id, stage));
    if (!IsOpen(stage)) TEPAT_TRY(db.Run("DELETE FROM touched WHERE case_id=?", {case_id}));
  }
  TEPAT_TRY(db.Run("INSERT INTO change(case_id) VALUES(?)", {case_id}));
  return db.Run("DELETE FROM change WHERE number <= (SELECT MAX(number) FROM change) - ?",
                {kChangesMax});
}

Status ForgetSource(sql::Database& db, const std::string& source) {
  TEPAT_TRY(db.Run("DELETE FROM history WHERE source=?", {source}));
  TEPAT_TRY(db.Run("DELETE FROM standing WHERE source=?", {source}));
  TEPAT_TRY(db.Run("DELETE FROM ending WHERE source=?", {source}));
  TEPAT_TRY(db.Run("DELETE FROM case_file WHERE source=?", {source}));
  if (source.ends_with("/timing")) TEPAT_TRY(db.Run("DELETE FROM escalation"));
  if (source.ends_with("/disposition")) TEPAT_TRY(db.Run("DELETE FROM recipient"));
  if (source.ends_with("/data-collection")) TEPAT_TRY(db.Run("DELETE FROM unit_part"));
  if (source.ends_with("/correspondence")) {
    TEPAT_TRY(db.Run("DELETE FROM case_text"));
    TEPAT_TRY(db.Run("DELETE FROM letter"));
  }
  TEPAT_TRY(db.Run("DELETE FROM touched"));
  TEPAT_TRY(
      db.Run("INSERT OR IGNORE INTO touched(person_id, case_id) SELECT person_id, case_id FROM "
             "history WHERE person_id <> ''"));
  TEPAT_ASSIGN(const auto cases, db.Select("SELECT case_id FROM place"));
  for (const sql::Row& row : cases) TEPAT_TRY(Settle(db, row.Text(0)));
  return Ok();
}

Status SaveDraft(sql::Database& db, const std::string& person_id, const std::string& place,
                 const Draft& draft) {
  TEPAT_TRY(db.Run("INSERT OR REPLACE INTO draft(person_id, place, body, saved_us) VALUES(?,?,?,?)",
                   {person_id, place, draft.body, MicrosOf(draft.saved)}));
  return db.Run(
      "DELETE FROM draft WHERE person_id=?1 AND place IN (SELECT place FROM draft WHERE "
      "person_id=?1 ORDER BY saved_us DESC LIMIT -1 OFFSET ?2)",
      {person_id, kDraftsMax});
}

Status DeleteDraft(sql::Database& db, const std::string& person_id, const std::string& place) {
  return db.Run("DELETE FROM draft WHERE person_id=? AND place=?", {person_id, place});
}

}  // namespace tepat::portal
