// SPDX-License-Identifier: Apache-2.0
#include "services/disposition/store/dispositions.h"

#include <sstream>

namespace tepat::disposition {
namespace {

Status InsertIssue(sql::Database& db, const std::string& case_id, const Issue& issue) {
  // Numbered where the order is the Camat's; recipients are a set.
  for (const std::string& recipient : issue.recipients) {
    TEPAT_TRY(db.Run("INSERT INTO recipient(case_id, position) VALUES(?,?)", case_id, recipient));
  }
  int number = 0;
  for (const std::string& instruction : issue.instructions) {
    TEPAT_TRY(db.Run("INSERT INTO instruction(case_id, number, text) VALUES(?,?,?)", case_id,
                     ++number, instruction));
  }
  number = 0;
  for (const Task& task : issue.tasks) {
    TEPAT_TRY(db.Run(
        "INSERT INTO task(case_id, number, unit, position, request, due_date) VALUES(?,?,?,?,?,?)",
        case_id, ++number, task.unit, task.position, task.request, task.due_date));
  }
  return Ok();
}

Result<Issue> IssueOf(sql::Database& db, const std::string& case_id) {
  const auto task = [](const sql::Row& row) {
    Task made;
    row.Into("unit", made.unit);
    row.Into("position", made.position);
    row.Into("request", made.request);
    row.Into("due_date", made.due_date);
    return made;
  };
  Issue issue;
  TEPAT_ASSIGN(const auto recipients, RecipientsOf(db, case_id));
  for (const auto& [position, read] : recipients) issue.recipients.push_back(position);
  TEPAT_ASSIGN(
      issue.instructions,
      // The limits are the domain's: no disposition was recorded with more.
      db.Select<std::string>("SELECT text FROM instruction WHERE case_id=? ORDER BY number LIMIT ?",
                             case_id, kInstructionsMax));
  TEPAT_ASSIGN(issue.tasks, db.Select(task,
                                      "SELECT unit, position, request, due_date FROM task WHERE "
                                      "case_id=? ORDER BY number LIMIT ?",
                                      case_id, kTasksMax));
  return issue;
}

}  // namespace

Status InsertDisposition(sql::Database& db, const StoredDisposition& made) {
  // One a line: kinds are identifiers, no line break can be in one.
  std::string inapplicable;
  for (const std::string& kind : made.inapplicable_kinds) inapplicable += kind + "\n";
  const Revision& revision = made.state.revision;
  return db.Run(
      "INSERT INTO disposition(case_id, sop_id, sop_version, period, start_us, state, revision, "
      "changed_by, changed_us, reason, inapplicable) VALUES(?,?,?,?,?,?,?,?,?,?,?)",
      made.case_id, made.sop_id, made.sop_version, made.period, made.start, made.state.state,
      revision.number, revision.changed_by, revision.changed, made.reason, inapplicable);
}

Result<std::optional<StoredDisposition>> FindDisposition(sql::Database& db,
                                                         const std::string& case_id) {
  const auto disposition = [&](const sql::Row& row) {
    StoredDisposition made;
    made.case_id = case_id;
    row.Into("sop_id", made.sop_id);
    row.Into("sop_version", made.sop_version);
    row.Into("period", made.period);
    row.Into("start_us", made.start);
    row.Into("state", made.state.state);
    row.Into("revision", made.state.revision.number);
    row.Into("changed_by", made.state.revision.changed_by);
    row.Into("changed_us", made.state.revision.changed);
    row.Into("note", made.issue.note);
    row.Into("reason", made.reason);
    row.Into("end_requested", made.end_requested);
    std::istringstream kinds(row.Get<std::string>("inapplicable"));
    for (std::string kind; std::getline(kinds, kind);) made.inapplicable_kinds.push_back(kind);
    return made;
  };
  TEPAT_ASSIGN(auto found,
               db.Find(disposition,
                       "SELECT sop_id, sop_version, period, start_us, state, revision, changed_by, "
                       "changed_us, note, reason, end_requested, inapplicable FROM disposition "
                       "WHERE case_id=?",
                       case_id));
  if (!found) return std::optional<StoredDisposition>();
  TEPAT_ASSIGN(Issue issue, IssueOf(db, case_id));
  issue.note = std::move(found->issue.note);
  found->issue = std::move(issue);
  return found;
}

Status SaveState(sql::Database& db, const StoredDisposition& disposition) {
  // What was issued is not touched: its end comes later, and may be only asked for.
  const Revision& revision = disposition.state.revision;
  return db.Run(
      "UPDATE disposition SET state=?, revision=?, changed_by=?, changed_us=?, reason=?, "
      "end_requested=? WHERE case_id=?",
      disposition.state.state, revision.number, revision.changed_by, revision.changed,
      disposition.reason, disposition.end_requested, disposition.case_id);
}

// The rows of the issue are written once: a decision is never taken back, only ended further on.
Status SaveDecision(sql::Database& db, const StoredDisposition& disposition) {
  TEPAT_TRY(SaveState(db, disposition));
  TEPAT_TRY(db.Run("UPDATE disposition SET note=? WHERE case_id=?", disposition.issue.note,
                   disposition.case_id));
  return InsertIssue(db, disposition.case_id, disposition.issue);
}

Result<std::vector<Reading>> RecipientsOf(sql::Database& db, const std::string& case_id) {
  const auto reading = [](const sql::Row& row) {
    return Reading(row.Get<std::string>("position"), row.Get<std::optional<Instant>>("read_us"));
  };
  return db.Select(reading,
                   "SELECT position, read_us FROM recipient WHERE case_id=? ORDER BY position "
                   "LIMIT ?",
                   case_id, kRecipientsMax);
}

Result<bool> SaveReading(sql::Database& db, const std::string& case_id, const std::string& position,
                         Instant at) {
  // The first reading counts: a later one changes nothing.
  TEPAT_TRY(
      db.Run("UPDATE recipient SET read_us=? WHERE case_id=? AND position=? AND read_us IS NULL",
             at, case_id, position));
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
