// SPDX-License-Identifier: Apache-2.0
#include "libs/sql/database.h"

#include <sqlite3.h>

#include <unordered_map>

#include "libs/base/check.h"
#include "libs/sql/sqlite_error.h"

namespace tepat::sql {
namespace {

constexpr int kBusyMillis = 5'000;
constexpr std::chrono::seconds kReadLimit(5);  // no page of ours needs more; a runaway query is cut
constexpr int kProgressSteps = 10'000;         // virtual machine steps between looks at the clock

struct Close {
  void operator()(sqlite3* db) const { sqlite3_close(db); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

Result<Handle> OpenHandle(const std::string& path, int flags) {
  sqlite3* opened = nullptr;
  // Without SQLite's own mutex: a connection is used by one thread at a time.
  const int code = sqlite3_open_v2(path.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  // Also a failed opening leaves a connection, which knows why, and wants to be closed.
  Handle db(opened);
  if (code != SQLITE_OK) {
    Error error = ErrorOf(code, opened);
    error.message = path + ": " + error.message;
    return Fail(std::move(error));
  }
  sqlite3_busy_timeout(opened, kBusyMillis);
  return db;
}

}  // namespace

struct Database::Impl {
  Impl(Mode mode_in, Handle db_in) : mode(mode_in), db(std::move(db_in)) {}

  static int OnProgress(void* self) {
    return std::chrono::steady_clock::now() > static_cast<Impl*>(self)->deadline ? 1 : 0;
  }

  const Mode mode;
  const Handle db;
  std::chrono::steady_clock::time_point deadline;  // of the statement that a reader runs
  // By their own texts. Behind the connection, for it can be closed only without statements.
  std::unordered_map<std::string_view, std::unique_ptr<Statement>> statements;
};

Database::Database(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::Open(const std::string& path, Mode mode) {
  const int create = mode == Mode::kWriter ? SQLITE_OPEN_CREATE : 0;
  TEPAT_ASSIGN(Handle handle, OpenHandle(path, SQLITE_OPEN_READWRITE | create));
  auto database = std::make_unique<Database>(std::make_unique<Impl>(mode, std::move(handle)));
  if (mode == Mode::kWriter) {
    TEPAT_TRY(database->Script(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA wal_autocheckpoint=10000;"));
  } else {
    TEPAT_TRY(database->Script(
        "PRAGMA query_only=ON; PRAGMA trusted_schema=OFF; PRAGMA wal_autocheckpoint=0;"));
    sqlite3_progress_handler(database->impl_->db.get(), kProgressSteps, &Impl::OnProgress,
                             database->impl_.get());
  }
  return database;
}

Result<Database::Use> Database::Begin(std::string_view text) {
  auto found = impl_->statements.find(text);
  if (found == impl_->statements.end()) {
    TEPAT_ASSIGN(auto statement, Statement::Prepare(impl_->db.get(), text));
    const std::string_view key = statement->text();
    found = impl_->statements.emplace(key, std::move(statement)).first;
  }
  if (impl_->mode == Mode::kReader) {
    impl_->deadline = std::chrono::steady_clock::now() + kReadLimit;
  }
  found->second->Begin();
  return Use(found->second.get());
}

Status Database::Finish(const Use& use) {
  bool more = true;
  while (more) {
    TEPAT_ASSIGN(more, use->Step());
  }
  return Ok();
}

Status Database::Script(const std::string& script) {
  const int code = sqlite3_exec(impl_->db.get(), script.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return Fail(ErrorOf(code, impl_->db.get()));
  return Ok();
}

std::int64_t Database::changes() const { return sqlite3_changes64(impl_->db.get()); }

bool Database::autocommit() const { return sqlite3_get_autocommit(impl_->db.get()) != 0; }

Status Database::Checkpoint() {
  TEPAT_CHECK(impl_->mode == Mode::kWriter);
  return Script("PRAGMA wal_checkpoint(TRUNCATE)");
}

Status Database::CopyTo(const std::string& path) {
  TEPAT_ASSIGN(const Handle copy, OpenHandle(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
  sqlite3_backup* backup = sqlite3_backup_init(copy.get(), "main", impl_->db.get(), "main");
  if (backup == nullptr) return Fail(ErrorOf(sqlite3_errcode(copy.get()), copy.get()));
  // All pages at once: the copy is of one instant. What fails is reported by the end too.
  const int stepped = sqlite3_backup_step(backup, -1);
  const int finished = sqlite3_backup_finish(backup);
  if (stepped == SQLITE_DONE) return Ok();
  return Fail(ErrorOf(finished == SQLITE_OK ? stepped : finished, nullptr));
}

Status Database::LimitPages(std::int64_t pages) {
  return Script("PRAGMA max_page_count=" + std::to_string(pages));
}

Status Migrate(Database& database, std::string_view component,
               std::span<const std::string_view> migrations) {
  TEPAT_TRY(database.Script(
      "CREATE TABLE IF NOT EXISTS schema_version(component TEXT PRIMARY KEY, version INTEGER NOT "
      "NULL) STRICT"));
  const std::string name(component);
  TEPAT_ASSIGN(
      const auto recorded,
      database.Find<std::size_t>("SELECT version FROM schema_version WHERE component=?", name));
  const std::size_t have = recorded.value_or(0);
  // An older program would write rows that the newer schema means otherwise.
  if (have > migrations.size()) {
    return Fail(Code::kInvalid, "sql.schema_newer",
                name + " has schema " + std::to_string(have) + ", this program knows " +
                    std::to_string(migrations.size()) + ": install the newer program");
  }
  for (std::size_t version = have; version < migrations.size(); ++version) {
    TEPAT_TRY(database.Run("BEGIN IMMEDIATE"));
    Status done = database.Script(std::string(migrations[version]));
    if (done) {
      // In the transaction of the change itself: a crash leaves both or neither.
      done = database.Run("INSERT OR REPLACE INTO schema_version VALUES(?,?)", name, version + 1);
    }
    if (done) done = database.Run("COMMIT");
    if (!done) {
      if (!database.autocommit()) TEPAT_TRY(database.Run("ROLLBACK"));
      return done;
    }
  }
  return Ok();
}

Status Migrate(Database& database, const Schema& schema) {
  for (const SchemaPart& part : schema) {
    TEPAT_TRY(Migrate(database, part.component, part.migrations));
  }
  return Ok();
}

}  // namespace tepat::sql
