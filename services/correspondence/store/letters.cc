// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/store/letters.h"

#include "libs/casework/store/schema.h"
#include "libs/identity/office_view.h"
#include "migrations_correspondence.h"

namespace tepat::correspondence {
namespace {

constexpr const char* kFind =
    "SELECT case_id, agenda_year, agenda_number, sop_id, sop_version, registered_us, received_us, "
    "sender, letter_number, letter_date, subject, channel, external_number, back_entry_reason, "
    "nature, urgency, sender_deadline, period, attachments, desk, revision, changed_by, "
    "changed_us, read_us, advice, end_requested FROM letter WHERE case_id=?";

RegisteredLetter LetterIn(const sql::Row& row) {
  RegisteredLetter made;
  made.case_id = row.Text(0);
  made.agenda_year = static_cast<int>(row.Int(1));
  made.agenda_number = static_cast<int>(row.Int(2));
  made.sop_id = row.Text(3);
  made.sop_version = static_cast<int>(row.Int(4));
  made.registered = InstantFromMicros(row.Int(5));
  Letter& letter = made.letter;
  letter.received = InstantFromMicros(row.Int(6));
  letter.sender = row.Text(7);
  letter.number = row.Text(8);
  letter.date = row.Text(9);
  letter.subject = row.Text(10);
  letter.channel = static_cast<int>(row.Int(11));
  letter.external_number = row.Text(12);
  letter.back_entry_reason = row.Text(13);
  letter.nature = static_cast<int>(row.Int(14));
  letter.urgency = static_cast<int>(row.Int(15));
  letter.sender_deadline = row.Text(16);
  letter.period = row.Text(17);
  letter.attachments = static_cast<int>(row.Int(18));
  made.state.desk = static_cast<Desk>(row.Int(19));
  made.state.revision = {static_cast<int>(row.Int(20)), row.Text(21),
                         InstantFromMicros(row.Int(22))};
  if (const auto read = row.IntOrNull(23)) made.state.read = InstantFromMicros(*read);
  made.advice = row.Text(24);
  made.end_requested = row.Int(25) != 0;
  return made;
}

}  // namespace

std::vector<std::string_view> Schema() {
  std::vector<std::string_view> own = {casework::kMovedToCasework};
  own.insert(own.end(), kMigrations.begin(), kMigrations.end());
  return identity::WithOfficeView(own, 2);
}

std::string AgendaNumberOf(const RegisteredLetter& letter) {
  return std::to_string(letter.agenda_number) + "/" + std::to_string(letter.agenda_year);
}

Result<int> TakeAgendaNumber(sql::Database& db, int year) {
  TEPAT_ASSIGN(
      const auto row,
      db.Find("INSERT INTO agenda(year, last) VALUES(?, 1) ON CONFLICT(year) DO UPDATE SET "
              "last = last + 1 RETURNING last",
              {std::int64_t{year}}));
  return static_cast<int>(row->Int(0));
}

Status InsertLetter(sql::Database& db, const RegisteredLetter& registered,
                    const std::string& duplicate_key) {
  const Letter& letter = registered.letter;
  return db.Run(
      "INSERT INTO letter(case_id, agenda_year, agenda_number, duplicate_key, sop_id, sop_version, "
      "registered_us, received_us, sender, letter_number, letter_date, subject, channel, "
      "external_number, back_entry_reason, nature, urgency, sender_deadline, period, attachments, "
      "desk, revision, changed_by, changed_us) "
      "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      {registered.case_id,
       std::int64_t{registered.agenda_year},
       std::int64_t{registered.agenda_number},
       duplicate_key,
       registered.sop_id,
       std::int64_t{registered.sop_version},
       MicrosOf(registered.registered),
       MicrosOf(*letter.received),
       letter.sender,
       letter.number,
       letter.date,
       letter.subject,
       std::int64_t{letter.channel},
       letter.external_number,
       letter.back_entry_reason,
       std::int64_t{letter.nature},
       std::int64_t{letter.urgency},
       letter.sender_deadline,
       letter.period,
       std::int64_t{letter.attachments},
       static_cast<std::int64_t>(registered.state.desk),
       std::int64_t{registered.state.revision.number},
       registered.state.revision.changed_by,
       MicrosOf(registered.state.revision.changed)});
}

Result<std::optional<RegisteredLetter>> FindLetter(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto row, db.Find(kFind, {case_id}));
  if (!row) return std::optional<RegisteredLetter>();
  return std::optional<RegisteredLetter>(LetterIn(*row));
}

Status SaveState(sql::Database& db, const RegisteredLetter& letter) {
  const CaseState& state = letter.state;
  return db.Run(
      "UPDATE letter SET desk=?, revision=?, changed_by=?, changed_us=?, read_us=?, advice=?, "
      "end_requested=? WHERE case_id=?",
      {static_cast<std::int64_t>(state.desk), std::int64_t{state.revision.number},
       state.revision.changed_by, MicrosOf(state.revision.changed),
       state.read ? sql::Value(MicrosOf(*state.read)) : sql::Value(), letter.advice,
       std::int64_t{letter.end_requested}, letter.case_id});
}

Status InsertScheduledCase(sql::Database& db, const ScheduledCase& scheduled) {
  return db.Run(
      "INSERT INTO scheduled_case(case_id, period, sop_id, sop_version, revision, changed_by, "
      "changed_us) VALUES(?,?,?,?,?,?,?)",
      {scheduled.case_id, scheduled.period, scheduled.sop_id, std::int64_t{scheduled.sop_version},
       std::int64_t{scheduled.revision.number}, scheduled.revision.changed_by,
       MicrosOf(scheduled.revision.changed)});
}

Result<std::optional<ScheduledCase>> FindScheduledCase(sql::Database& db,
                                                       const std::string& case_id) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT period, sop_id, sop_version, revision, changed_by, changed_us, "
                       "end_requested FROM scheduled_case WHERE case_id=?",
                       {case_id}));
  if (!row) return std::optional<ScheduledCase>();
  return std::optional<ScheduledCase>(
      {case_id,
       row->Text(0),
       row->Text(1),
       static_cast<int>(row->Int(2)),
       {static_cast<int>(row->Int(3)), row->Text(4), InstantFromMicros(row->Int(5))},
       row->Int(6) != 0});
}

Status SaveScheduledCase(sql::Database& db, const ScheduledCase& scheduled) {
  return db.Run(
      "UPDATE scheduled_case SET revision=?, changed_by=?, changed_us=?, end_requested=? WHERE "
      "case_id=?",
      {std::int64_t{scheduled.revision.number}, scheduled.revision.changed_by,
       MicrosOf(scheduled.revision.changed), std::int64_t{scheduled.end_requested},
       scheduled.case_id});
}

Result<std::string> FindRunningCase(sql::Database& db, const std::string& period) {
  TEPAT_ASSIGN(
      const auto row,
      db.Find("SELECT case_id FROM letter WHERE period=?1 AND desk NOT IN (4, 5) AND end_requested "
              "= 0 UNION ALL SELECT case_id FROM scheduled_case WHERE period=?1 AND end_requested "
              "= 0 LIMIT 1",
              {period}));
  return row ? row->Text(0) : std::string();
}

Result<std::optional<RegisteredLetter>> FindDuplicate(sql::Database& db,
                                                      const std::string& duplicate_key) {
  TEPAT_ASSIGN(
      const auto row,
      db.Find(
          "SELECT case_id FROM letter WHERE duplicate_key=? AND desk <> 4 ORDER BY registered_us "
          "LIMIT 1",
          {duplicate_key}));
  if (!row) return std::optional<RegisteredLetter>();
  return FindLetter(db, row->Text(0));
}

Result<std::optional<casework::HeldVisit>> FindHeldVisit(sql::Database& db,
                                                         const std::string& case_id) {
  TEPAT_ASSIGN(const auto found, FindLetter(db, case_id));
  if (!found || (found->state.desk != Desk::kFrontDesk && found->state.desk != Desk::kSekretaris))
    return std::optional<casework::HeldVisit>();
  return std::optional<casework::HeldVisit>({kStep, 1, found->sop_id, found->sop_version});
}

}  // namespace tepat::correspondence
