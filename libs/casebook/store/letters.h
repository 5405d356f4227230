// SPDX-License-Identifier: Apache-2.0
// Letters and the files of their cases, as correspondence tells them. Saving runs inside the
// writer's transaction; asking on any connection. All fail as sql::Database does.
#pragma once

#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "libs/sql/database.h"

namespace tepat::casebook {

// A letter as its case shows it; from nature Terbatas on without sender, number and subject, which
// its owner tells those who may know. Value type.
struct LetterRow {
  std::string case_id;
  std::int64_t agenda_number = 0;  // 0: opened on schedule, without a letter
  std::int64_t agenda_year = 0;
  std::string sender;
  std::string letter_number;
  std::string subject;
  std::string period;           // `2026-TW3` or `2026`
  int nature = 0;               // tepat.correspondence.v1.Nature
  int urgency = 0;              // tepat.correspondence.v1.Urgency
  std::string sender_deadline;  // ISO date; empty for none
  Instant received;
  int desk = 0;      // tepat.correspondence.v1.Desk
  int revision = 0;  // of the case with correspondence
};
// Writes the letter and what a search finds it by; a letter that is told again replaces itself.
Status SaveLetter(sql::Database& db, const LetterRow& letter);
Status MoveLetter(sql::Database& db, const std::string& case_id, int desk, int revision);
// Senders of the last letters, each once, the latest first.
Result<std::vector<std::string>> LastSenders(sql::Database& db, int limit);
// Forgets all letters, and what searches find them by.
Status ForgetLetters(sql::Database& db);

// A file that is linked to a case.
struct FileRow {
  std::string kind;  // `surat_edaran`
  std::string sha256;
  std::int64_t size = 0;  // bytes
  std::string media_type;
};
// `source` and `sequence`: of the fact that tells it, which may come again.
Status SaveFile(sql::Database& db, const std::string& source, std::int64_t sequence,
                const std::string& case_id, const FileRow& file);
// In the order in which they came; 200 at most.
Result<std::vector<FileRow>> FilesOf(sql::Database& db, const std::string& case_id);
// Forgets the files that a source told.
Status ForgetFiles(sql::Database& db, const std::string& source);

}  // namespace tepat::casebook
