// SPDX-License-Identifier: Apache-2.0
#include "services/submission/store/submissions.h"

#include "libs/casework/store/case_columns.h"

namespace tepat::submission {
namespace {

Submission SubmissionIn(const sql::Row& row) {
  Submission made;
  casework::ReadCaseColumns(row, made);
  row.Into("prepare_visits", made.prepare_visits);
  row.Into("send_visits", made.send_visits);
  row.Into("sent_us", made.sent);
  row.Into("plan_version", made.plan_version);
  // The open visit is the last of its step; its number is not stored a second time.
  made.open.visit = made.open.step == kPrepareStep ? made.prepare_visits : made.send_visits;
  // Its number says whether there is one: the other columns are empty without it.
  if (const auto number = row.Get<std::optional<std::string>>("receipt_number")) {
    made.receipt = Receipt{*number, row.Get<std::string>("receipt_receiver"),
                           row.Get<Instant>("receipt_us"), row.Get<std::string>("receipt_sha256")};
  }
  return made;
}

}  // namespace

Status SaveSubmission(sql::Database& db, const Submission& made) {
  // No receipt, no columns of it: they are set together.
  std::optional<std::string> number, receiver, sha256;
  std::optional<Instant> received;
  if (made.receipt) {
    number = made.receipt->number;
    receiver = made.receipt->receiver;
    received = made.receipt->received;
    sha256 = made.receipt->file_sha256;
  }
  const sop::OpenVisit& open = made.open;
  // The row as a whole: state, visits and holders change together or not at all.
  return db.Run(
      "INSERT OR REPLACE INTO submission(case_id, sop_id, sop_version, period, state, revision, "
      "changed_by, changed_us, prepare_visits, send_visits, open_step, accepted, holders, reason, "
      "sent_us, receipt_number, receipt_receiver, receipt_us, receipt_sha256, plan_version) "
      "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      made.case_id, made.sop_id, made.sop_version, made.period, made.state, made.revision.number,
      made.revision.changed_by, made.revision.changed, made.prepare_visits, made.send_visits,
      open.step, open.accepted, sop::HoldersText(open.holders), made.reason, made.sent, number,
      receiver, received, sha256, made.plan_version);
}

Result<std::optional<Submission>> FindSubmission(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(auto found,
               db.Find(SubmissionIn,
                       "SELECT sop_id, sop_version, period, state, revision, changed_by, "
                       "changed_us, prepare_visits, send_visits, open_step, accepted, holders, "
                       "reason, sent_us, receipt_number, receipt_receiver, receipt_us, "
                       "receipt_sha256, plan_version FROM submission WHERE case_id=?",
                       case_id));
  if (found) found->case_id = case_id;
  return found;
}

Result<std::vector<Unconfirmed>> UnconfirmedAfter(sql::Database& db, const std::string& after,
                                                  int limit) {
  const auto unconfirmed = [](const sql::Row& row) {
    return Unconfirmed{row.Get<std::string>("case_id"), row.Get<std::string>("period"),
                       row.Get<Instant>("sent_us")};
  };
  // State::kSent; as a literal it lets SQLite use the index of those rows alone.
  return db.Select(unconfirmed,
                   "SELECT case_id, period, sent_us FROM submission WHERE state = 5 AND case_id > "
                   "? ORDER BY case_id LIMIT ?",
                   after, limit);
}

Result<std::optional<casework::HeldVisit>> FindHeldVisit(sql::Database& db,
                                                         const std::string& case_id) {
  TEPAT_ASSIGN(const auto found, FindSubmission(db, case_id));
  if (!found || !found->open.is_open()) return std::optional<casework::HeldVisit>();
  return std::optional<casework::HeldVisit>(
      {found->open.step, found->open.visit, found->sop_id, found->sop_version});
}

}  // namespace tepat::submission
