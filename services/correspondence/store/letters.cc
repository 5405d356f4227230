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
  row.Into("case_id", made.case_id);
  row.Into("agenda_year", made.agenda_year);
  row.Into("agenda_number", made.agenda_number);
  row.Into("sop_id", made.sop_id);
  row.Into("sop_version", made.sop_version);
  row.Into("registered_us", made.registered);
  Letter& letter = made.letter;
  row.Into("received_us", letter.received);
  row.Into("sender", letter.sender);
  row.Into("letter_number", letter.number);
  row.Into("letter_date", letter.date);
  row.Into("subject", letter.subject);
  row.Into("channel", letter.channel);
  row.Into("external_number", letter.external_number);
  row.Into("back_entry_reason", letter.back_entry_reason);
  row.Into("nature", letter.nature);
  row.Into("urgency", letter.urgency);
  row.Into("sender_deadline", letter.sender_deadline);
  row.Into("period", letter.period);
  row.Into("attachments", letter.attachments);
  row.Into("desk", made.state.desk);
  row.Into("revision", made.state.revision.number);
  row.Into("changed_by", made.state.revision.changed_by);
  row.Into("changed_us", made.state.revision.changed);
  row.Into("read_us", made.state.read);
  row.Into("advice", made.advice);
  row.Into("end_requested", made.end_requested);
  return made;
}

}  // namespace

Status InsertLetter(sql::Database& db, const RegisteredLetter& registered,
                    const std::string& duplicate_key) {
  const Letter& letter = registered.letter;
  const Revision& revision = registered.state.revision;
  // The desk is stored as the contract numbers it; its words are for people.
  return db.Run(
      "INSERT INTO letter(case_id, agenda_year, agenda_number, duplicate_key, sop_id, sop_version, "
      "registered_us, received_us, sender, letter_number, letter_date, subject, channel, "
      "external_number, back_entry_reason, nature, urgency, sender_deadline, period, attachments, "
      "desk, revision, changed_by, changed_us) "
      "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      registered.case_id, registered.agenda_year, registered.agenda_number, duplicate_key,
      registered.sop_id, registered.sop_version, registered.registered, letter.received,
      letter.sender, letter.number, letter.date, letter.subject, letter.channel,
      letter.external_number, letter.back_entry_reason, letter.nature, letter.urgency,
      letter.sender_deadline, letter.period, letter.attachments, registered.state.desk,
      revision.number, revision.changed_by, revision.changed);
}

Result<std::optional<RegisteredLetter>> FindLetter(sql::Database& db, const std::string& case_id) {
  return db.Find(LetterIn, kFind, case_id);
}

Status SaveState(sql::Database& db, const RegisteredLetter& letter) {
  // What was registered is never changed: only where it lies and what was said since.
  const CaseState& state = letter.state;
  return db.Run(
      "UPDATE letter SET desk=?, revision=?, changed_by=?, changed_us=?, read_us=?, advice=?, "
      "end_requested=? WHERE case_id=?",
      state.desk, state.revision.number, state.revision.changed_by, state.revision.changed,
      state.read, letter.advice, letter.end_requested, letter.case_id);
}

Result<std::optional<RegisteredLetter>> FindDuplicate(sql::Database& db,
                                                      const std::string& duplicate_key) {
  // A cancelled case may be opened anew by the same letter.
  TEPAT_ASSIGN(
      const auto case_id,
      db.Find<std::string>("SELECT case_id FROM letter WHERE duplicate_key=? AND desk <> ? "
                           "ORDER BY registered_us LIMIT 1",
                           duplicate_key, Desk::kNowhere));
  if (!case_id) return std::optional<RegisteredLetter>();
  return FindLetter(db, *case_id);
}

}  // namespace tepat::correspondence
