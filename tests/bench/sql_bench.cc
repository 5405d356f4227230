// SPDX-License-Identifier: Apache-2.0
// What libs/sql costs over SQLite itself: the same statements by its own functions, in the same
// run.
#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <string>

#include "libs/base/check.h"
#include "libs/sql/database.h"
#include "libs/testing/folder.h"

namespace tepat::sql {
namespace {

constexpr int kRows = 1'000;  // of one transaction, and of one answer
constexpr const char* kInsert =
    "INSERT INTO fact(source, sequence, case_id, at_us, step, body) VALUES(?,?,?,?,?,?)";
constexpr const char* kSelect =
    "SELECT case_id, sequence, step, person, at_us, reason, kind, due_us, unit, title, declared, "
    "note FROM visit ORDER BY sequence LIMIT 1000";

// A database in a folder of its own, on the disk that the temporary files are on.
class File {
 public:
  File() {
    db_ = *Database::Open(path(), Mode::kWriter);
    TEPAT_CHECK(db_->Script(
        "CREATE TABLE fact(source TEXT, sequence INTEGER, case_id TEXT, at_us INTEGER, step "
        "INTEGER, body BLOB) STRICT;"
        "CREATE TABLE visit(case_id TEXT, sequence INTEGER PRIMARY KEY, step INTEGER, person TEXT, "
        "at_us INTEGER, reason TEXT, kind INTEGER, due_us INTEGER, unit TEXT, title TEXT, declared "
        "INTEGER, note TEXT) STRICT"));
    for (int i = 0; i < kRows; ++i) {
      TEPAT_CHECK(db_->Run("INSERT INTO visit VALUES(?,?,?,?,?,?,?,?,?,?,?,?)", case_id_, i, 4,
                           case_id_, Instant(Micros(i)), "", 2, std::optional<Instant>(),
                           "Seksi Pemerintahan", "Pengumpulan data kinerja triwulan III", true,
                           "catatan"));
    }
  }

  std::string path() const { return folder_.path() + "/bench.db"; }
  Database& db() { return *db_; }
  const std::string& case_id() const { return case_id_; }
  const std::string& body() const { return body_; }

 private:
  const simulation::Folder folder_;
  std::unique_ptr<Database> db_;
  const std::string case_id_ = "01960000-0000-7000-8000-000000000001";
  const std::string body_ = std::string(1'024, 'b');
};

// A connection and one statement by SQLite's own functions.
class Raw {
 public:
  Raw(const File& file, const char* text) {
    TEPAT_CHECK(sqlite3_open(file.path().c_str(), &db_) == SQLITE_OK);
    Exec("PRAGMA synchronous=FULL");
    TEPAT_CHECK(sqlite3_prepare_v3(db_, text, -1, SQLITE_PREPARE_PERSISTENT, &statement_,
                                   nullptr) == SQLITE_OK);
  }
  ~Raw() {
    sqlite3_finalize(statement_);
    sqlite3_close(db_);
  }
  Raw(const Raw&) = delete;
  Raw& operator=(const Raw&) = delete;

  void Exec(const char* text) {
    TEPAT_CHECK(sqlite3_exec(db_, text, nullptr, nullptr, nullptr) == SQLITE_OK);
  }
  sqlite3_stmt* statement() { return statement_; }
  void Text(int at, const std::string& text) {
    sqlite3_bind_text(statement_, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
  }
  std::string TextAt(int column) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

 private:
  sqlite3* db_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
};

// Rolled back each time, so that the file does not grow under the measurement.
void InsertRaw(benchmark::State& state) {
  const File file;
  Raw raw(file, kInsert);
  const std::string source = "/tepat/uji/correspondence";
  for (auto _ : state) {
    raw.Exec("BEGIN IMMEDIATE");
    for (int i = 0; i < kRows; ++i) {
      raw.Text(1, source);
      sqlite3_bind_int64(raw.statement(), 2, i);
      raw.Text(3, file.case_id());
      sqlite3_bind_int64(raw.statement(), 4, i);
      sqlite3_bind_int64(raw.statement(), 5, 4);
      sqlite3_bind_blob(raw.statement(), 6, file.body().data(),
                        static_cast<int>(file.body().size()), SQLITE_STATIC);
      TEPAT_CHECK(sqlite3_step(raw.statement()) == SQLITE_DONE);
      sqlite3_reset(raw.statement());
    }
    raw.Exec("ROLLBACK");
  }
  state.SetItemsProcessed(state.iterations() * kRows);
}
BENCHMARK(InsertRaw);

void Insert(benchmark::State& state) {
  File file;
  const std::string source = "/tepat/uji/correspondence";
  for (auto _ : state) {
    TEPAT_CHECK(file.db().Run("BEGIN IMMEDIATE"));
    for (int i = 0; i < kRows; ++i) {
      TEPAT_CHECK(file.db().Run(kInsert, source, i, file.case_id(), Instant(Micros(i)), 4,
                                BytesOf(file.body())));
    }
    TEPAT_CHECK(file.db().Run("ROLLBACK"));
  }
  state.SetItemsProcessed(state.iterations() * kRows);
}
BENCHMARK(Insert);

struct Visit {
  std::string case_id;
  std::int64_t sequence = 0;
  int step = 0;
  std::string person;
  Instant at;
  std::string reason;
  int kind = 0;
  std::optional<Instant> due;
  std::string unit;
  std::string title;
  bool declared = false;
  std::string note;
};

void SelectRaw(benchmark::State& state) {
  const File file;
  Raw raw(file, kSelect);
  sqlite3_stmt* at = raw.statement();
  for (auto _ : state) {
    std::vector<Visit> visits;
    while (sqlite3_step(at) == SQLITE_ROW) {
      Visit& visit = visits.emplace_back();
      visit.case_id = raw.TextAt(0);
      visit.sequence = sqlite3_column_int64(at, 1);
      visit.step = sqlite3_column_int(at, 2);
      visit.person = raw.TextAt(3);
      visit.at = InstantFromMicros(sqlite3_column_int64(at, 4));
      visit.reason = raw.TextAt(5);
      visit.kind = sqlite3_column_int(at, 6);
      if (sqlite3_column_type(at, 7) != SQLITE_NULL) {
        visit.due = InstantFromMicros(sqlite3_column_int64(at, 7));
      }
      visit.unit = raw.TextAt(8);
      visit.title = raw.TextAt(9);
      visit.declared = sqlite3_column_int(at, 10) != 0;
      visit.note = raw.TextAt(11);
    }
    sqlite3_reset(at);
    TEPAT_CHECK(visits.size() == kRows);
  }
  state.SetItemsProcessed(state.iterations() * kRows);
}
BENCHMARK(SelectRaw);

Visit VisitIn(const Row& row) {
  Visit visit;
  row.Into("case_id", visit.case_id);
  row.Into("sequence", visit.sequence);
  row.Into("step", visit.step);
  row.Into("person", visit.person);
  row.Into("at_us", visit.at);
  row.Into("reason", visit.reason);
  row.Into("kind", visit.kind);
  row.Into("due_us", visit.due);
  row.Into("unit", visit.unit);
  row.Into("title", visit.title);
  row.Into("declared", visit.declared);
  row.Into("note", visit.note);
  return visit;
}

void Select(benchmark::State& state) {
  File file;
  for (auto _ : state) {
    const auto visits = file.db().Select(VisitIn, kSelect);
    TEPAT_CHECK(visits && visits->size() == kRows);
  }
  state.SetItemsProcessed(state.iterations() * kRows);
}
BENCHMARK(Select);

}  // namespace
}  // namespace tepat::sql

BENCHMARK_MAIN();
