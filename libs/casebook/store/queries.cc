// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/queries.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "libs/journal/progress.h"
#include "tepat/data_collection/v1/collection.pb.h"
#include "tepat/timing/v1/visit.pb.h"

namespace tepat::portal {
namespace {

std::string CaseColumns() {
  return "l.case_id, l.agenda_number, l.agenda_year, l.sender, l.letter_number, l.subject, "
         "l.period, l.nature, l.urgency, l.sender_deadline, l.received_us, l.desk, l.revision, "
         "p.stage, (SELECT count(*) FROM unit_part u WHERE u.case_id=l.case_id), "
         "(SELECT count(*) FROM unit_part u WHERE u.case_id=l.case_id AND u.state IN (2,3)), "
         "EXISTS(SELECT 1 FROM unit_part u WHERE u.case_id=l.case_id AND u.state=4), " +
         journal::IsParkedCondition("l.case_id") +
         " OR EXISTS(SELECT 1 FROM standstill s WHERE s.case_id=l.case_id)";
}
constexpr std::size_t kCaseWidth = 18;
static_assert(data_collection::v1::UNIT_STATE_SUBMITTED == 2 &&
              data_collection::v1::UNIT_STATE_WAIVED == 3 &&
              data_collection::v1::UNIT_STATE_RETURNED == 4);

int IntIn(const sql::Row& row, std::size_t column) { return static_cast<int>(row.Int(column)); }

CaseRow CaseIn(const sql::Row& row) {
  CaseRow found;
  found.letter = {row.Text(0),
                  row.Int(1),
                  row.Int(2),
                  row.Text(3),
                  row.Text(4),
                  row.Text(5),
                  row.Text(6),
                  IntIn(row, 7),
                  IntIn(row, 8),
                  row.Text(9),
                  InstantFromMicros(row.Int(10)),
                  IntIn(row, 11),
                  IntIn(row, 12)};
  found.stage = static_cast<Stage>(row.Int(13));
  found.units = IntIn(row, 14);
  found.units_done = IntIn(row, 15);
  found.returned = row.Int(16) != 0;
  found.stuck = row.Int(17) != 0;
  return found;
}

Result<std::vector<CaseRow>> CasesFrom(const Result<std::vector<sql::Row>>& rows) {
  if (!rows) return Fail(rows.error());
  std::vector<CaseRow> cases;
  cases.reserve(rows->size());
  for (const sql::Row& row : *rows) cases.push_back(CaseIn(row));
  return cases;
}

std::string CaseQuery(const std::string& rest) {
  return "SELECT " + CaseColumns() + " FROM letter l JOIN place p ON p.case_id=l.case_id " + rest;
}

constexpr const char* kVisitColumns =
    "v.case_id, v.step, v.visit, v.state, v.start_us, v.stop_us, v.due_us, v.breach_us, v.used_s, "
    "v.allowed_s, v.paused, v.explanation";

std::optional<Instant> InstantOrNone(const std::optional<std::int64_t>& micros) {
  if (!micros) return std::nullopt;
  return InstantFromMicros(*micros);
}

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

Result<std::vector<TaskRow>> TasksIn(const Result<std::vector<sql::Row>>& rows) {
  if (!rows) return Fail(rows.error());
  std::vector<TaskRow> tasks;
  tasks.reserve(rows->size());
  for (const sql::Row& row : *rows) {
    TaskRow task;
    task.of = CaseIn(row);
    task.step = IntIn(row, kCaseWidth);
    task.command = row.Text(kCaseWidth + 1);
    task.unit = row.Text(kCaseWidth + 2);
    task.position = row.Text(kCaseWidth + 3);
    if (!row.IsNull(kCaseWidth + 4)) task.visit = VisitIn(row, kCaseWidth + 4);
    tasks.push_back(std::move(task));
  }
  return tasks;
}

std::string TaskQuery(const std::string& rest) {
  return "SELECT " + CaseColumns() + ", t.step, t.command, t.unit, t.position, " + kVisitColumns +
         " FROM task t JOIN letter l ON l.case_id=t.case_id JOIN place p ON p.case_id=t.case_id "
         "LEFT JOIN visit v ON v.case_id=t.case_id AND v.step=t.step AND v.stop_us IS NULL AND "
         "v.visit=(SELECT max(w.visit) FROM visit w WHERE w.case_id=t.case_id AND w.step=t.step) " +
         rest;
}

HistoryRow HistoryIn(const sql::Row& row) {
  return {row.Text(0),   row.Int(1),  row.Text(2), InstantFromMicros(row.Int(3)),
          row.Text(4),   row.Text(5), row.Text(6), row.Text(7),
          IntIn(row, 8), row.Text(9)};
}

std::string HistoryQuery(const std::string& rest) {
  return "SELECT source, sequence, case_id, at_us, fact, person_id, position, delegation_id, step, "
         "detail FROM history " +
         rest;
}

Result<std::vector<HistoryRow>> HistoryFrom(const Result<std::vector<sql::Row>>& rows) {
  if (!rows) return Fail(rows.error());
  std::vector<HistoryRow> history;
  history.reserve(rows->size());
  for (const sql::Row& row : *rows) history.push_back(HistoryIn(row));
  return history;
}

// Least time left first, tasks without a clock last.
bool IsDueBefore(const TaskRow& one, const TaskRow& other) {
  const auto order = [](const TaskRow& task) {
    const bool runs = task.visit && task.visit->due;
    return std::tuple(runs ? *task.visit->due : Instant::max(), task.of.letter.case_id, task.unit);
  };
  return order(one) < order(other);
}

// Words as an FTS5 query in which every character is taken for itself.
std::string MatchOf(const std::string& words) {
  std::string match;
  std::string word;
  const auto take = [&] {
    if (!word.empty()) match += (match.empty() ? "\"" : " \"") + word + "\"*";
    word.clear();
  };
  for (const char c : words) {
    const bool separates = c == ' ' || c == '\t' || c == '"' || c == '\n' || c == '\0';
    if (separates) take();
    if (!separates) word += c;
  }
  take();
  return match;
}

}  // namespace

Result<std::optional<CaseRow>> FindCase(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto row, db.Find(CaseQuery("WHERE l.case_id=?"), {case_id}));
  if (!row) return std::optional<CaseRow>();
  return std::optional<CaseRow>(CaseIn(*row));
}

Result<std::vector<TaskRow>> TasksFor(sql::Database& db, const std::vector<std::string>& commands,
                                      const std::vector<std::string>& positions, int limit) {
  // One question for each command and position, for each is answered in the order of an index.
  std::vector<TaskRow> all;
  const auto add = [&](const std::string& condition, const std::string& key) -> Status {
    TEPAT_ASSIGN(
        auto tasks,
        TasksIn(db.Select(TaskQuery("WHERE " + condition + " ORDER BY t.due_us, t.case_id LIMIT ?"),
                          {key, std::int64_t{limit}})));
    std::move(tasks.begin(), tasks.end(), std::back_inserter(all));
    return Ok();
  };
  for (const std::string& command : commands) {
    TEPAT_TRY(add("t.command=? AND t.ready=1 AND t.position=''", command));
  }
  for (const std::string& position : positions) {
    TEPAT_TRY(add("t.position=? AND t.position <> ''", position));
  }
  std::sort(all.begin(), all.end(), IsDueBefore);
  all.resize(std::min(all.size(), static_cast<std::size_t>(limit)));
  return all;
}

Result<std::vector<TaskRow>> TasksOfCase(sql::Database& db, const std::string& case_id) {
  return TasksIn(
      db.Select(TaskQuery("WHERE t.case_id=? ORDER BY t.command, t.unit LIMIT 200"), {case_id}));
}

Result<std::vector<CaseRow>> CasesTouchedBy(sql::Database& db, const std::string& person_id,
                                            int limit) {
  return CasesFrom(
      db.Select(CaseQuery("JOIN touched t ON t.case_id=l.case_id WHERE t.person_id=? ORDER BY "
                          "t.case_id DESC LIMIT ?"),
                {person_id, std::int64_t{limit}}));
}

Result<std::vector<HistoryRow>> DoneBy(sql::Database& db, const std::string& person_id,
                                       Instant since, int limit) {
  return HistoryFrom(
      db.Select(HistoryQuery("WHERE person_id=? AND at_us >= ? ORDER BY at_us DESC LIMIT ?"),
                {person_id, MicrosOf(since), std::int64_t{limit}}));
}

Result<std::optional<HistoryRow>> FindDeed(sql::Database& db, const std::string& case_id,
                                           const std::string& person_id, Instant at) {
  TEPAT_ASSIGN(auto rows, HistoryFrom(db.Select(
                              HistoryQuery("WHERE person_id=? AND at_us=? AND case_id=? LIMIT 1"),
                              {person_id, MicrosOf(at), case_id})));
  if (rows.empty()) return std::optional<HistoryRow>();
  return std::optional<HistoryRow>(std::move(rows.front()));
}

Result<std::vector<HistoryRow>> HistoryOf(sql::Database& db, const std::string& case_id,
                                          int limit) {
  return HistoryFrom(
      db.Select(HistoryQuery("WHERE case_id=? ORDER BY at_us DESC, source, sequence DESC LIMIT ?"),
                {case_id, std::int64_t{limit}}));
}

Result<std::vector<HistoryRow>> LatestHistory(sql::Database& db, int limit) {
  return HistoryFrom(db.Select(HistoryQuery("ORDER BY at_us DESC LIMIT ?"), {std::int64_t{limit}}));
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

Result<std::vector<UnitRow>> UnitsOf(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT unit, position, due_date, state, revision, reason FROM unit_part "
                         "WHERE case_id=? ORDER BY unit LIMIT 200",
                         {case_id}));
  std::vector<UnitRow> units;
  units.reserve(rows.size());
  for (const sql::Row& row : rows) {
    units.push_back(
        {row.Text(0), row.Text(1), row.Text(2), IntIn(row, 3), IntIn(row, 4), row.Text(5)});
  }
  return units;
}

Result<std::vector<RecipientRow>> RecipientsOf(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT position, read_us FROM recipient WHERE case_id=? "
                                          "ORDER BY position LIMIT 200",
                                          {case_id}));
  std::vector<RecipientRow> recipients;
  recipients.reserve(rows.size());
  for (const sql::Row& row : rows) {
    recipients.push_back({row.Text(0), InstantOrNone(row.IntOrNull(1))});
  }
  return recipients;
}

Result<std::vector<FileRow>> FilesOf(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT kind, sha256, size, media_type FROM case_file "
                                          "WHERE case_id=? ORDER BY sequence LIMIT 200",
                                          {case_id}));
  std::vector<FileRow> files;
  files.reserve(rows.size());
  for (const sql::Row& row : rows) {
    files.push_back({row.Text(0), row.Text(1), row.Int(2), row.Text(3)});
  }
  return files;
}

Result<int> RevisionAt(sql::Database& db, const std::string& service, const std::string& case_id) {
  if (service == "correspondence") {
    TEPAT_ASSIGN(const auto letter,
                 db.Find("SELECT revision FROM letter WHERE case_id=?", {case_id}));
    return letter ? IntIn(*letter, 0) : 0;
  }
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT revision FROM standing WHERE case_id=? AND source LIKE ?",
                       {case_id, "%/" + service}));
  return row ? IntIn(*row, 0) : 0;
}

Result<std::string> ReasonOfEnding(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT reason FROM ending WHERE case_id=?", {case_id}));
  return row ? row->Text(0) : std::string();
}

Result<std::vector<CaseRow>> OpenCases(sql::Database& db, const std::string& before, int limit) {
  return CasesFrom(
      db.Select(CaseQuery("WHERE p.open=1 AND (?1='' OR p.case_id < ?1) ORDER BY p.case_id DESC "
                          "LIMIT ?2"),
                {before, std::int64_t{limit}}));
}

Result<std::vector<CaseRow>> AllCases(sql::Database& db, const std::string& before, int limit) {
  return CasesFrom(
      db.Select(CaseQuery("WHERE ?1='' OR p.case_id < ?1 ORDER BY p.case_id DESC LIMIT ?2"),
                {before, std::int64_t{limit}}));
}

Result<std::map<Stage, int>> CountOpen(sql::Database& db) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT stage, cases FROM stage_count"));
  std::map<Stage, int> counts;
  for (const sql::Row& row : rows) {
    const auto stage = static_cast<Stage>(row.Int(0));
    if (IsOpen(stage)) counts[stage] = IntIn(row, 1);
  }
  return counts;
}

Result<int> CountLate(sql::Database& db, Instant now) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT count(*) FROM visit WHERE stop_us IS NULL AND breach_us <= ? AND "
                       "state <> ?",
                       {MicrosOf(now), std::int64_t{timing::v1::VISIT_STATE_PAUSED}}));
  return IntIn(*row, 0);
}

Result<std::vector<CaseRow>> Search(sql::Database& db, const std::string& words, int limit) {
  const std::string match = MatchOf(words);
  if (match.empty()) return std::vector<CaseRow>();
  return CasesFrom(
      db.Select(CaseQuery("WHERE l.number IN (SELECT rowid FROM case_text WHERE case_text MATCH ? "
                          "ORDER BY rowid DESC LIMIT ?) ORDER BY l.case_id DESC"),
                {match, std::int64_t{limit}}));
}

Result<std::vector<std::string>> LastSenders(sql::Database& db, int limit) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT sender FROM (SELECT sender, number FROM letter ORDER BY number "
                         "DESC LIMIT 500) WHERE sender <> '' GROUP BY sender ORDER BY max(number) "
                         "DESC LIMIT ?",
                         {std::int64_t{limit}}));
  std::vector<std::string> senders;
  senders.reserve(rows.size());
  for (const sql::Row& row : rows) senders.push_back(row.Text(0));
  return senders;
}

Result<std::int64_t> CursorOf(sql::Database& db, const std::string& source) {
  TEPAT_ASSIGN(const auto read, journal::FindReadProgress(db, source));
  return read ? read->cursor.sequence : 0;
}

Result<std::vector<Change>> ChangesAfter(sql::Database& db, std::int64_t number, int limit) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT number, case_id FROM change WHERE number > ? ORDER BY number "
                         "LIMIT ?",
                         {number, std::int64_t{limit}}));
  std::vector<Change> changes;
  changes.reserve(rows.size());
  for (const sql::Row& row : rows) changes.push_back({row.Int(0), row.Text(1)});
  return changes;
}

Result<std::pair<std::int64_t, std::int64_t>> ChangeRange(sql::Database& db) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT coalesce(min(number), 0), coalesce(max(number), 0) FROM change"));
  return std::pair(row->Int(0), row->Int(1));
}

Result<std::optional<Draft>> FindDraft(sql::Database& db, const std::string& person_id,
                                       const std::string& place) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT body, saved_us FROM draft WHERE person_id=? AND place=?",
                       {person_id, place}));
  if (!row) return std::optional<Draft>();
  return std::optional<Draft>(Draft{row->Text(0), InstantFromMicros(row->Int(1))});
}

}  // namespace tepat::portal
