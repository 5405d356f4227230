// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/raw_commit.h"

#include <sqlite3.h>

#include <array>
#include <fstream>
#include <iostream>

#include "libs/base/check.h"
#include "libs/casework/store/documents.h"
#include "libs/daemon/node.h"
#include "libs/journal/hash.h"
#include "services/correspondence/store/agenda.h"
#include "services/correspondence/store/letters.h"
#include "services/correspondence/store/schema.h"

namespace tepat::bench {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t kBodyBytes = 1'450;   // of a letter-registered fact
constexpr std::size_t kReplyBytes = 190;    // of its answer
constexpr std::int64_t kFillSlice = 5'000;  // cases in one transaction

// The statements of one registration, in order.
constexpr std::array<const char*, 8> kStatements = {
    "SELECT fingerprint, reply FROM command WHERE request_id=?1",
    "SELECT case_id FROM letter WHERE duplicate_key=?1 AND desk <> 4 ORDER BY registered_us LIMIT "
    "1",
    "INSERT INTO agenda(year, last) VALUES(2026, 1) ON CONFLICT(year) DO UPDATE SET last = last + "
    "1 "
    "RETURNING last",
    "INSERT INTO letter(case_id, agenda_year, agenda_number, duplicate_key, sop_id, sop_version, "
    "registered_us, received_us, sender, letter_number, letter_date, subject, channel, "
    "external_number, back_entry_reason, nature, urgency, sender_deadline, period, attachments, "
    "desk, "
    "revision, changed_by, changed_us) VALUES(?1, 2026, ?2, ?3, 'pengumpulan-data-kinerja', 1, ?4, "
    "?4, 'Bappeda Kabupaten Lumajang', ?3, '2026-11-23', 'Pengumpulan data kinerja triwulan III', "
    "1, "
    "'', '', 1, 1, '', '2026-TW3', 0, 1, 1, ?1, ?4)",
    "INSERT OR IGNORE INTO case_document(case_id, kind, number, place, sha256) VALUES(?1, "
    "'surat_edaran', ?3, 'surat masuk', '')",
    "INSERT OR IGNORE INTO case_document(case_id, kind, number, place, sha256) VALUES(?1, "
    "'entri_agenda', ?3, 'buku agenda', '')",
    "INSERT INTO journal(sequence, case_id, body, hash) VALUES(?2, ?1, ?5, ?6)",
    "INSERT INTO command(request_id, fingerprint, reply) VALUES(?7, ?6, ?8)"};

std::int64_t BytesWritten() {
  std::ifstream io("/proc/self/io");
  std::string key;
  std::int64_t value = 0;
  while (io >> key >> value) {
    if (key == "write_bytes:") return value;
  }
  return 0;
}

void Must(int code, sqlite3* db) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  std::cerr << sqlite3_errmsg(db) << '\n';
  TEPAT_CHECK(false);
}

// The database with its prepared statements.
class RawWriter {
 public:
  explicit RawWriter(const std::string& path) : ids_(clock_, entropy_) {
    Must(sqlite3_open(path.c_str(), &db_), db_);
    Exec("PRAGMA journal_mode=WAL");
    Exec("PRAGMA synchronous=FULL");
    for (std::size_t i = 0; i < kStatements.size(); ++i) {
      Must(sqlite3_prepare_v3(db_, kStatements.at(i), -1, SQLITE_PREPARE_PERSISTENT,
                              &statements_.at(i), nullptr),
           db_);
    }
  }
  ~RawWriter() {
    for (sqlite3_stmt* statement : statements_) sqlite3_finalize(statement);
    sqlite3_close(db_);
  }
  RawWriter(const RawWriter&) = delete;
  RawWriter& operator=(const RawWriter&) = delete;

  void Exec(const char* sql) { Must(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr), db_); }

  void Step() {
    ++number_;
    const std::string id = ids_.Next();
    const std::string request = ids_.Next();
    const std::string name = "000.7/" + std::to_string(number_) + "/427.61/2026";
    hash_ = journal::ChainHash(hash_, body_);
    for (std::size_t i = 0; i < kStatements.size(); ++i) {
      sqlite3_stmt* statement = statements_.at(i);
      const int count = sqlite3_bind_parameter_count(statement);
      const auto text = [&](int at, const std::string& value) {
        if (at <= count) {
          sqlite3_bind_text(statement, at, value.c_str(), static_cast<int>(value.size()), nullptr);
        }
      };
      const auto blob = [&](int at, const std::string& value) {
        if (at <= count) {
          sqlite3_bind_blob(statement, at, value.data(), static_cast<int>(value.size()), nullptr);
        }
      };
      text(1, i == 0 ? request : id);
      if (count >= 2) sqlite3_bind_int64(statement, 2, number_);
      text(3, name);
      if (count >= 4) sqlite3_bind_int64(statement, 4, number_);
      blob(5, body_);
      blob(6, hash_);
      text(7, request);
      blob(8, reply_);
      int code = SQLITE_ROW;
      while (code == SQLITE_ROW) code = sqlite3_step(statement);
      Must(code, db_);
      sqlite3_reset(statement);
    }
  }

 private:
  SystemClock clock_;
  SystemEntropy entropy_;
  UuidSource ids_;
  sqlite3* db_ = nullptr;
  std::array<sqlite3_stmt*, kStatements.size()> statements_{};
  std::int64_t number_ = 0;
  std::string hash_ = journal::FirstHash();
  const std::string body_ = std::string(kBodyBytes, 'b');
  const std::string reply_ = std::string(kReplyBytes, 'r');
};

journal::WriterOptions OptionsOf(const std::string& path, const std::string& office) {
  journal::WriterOptions options;
  options.path = path;
  options.source = daemon::SourceOf(office, "correspondence");
  options.schema = correspondence::Schema();
  return options;
}

Status InsertClosed(journal::Transaction& transaction, std::int64_t number) {
  sql::Database& db = transaction.db();
  correspondence::RegisteredLetter letter;
  letter.case_id = transaction.NewId();
  letter.agenda_year = 2025;
  letter.agenda_number = static_cast<int>(number);
  letter.sop_id = "pengumpulan-data-kinerja";
  letter.sop_version = 1;
  letter.registered = transaction.now();
  letter.letter.sender = "Bappeda Kabupaten Lumajang";
  letter.letter.number = "000.7/" + std::to_string(number) + "/427.61/2025";
  letter.letter.date = "2025-11-24";
  letter.letter.subject = "Pengumpulan data kinerja triwulan III";
  letter.letter.channel = 1;
  letter.letter.received = transaction.now();
  letter.letter.nature = 1;
  letter.letter.urgency = 1;
  letter.letter.period = "2025-TW3";
  letter.state.desk = correspondence::Desk::kCamat;
  letter.state.revision = {3, letter.case_id, transaction.now()};
  TEPAT_TRY(correspondence::InsertLetter(db, letter, letter.letter.number));
  TEPAT_TRY(casework::LinkDocument(db, letter.case_id,
                                   {"surat_edaran", letter.letter.number, "surat masuk"}));
  TEPAT_TRY(casework::LinkDocument(
      db, letter.case_id, {"entri_agenda", std::to_string(number) + "/2025", "buku agenda"}));
  journal::Fact fact{"letter-registered", letter.case_id, transaction.now()};
  fact.payload = "{\"bulk\":\"" + std::string(kBodyBytes / 2, 'b') + "\"}";
  TEPAT_TRY(transaction.Append(fact));
  const std::string fingerprint(32, 'f');
  const std::string reply(kReplyBytes, 'r');
  return db.Run("INSERT INTO command(request_id, fingerprint, reply) VALUES(?,?,?)",
                transaction.NewId(), sql::BytesOf(fingerprint), sql::BytesOf(reply));
}

}  // namespace

CommitResult RunCommits(const std::string& folder, int batch, std::chrono::milliseconds time) {
  const std::string path = folder + "/raw-" + std::to_string(batch) + ".db";
  SystemClock clock;
  SystemEntropy entropy;
  UuidSource ids(clock, entropy);
  TEPAT_CHECK(journal::Writer::Open(OptionsOf(path, "uji"), clock, ids).has_value());
  RawWriter writer(path);
  CommitResult result;
  const std::int64_t written = BytesWritten();
  const auto begun = Steady::now();
  while (Steady::now() < begun + time) {
    const auto commit_begun = Steady::now();
    writer.Exec("BEGIN IMMEDIATE");
    for (int i = 0; i < batch; ++i) writer.Step();
    writer.Exec("COMMIT");
    result.steps += batch;
    result.millis.push_back(
        std::chrono::duration<double, std::milli>(Steady::now() - commit_begun).count());
  }
  result.seconds = std::chrono::duration<double>(Steady::now() - begun).count();
  result.bytes_written = BytesWritten() - written;
  return result;
}

int FillCorrespondence(const std::string& home, const std::string& office, std::int64_t cases) {
  SystemClock clock;
  SystemEntropy entropy;
  UuidSource ids(clock, entropy);
  const auto writer =
      journal::Writer::Open(OptionsOf(home + "/correspondence/journal.db", office), clock, ids);
  if (!writer) {
    std::cerr << writer.error().message << '\n';
    return 1;
  }
  for (std::int64_t done = 0; done < cases; done += kFillSlice) {
    const Status filled = (*writer)->Execute([&](journal::Transaction& transaction) -> Status {
      for (std::int64_t i = done; i < std::min(cases, done + kFillSlice); ++i) {
        TEPAT_TRY(InsertClosed(transaction, i + 1));
      }
      return Ok();
    });
    if (!filled) {
      std::cerr << filled.error().message << '\n';
      return 1;
    }
  }
  return 0;
}

}  // namespace tepat::bench
