// SPDX-License-Identifier: Apache-2.0
#include "services/submission/store/submissions.h"

namespace tepat::submission {

Status SaveSubmission(sql::Database& db, const Submission& made) {
  const auto& receipt = made.receipt;
  const auto text = [&](const std::string Receipt::*field) {
    return receipt ? sql::Value((*receipt).*field) : sql::Value();
  };
  // The row as a whole: state, visits and holders change together or not at all.
  return db.Run(
      "INSERT OR REPLACE INTO submission(case_id, sop_id, sop_version, period, state, revision, "
      "changed_by, changed_us, prepare_visits, send_visits, open_step, accepted, holders, reason, "
      "sent_us, receipt_number, receipt_receiver, receipt_us, receipt_sha256) "
      "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      {made.case_id, made.sop_id, std::int64_t{made.sop_version}, made.period,
       static_cast<std::int64_t>(made.state), std::int64_t{made.revision.number},
       made.revision.changed_by, MicrosOf(made.revision.changed), std::int64_t{made.prepare_visits},
       std::int64_t{made.send_visits}, std::int64_t{made.open.step},
       std::int64_t{made.open.accepted}, sop::HoldersText(made.open.holders), made.reason,
       made.sent ? sql::Value(MicrosOf(*made.sent)) : sql::Value(), text(&Receipt::number),
       text(&Receipt::receiver), receipt ? sql::Value(MicrosOf(receipt->received)) : sql::Value(),
       text(&Receipt::file_sha256)});
}

Result<std::optional<Submission>> FindSubmission(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT sop_id, sop_version, period, state, revision, changed_by, "
                       "changed_us, prepare_visits, send_visits, open_step, accepted, holders, "
                       "reason, sent_us, receipt_number, receipt_receiver, receipt_us, "
                       "receipt_sha256 FROM submission WHERE case_id=?",
                       {case_id}));
  if (!row) return std::optional<Submission>();
  Submission found;
  found.case_id = case_id;
  found.sop_id = row->Text(0);
  found.sop_version = static_cast<int>(row->Int(1));
  found.period = row->Text(2);
  found.state = static_cast<State>(row->Int(3));
  found.revision = {static_cast<int>(row->Int(4)), row->Text(5), InstantFromMicros(row->Int(6))};
  found.prepare_visits = static_cast<int>(row->Int(7));
  found.send_visits = static_cast<int>(row->Int(8));
  // The open visit is the last of its step; its number is not stored a second time.
  const int step = static_cast<int>(row->Int(9));
  found.open = {step, step == kPrepareStep ? found.prepare_visits : found.send_visits,
                row->Int(10) != 0, sop::HoldersIn(row->Text(11))};
  found.reason = row->Text(12);
  if (const auto sent = row->IntOrNull(13)) found.sent = InstantFromMicros(*sent);
  // No number, no receipt: the four columns are set together.
  if (!row->IsNull(14)) {
    found.receipt =
        Receipt{row->Text(14), row->Text(15), InstantFromMicros(row->Int(16)), row->Text(17)};
  }
  return std::optional<Submission>(std::move(found));
}

Result<std::vector<Unconfirmed>> UnconfirmedAfter(sql::Database& db, const std::string& after,
                                                  int limit) {
  // State::kSent; as a literal it lets SQLite use the index of those rows alone.
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT case_id, period, sent_us FROM submission WHERE state = 5 AND "
                         "case_id > ? ORDER BY case_id LIMIT ?",
                         {after, std::int64_t{limit}}));
  std::vector<Unconfirmed> found;
  found.reserve(rows.size());
  for (const sql::Row& row : rows) {
    found.push_back({row.Text(0), row.Text(1), InstantFromMicros(row.Int(2))});
  }
  return found;
}

Result<std::optional<casework::HeldVisit>> FindHeldVisit(sql::Database& db,
                                                         const std::string& case_id) {
  TEPAT_ASSIGN(const auto found, FindSubmission(db, case_id));
  if (!found || !found->open.is_open()) return std::optional<casework::HeldVisit>();
  return std::optional<casework::HeldVisit>(
      {found->open.step, found->open.visit, found->sop_id, found->sop_version});
}

}  // namespace tepat::submission
