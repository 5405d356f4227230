// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/letters.h"

namespace tepat::casebook {
namespace {

// A list that is offered while somebody types reads no more letters than this: he does not wait.
constexpr int kLettersOffered = 500;
// Files of a case are scans and what units send; a page shows no more.
constexpr int kFilesMax = 200;

}  // namespace

// The text goes before the letter that numbers it; otherwise it would be found for ever.
Status SaveLetter(sql::Database& db, const LetterRow& letter) {
  TEPAT_TRY(
      db.Run("DELETE FROM case_text WHERE rowid = (SELECT number FROM letter WHERE case_id=?)",
             letter.case_id));
  TEPAT_TRY(db.Run("DELETE FROM letter WHERE case_id=?", letter.case_id));
  TEPAT_TRY(db.Run(
      "INSERT INTO letter(case_id, agenda_number, agenda_year, sender, letter_number, subject, "
      "period, nature, urgency, sender_deadline, received_us, desk, revision) "
      "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)",
      letter.case_id, letter.agenda_number, letter.agenda_year, letter.sender, letter.letter_number,
      letter.subject, letter.period, letter.nature, letter.urgency, letter.sender_deadline,
      letter.received, letter.desk, letter.revision));
  return db.Run("INSERT INTO case_text(rowid, text) SELECT number, ? FROM letter WHERE case_id=?",
                letter.letter_number + '\n' + letter.subject + '\n' + letter.sender + '\n' +
                    letter.period + '\n' + std::to_string(letter.agenda_number) + '/' +
                    std::to_string(letter.agenda_year),
                letter.case_id);
}

Status MoveLetter(sql::Database& db, const std::string& case_id, int desk, int revision) {
  return db.Run("UPDATE letter SET desk=?, revision=? WHERE case_id=?", desk, revision, case_id);
}

Result<std::vector<std::string>> LastSenders(sql::Database& db, int limit) {
  return db.Select<std::string>(
      "SELECT sender FROM (SELECT sender, number FROM letter ORDER BY number DESC LIMIT ?) WHERE "
      "sender <> '' GROUP BY sender ORDER BY max(number) DESC LIMIT ?",
      kLettersOffered, limit);
}

Status ForgetLetters(sql::Database& db) {
  TEPAT_TRY(db.Run("DELETE FROM case_text"));
  return db.Run("DELETE FROM letter");
}

// By the fact that tells it: the same file may be linked twice, and a fact may be told twice.
Status SaveFile(sql::Database& db, const std::string& source, std::int64_t sequence,
                const std::string& case_id, const FileRow& file) {
  return db.Run(
      "INSERT OR REPLACE INTO case_file(source, sequence, case_id, kind, sha256, size, media_type) "
      "VALUES(?,?,?,?,?,?,?)",
      source, sequence, case_id, file.kind, file.sha256, file.size, file.media_type);
}

Result<std::vector<FileRow>> FilesOf(sql::Database& db, const std::string& case_id) {
  const auto file_in = [](const sql::Row& row) {
    return FileRow{row.Get<std::string>("kind"), row.Get<std::string>("sha256"),
                   row.Get<std::int64_t>("size"), row.Get<std::string>("media_type")};
  };
  return db.Select(file_in,
                   "SELECT kind, sha256, size, media_type FROM case_file WHERE case_id=? ORDER BY "
                   "sequence LIMIT ?",
                   case_id, kFilesMax);
}

Status ForgetFiles(sql::Database& db, const std::string& source) {
  return db.Run("DELETE FROM case_file WHERE source=?", source);
}

}  // namespace tepat::casebook
