// SPDX-License-Identifier: Apache-2.0
#include "services/correspondence/store.h"

#include "libs/identity/office_view.h"
#include "migrations_correspondence.h"

namespace tepat::correspondence {
namespace {

constexpr const char* kFind =
    "SELECT case_id, agenda_year, agenda_number, sop_id, sop_version, registered_us, received_us, "
    "sender, letter_number, letter_date, subject, channel, external_number, back_entry_reason, "
    "nature, urgency, sender_deadline, period, attachments, desk, revision, changed_by, "
    "changed_us, read_us, advice FROM letter WHERE case_id=?";

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
  made.state.revision = static_cast<int>(row.Int(20));
  made.state.changed_by = row.Text(21);
  made.state.changed = InstantFromMicros(row.Int(22));
  if (const auto read = row.IntOrNull(23)) made.state.read = InstantFromMicros(*read);
  made.advice = row.Text(24);
  return made;
}

}  // namespace

std::vector<std::string_view> Schema() {
  std::vector<std::string_view> all = {identity::kOfficeViewSchema};
  all.insert(all.end(), kMigrations.begin(), kMigrations.end());
  return all;
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
       std::int64_t{registered.state.revision},
       registered.state.changed_by,
       MicrosOf(registered.state.changed)});
}

Result<std::optional<RegisteredLetter>> FindLetter(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto row, db.Find(kFind, {case_id}));
  if (!row) return std::optional<RegisteredLetter>();
  return std::optional<RegisteredLetter>(LetterIn(*row));
}

Status SaveState(sql::Database& db, const std::string& case_id, const CaseState& state,
                 const std::string& advice) {
  return db.Run(
      "UPDATE letter SET desk=?, revision=?, changed_by=?, changed_us=?, read_us=?, advice=? WHERE "
      "case_id=?",
      {static_cast<std::int64_t>(state.desk), std::int64_t{state.revision}, state.changed_by,
       MicrosOf(state.changed), state.read ? sql::Value(MicrosOf(*state.read)) : sql::Value(),
       advice, case_id});
}

Status LinkDocument(sql::Database& db, const std::string& case_id, const LinkedDocument& document) {
  return db.Run("INSERT OR IGNORE INTO document(case_id, kind, number, place) VALUES(?,?,?,?)",
                {case_id, document.kind, document.number, document.place});
}

Result<std::vector<LinkedDocument>> DocumentsOf(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT kind, number, place FROM document WHERE case_id=? "
                         "ORDER BY kind, number LIMIT 200",
                         {case_id}));
  std::vector<LinkedDocument> documents;
  for (const sql::Row& row : rows) documents.push_back({row.Text(0), row.Text(1), row.Text(2)});
  return documents;
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

}  // namespace tepat::correspondence
