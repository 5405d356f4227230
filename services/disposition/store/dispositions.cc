// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/store/dispositions.h"

#include <sstream>

namespace tepat::disposition {
namespace {

Status InsertIssue(sql::Database& db, const std::string& case_id, const Issue& issue) {
  // Numbered where the order is the Camat's; recipients are a set.
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
  TEPAT_ASSIGN(const auto instructions,
               db.Select("SELECT text FROM instruction WHERE case_id=? ORDER BY number LIMIT 10",
                         {case_id}));
  for (const sql::Row& row : instructions) issue.instructions.push_back(row.Text(0));
  TEPAT_ASSIGN(const auto tasks,
               db.Select("SELECT unit, position, request, due_date FROM task WHERE "
                         "case_id=? ORDER BY number LIMIT 100",
                         {case_id}));
  for (const sql::Row& row : tasks) {
    issue.tasks.push_back({row.Text(0), row.Text(1), row.Text(2), row.Text(3)});
  }
  return issue;
}

}  // namespace

Status InsertDisposition(sql::Database& db, const StoredDisposition& made) {
  // One a line: kinds are identifiers, no line break can be in one.
  std::string inapplicable;
  for (const std::string& kind : made.inapplicable_kinds) inapplicable += kind + "\n";
  return db.Run(
      "INSERT INTO disposition(case_id, sop_id, sop_version, period, start_us, state, revision, "
      "changed_by, changed_us, reason, inapplicable) VALUES(?,?,?,?,?,?,?,?,?,?,?)",
      {made.case_id, made.sop_id, std::int64_t{made.sop_version}, made.period, MicrosOf(made.start),
       static_cast<std::int64_t>(made.state.state), std::int64_t{made.state.revision.number},
       made.state.revision.changed_by, MicrosOf(made.state.revision.changed), made.reason,
       inapplicable});
}

Result<std::optional<StoredDisposition>> FindDisposition(sql::Database& db,
                                                         const std::string& case_id) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT sop_id, sop_version, period, start_us, state, revision, changed_by, "
                       "changed_us, note, reason, end_requested, inapplicable FROM disposition "
                       "WHERE case_id=?",
                       {case_id}));
  if (!row) return std::optional<StoredDisposition>();
  StoredDisposition found;
  found.case_id = case_id;
  found.sop_id = row->Text(0);
  found.sop_version = static_cast<int>(row->Int(1));
  found.period = row->Text(2);
  found.start = InstantFromMicros(row->Int(3));
  found.state = {static_cast<State>(row->Int(4)),
                 {static_cast<int>(row->Int(5)), row->Text(6), InstantFromMicros(row->Int(7))}};
  TEPAT_ASSIGN(found.issue, IssueOf(db, case_id));
  found.issue.note = row->Text(8);
  found.reason = row->Text(9);
  found.end_requested = row->Int(10) != 0;
  std::istringstream kinds(row->Text(11));
  for (std::string kind; std::getline(kinds, kind);) found.inapplicable_kinds.push_back(kind);
  return std::optional<StoredDisposition>(std::move(found));
}

Status SaveState(sql::Database& db, const StoredDisposition& disposition) {
  const CaseState& state = disposition.state;
  return db.Run(
      "UPDATE disposition SET state=?, revision=?, changed_by=?, changed_us=?, reason=?, "
      "end_requested=? WHERE case_id=?",
      {static_cast<std::int64_t>(state.state), std::int64_t{state.revision.number},
       state.revision.changed_by, MicrosOf(state.revision.changed), disposition.reason,
       std::int64_t{disposition.end_requested}, disposition.case_id});
}

// The rows of the issue are written once: a decision is never taken back, only ended further on.
Status SaveDecision(sql::Database& db, const StoredDisposition& disposition) {
  TEPAT_TRY(SaveState(db, disposition));
  TEPAT_TRY(db.Run("UPDATE disposition SET note=? WHERE case_id=?",
                   {disposition.issue.note, disposition.case_id}));
  return InsertIssue(db, disposition.case_id, disposition.issue);
}

Result<std::vector<Reading>> RecipientsOf(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT position, read_us FROM recipient WHERE case_id=? "
                                          "ORDER BY position LIMIT 100",
                                          {case_id}));
  std::vector<Reading> recipients;
  for (const sql::Row& row : rows) {
    const auto read = row.IntOrNull(1);
    recipients.emplace_back(row.Text(0),
                            read ? std::optional(InstantFromMicros(*read)) : std::nullopt);
  }
  return recipients;
}

Result<bool> SaveReading(sql::Database& db, const std::string& case_id, const std::string& position,
                         Instant at) {
  // The first reading counts: a later one changes nothing.
  TEPAT_TRY(
      db.Run("UPDATE recipient SET read_us=? WHERE case_id=? AND position=? AND read_us IS NULL",
             {MicrosOf(at), case_id, position}));
  return db.changes() > 0;
}

Result<std::optional<casework::HeldVisit>> FindHeldVisit(sql::Database& db,
                                                         const std::string& case_id) {
  TEPAT_ASSIGN(const auto found, FindDisposition(db, case_id));
  // A decision ends the visit; there is never a second one here.
  if (!found || found->state.state != State::kOpen) return std::optional<casework::HeldVisit>();
  return std::optional<casework::HeldVisit>({kStep, 1, found->sop_id, found->sop_version});
}

}  // namespace tepat::disposition
