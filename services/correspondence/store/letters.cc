// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/store/letters.h"

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

Status InsertLetter(sql::Database& db, const RegisteredLetter& registered,
                    const std::string& duplicate_key) {
  const Letter& letter = registered.letter;
  // The desk is stored as the contract numbers it; its words are for people.
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
  // What was registered is never changed: only where it lies and what was said since.
  const CaseState& state = letter.state;
  return db.Run(
      "UPDATE letter SET desk=?, revision=?, changed_by=?, changed_us=?, read_us=?, advice=?, "
      "end_requested=? WHERE case_id=?",
      {static_cast<std::int64_t>(state.desk), std::int64_t{state.revision.number},
       state.revision.changed_by, MicrosOf(state.revision.changed),
       state.read ? sql::Value(MicrosOf(*state.read)) : sql::Value(), letter.advice,
       std::int64_t{letter.end_requested}, letter.case_id});
}

Result<std::optional<RegisteredLetter>> FindDuplicate(sql::Database& db,
                                                      const std::string& duplicate_key) {
  // Desk 4: a cancelled case may be opened anew by the same letter.
  TEPAT_ASSIGN(
      const auto row,
      db.Find(
          "SELECT case_id FROM letter WHERE duplicate_key=? AND desk <> 4 ORDER BY registered_us "
          "LIMIT 1",
          {duplicate_key}));
  if (!row) return std::optional<RegisteredLetter>();
  return FindLetter(db, row->Text(0));
}

}  // namespace tepat::correspondence
