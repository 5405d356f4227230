// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/store/cases.h"

#include "services/correspondence/store/letters.h"

namespace tepat::correspondence {
namespace {

Status SaveScheduledCase(sql::Database& db, const ScheduledCase& scheduled) {
  // Period and version stay as they were when it was opened.
  const Revision& revision = scheduled.revision;
  return db.Run(
      "UPDATE scheduled_case SET revision=?, changed_by=?, changed_us=?, end_requested=? WHERE "
      "case_id=?",
      revision.number, revision.changed_by, revision.changed, scheduled.end_requested,
      scheduled.case_id);
}

}  // namespace

Status InsertScheduledCase(sql::Database& db, const ScheduledCase& scheduled) {
  const Revision& revision = scheduled.revision;
  return db.Run(
      "INSERT INTO scheduled_case(case_id, period, sop_id, sop_version, revision, changed_by, "
      "changed_us) VALUES(?,?,?,?,?,?,?)",
      scheduled.case_id, scheduled.period, scheduled.sop_id, scheduled.sop_version, revision.number,
      revision.changed_by, revision.changed);
}

Result<std::optional<ScheduledCase>> FindScheduledCase(sql::Database& db,
                                                       const std::string& case_id) {
  const auto scheduled = [&](const sql::Row& row) {
    ScheduledCase made;
    made.case_id = case_id;
    row.Into("period", made.period);
    row.Into("sop_id", made.sop_id);
    row.Into("sop_version", made.sop_version);
    row.Into("revision", made.revision.number);
    row.Into("changed_by", made.revision.changed_by);
    row.Into("changed_us", made.revision.changed);
    row.Into("end_requested", made.end_requested);
    return made;
  };
  return db.Find(scheduled,
                 "SELECT period, sop_id, sop_version, revision, changed_by, changed_us, "
                 "end_requested FROM scheduled_case WHERE case_id=?",
                 case_id);
}

Result<std::optional<OwnCase>> FindOwnCase(sql::Database& db, const std::string& case_id) {
  // The schedule first: a circular that was filed with a scheduled case has its id too, and does
  // not carry it.
  TEPAT_ASSIGN(auto scheduled, FindScheduledCase(db, case_id));
  if (scheduled) return std::optional<OwnCase>(std::move(*scheduled));
  TEPAT_ASSIGN(auto letter, FindLetter(db, case_id));
  if (letter) return std::optional<OwnCase>(std::move(*letter));
  return std::optional<OwnCase>();
}

Status SaveWish(sql::Database& db, const OwnCase& own) {
  return own.scheduled ? SaveScheduledCase(db, *own.scheduled) : SaveState(db, *own.letter);
}

Result<std::string> FindRunningCase(sql::Database& db, const std::string& period,
                                    const std::string& except) {
  // Neither ended, nor filed with a scheduled case, which is asked for itself.
  TEPAT_ASSIGN(
      auto case_id,
      db.Find<std::string>(
          "SELECT case_id FROM letter WHERE period=?1 AND desk NOT IN (?2, ?3) AND end_requested "
          "= 0 AND case_id <> ?4 UNION ALL SELECT case_id FROM scheduled_case WHERE period=?1 AND "
          "end_requested = 0 AND case_id <> ?4 LIMIT 1",
          period, Desk::kNowhere, Desk::kFiled, except));
  return std::move(case_id).value_or("");
}

Result<std::optional<casework::HeldVisit>> FindHeldVisit(sql::Database& db,
                                                         const std::string& case_id) {
  TEPAT_ASSIGN(const auto found, FindLetter(db, case_id));
  // Step 1 is over when there is a row, and step 3 is another service's.
  if (!found || (found->state.desk != Desk::kFrontDesk && found->state.desk != Desk::kSekretaris))
    return std::optional<casework::HeldVisit>();
  return std::optional<casework::HeldVisit>({kStep, 1, found->sop_id, found->sop_version});
}

}  // namespace tepat::correspondence
