// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/store.h"

#include "libs/identity/office_view.h"
#include "migrations_disposition.h"

namespace tepat::disposition {
namespace {

Status InsertIssue(sql::Database& db, const std::string& case_id, const Issue& issue) {
  for (const std::string& recipient : issue.recipients) {
    TEPAT_TRY(db.Run("INSERT INTO recipient(case_id, position) VALUES(?,?)", {case_id, recipient}));
  }
  std::int64_t number = 0;
  for (const std::string& instruction : issue.instructions) {
    TEPAT_TRY(db.Run("INSERT INTO instruction(case_id, number, text) VALUES(?,?,?)",
                     {case_id, ++number, instruction}));
  }
  number = 0;
  for (const Task& task : issue.tasks) {
    TEPAT_TRY(db.Run(
        "INSERT INTO task(case_id, number, unit, position, request, due_date) VALUES(?,?,?,?,?,?)",
        {case_id, ++number, task.unit, task.position, task.request, task.due_date}));
  }
  return Ok();
}

Result<Issue> IssueOf(sql::Database& db, const std::string& case_id) {
  Issue issue;
  TEPAT_ASSIGN(const auto recipients, RecipientsOf(db, case_id));
  for (const auto& [position, read] : recipients) issue.recipients.push_back(position);
  TEPAT_ASSIGN(
      const auto instructions,
      db.Select("SELECT text FROM instruction WHERE case_id=? ORDER BY number", {case_id}));
  for (const sql::Row& row : instructions) issue.instructions.push_back(row.Text(0));
  TEPAT_ASSIGN(const auto tasks,
               db.Select("SELECT unit, position, request, due_date FROM task WHERE "
                         "case_id=? ORDER BY number",
                         {case_id}));
  for (const sql::Row& row : tasks) {
    issue.tasks.push_back({row.Text(0), row.Text(1), row.Text(2), row.Text(3)});
  }
  return issue;
}

}  // namespace

std::vector<std::string_view> Schema() {
  std::vector<std::string_view> all = {identity::kOfficeViewSchema};
  all.insert(all.end(), kMigrations.begin(), kMigrations.end());
  return all;
}

Result<bool> IsOpened(sql::Database& db, const std::string& event_id) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT 1 FROM disposition WHERE opened_by=?", {event_id}));
  return row.has_value();
}

Status InsertDisposition(sql::Database& db, const StoredDisposition& disposition,
                         const std::string& event_id,
                         const std::vector<std::string>& document_kinds) {
  for (const std::string& kind : document_kinds) {
    TEPAT_TRY(db.Run("INSERT OR IGNORE INTO document(case_id, kind) VALUES(?,?)",
                     {disposition.case_id, kind}));
  }
  return db.Run(
      "INSERT INTO disposition(case_id, opened_by, sop_id, sop_version, period, start_us, state, "
      "revision, changed_by, changed_us) VALUES(?,?,?,?,?,?,?,?,?,?)",
      {disposition.case_id, event_id, disposition.sop_id, std::int64_t{disposition.sop_version},
       disposition.period, MicrosOf(disposition.start),
       static_cast<std::int64_t>(disposition.state.state), std::int64_t{disposition.state.revision},
       disposition.state.changed_by, MicrosOf(disposition.state.changed)});
}

Result<std::optional<StoredDisposition>> FindDisposition(sql::Database& db,
                                                         const std::string& case_id) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT sop_id, sop_version, period, start_us, state, revision, changed_by, "
                       "changed_us, note, reason FROM disposition WHERE case_id=?",
                       {case_id}));
  if (!row) return std::optional<StoredDisposition>();
  StoredDisposition found;
  found.case_id = case_id;
  found.sop_id = row->Text(0);
  found.sop_version = static_cast<int>(row->Int(1));
  found.period = row->Text(2);
  found.start = InstantFromMicros(row->Int(3));
  found.state = {static_cast<State>(row->Int(4)), static_cast<int>(row->Int(5)), row->Text(6),
                 InstantFromMicros(row->Int(7))};
  TEPAT_ASSIGN(found.issue, IssueOf(db, case_id));
  found.issue.note = row->Text(8);
  found.reason = row->Text(9);
  return std::optional<StoredDisposition>(std::move(found));
}

Status SaveDecision(sql::Database& db, const StoredDisposition& disposition) {
  TEPAT_TRY(db.Run(
      "UPDATE disposition SET state=?, revision=?, changed_by=?, changed_us=?, note=?, reason=? "
      "WHERE case_id=?",
      {static_cast<std::int64_t>(disposition.state.state), std::int64_t{disposition.state.revision},
       disposition.state.changed_by, MicrosOf(disposition.state.changed), disposition.issue.note,
       disposition.reason, disposition.case_id}));
  return InsertIssue(db, disposition.case_id, disposition.issue);
}

Result<std::vector<std::pair<std::string, std::optional<Instant>>>> RecipientsOf(
    sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT position, read_us FROM recipient WHERE case_id=? "
                                          "ORDER BY position LIMIT 100",
                                          {case_id}));
  std::vector<std::pair<std::string, std::optional<Instant>>> recipients;
  for (const sql::Row& row : rows) {
    const auto read = row.IntOrNull(1);
    recipients.emplace_back(row.Text(0),
                            read ? std::optional(InstantFromMicros(*read)) : std::nullopt);
  }
  return recipients;
}

Result<bool> SaveReading(sql::Database& db, const std::string& case_id, const std::string& position,
                         Instant at) {
  TEPAT_TRY(
      db.Run("UPDATE recipient SET read_us=? WHERE case_id=? AND position=? AND read_us IS NULL",
             {MicrosOf(at), case_id, position}));
  return db.changes() > 0;
}

Result<std::vector<std::string>> LinkedKinds(sql::Database& db, const std::string& case_id,
                                             int year) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT kind FROM document WHERE case_id=? UNION SELECT "
                                          "kind FROM year_document WHERE year=?",
                                          {case_id, std::int64_t{year}}));
  std::vector<std::string> kinds;
  for (const sql::Row& row : rows) kinds.push_back(row.Text(0));
  return kinds;
}

Status SaveYearDocument(sql::Database& db, const std::string& kind, int year,
                        const std::string& number, const std::string& place) {
  return db.Run("INSERT OR REPLACE INTO year_document(kind, year, number, place) VALUES(?,?,?,?)",
                {kind, std::int64_t{year}, number, place});
}

Result<std::vector<std::string>> KnownPositions(sql::Database& db) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT position FROM office_position LIMIT 500"));
  std::vector<std::string> positions;
  for (const sql::Row& row : rows) positions.push_back(row.Text(0));
  return positions;
}

}  // namespace tepat::disposition
