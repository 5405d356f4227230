// SPDX-License-Identifier: Apache-2.0
#include "libs/sql/database.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <unordered_map>

#include "libs/base/check.h"

namespace tepat::sql {
namespace {

constexpr int kBusyMillis = 5'000;
constexpr std::chrono::seconds kReadLimit(5);  // no page of ours needs more; a runaway query is cut
constexpr int kProgressSteps = 10'000;         // virtual machine steps between looks at the clock

Error ErrorOf(int code, const std::string& text) {
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return {Code::kExhausted, "sql.full", text};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Code::kUnavailable, "sql.busy", text};
    case SQLITE_INTERRUPT:
      return {Code::kUnavailable, "sql.interrupted", text};
    case SQLITE_CONSTRAINT:
      return {Code::kConflict, "sql.constraint", text};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {Code::kInternal, "sql.corrupt", text};
    case SQLITE_IOERR:
      return {Code::kInternal, "sql.io", text};
    default:
      return {Code::kInternal, "sql.failed", text};
  }
}

void Bind(SQLite::Statement& statement, int index, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    statement.bind(index, *number);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    statement.bindNoCopy(index, *text);
  } else if (const auto* blob = std::get_if<Blob>(&value)) {
    statement.bindNoCopy(index, blob->bytes.data(), static_cast<int>(blob->bytes.size()));
  } else {
    statement.bind(index);
  }
}

Value ValueOf(const SQLite::Column& column) {
  switch (column.getType()) {
    case SQLITE_INTEGER:
      return column.getInt64();
    case SQLITE_TEXT:
      return column.getString();
    case SQLITE_BLOB:
      return Blob{column.getString()};
    default:
      return {};
  }
}

// Makes a prepared statement ready for its next use, whatever happened in this one.
class Rewind {
 public:
  explicit Rewind(SQLite::Statement& statement) : statement_(statement) {}
  ~Rewind() {
    static_cast<void>(statement_.tryReset());
    statement_.clearBindings();
  }
  Rewind(const Rewind&) = delete;
  Rewind& operator=(const Rewind&) = delete;

 private:
  SQLite::Statement& statement_;
};

}  // namespace

std::int64_t Row::Int(std::size_t column) const {
  TEPAT_CHECK(std::holds_alternative<std::int64_t>(values_.at(column)));
  return std::get<std::int64_t>(values_[column]);
}

const std::string& Row::Text(std::size_t column) const {
  TEPAT_CHECK(std::holds_alternative<std::string>(values_.at(column)));
  return std::get<std::string>(values_[column]);
}

const std::string& Row::Bytes(std::size_t column) const {
  TEPAT_CHECK(std::holds_alternative<Blob>(values_.at(column)));
  return std::get<Blob>(values_[column]).bytes;
}

bool Row::IsNull(std::size_t column) const {
  return std::holds_alternative<std::monostate>(values_.at(column));
}

std::string Row::TextOrEmpty(std::size_t column) const {
  return IsNull(column) ? std::string() : Text(column);
}

std::optional<std::int64_t> Row::IntOrNull(std::size_t column) const {
  if (IsNull(column)) return std::nullopt;
  return Int(column);
}

struct Database::Impl {
  Impl(const std::string& path, Mode mode_in)
      : db(path,
           mode_in == Mode::kWriter ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE
                                    : SQLite::OPEN_READWRITE,
           kBusyMillis),
        mode(mode_in) {}

  // Runs `body` and turns what the library throws into a Status.
  template <class Body>
  Status Guard(Body body) {
    try {
      if (mode == Mode::kReader) deadline = std::chrono::steady_clock::now() + kReadLimit;
      body();
      return Ok();
    } catch (const SQLite::Exception& e) {
      return Fail(ErrorOf(e.getErrorCode(), e.what()));
    }
  }

  SQLite::Statement& Prepared(std::string_view text) {
    const auto found = statements.find(text);
    if (found != statements.end()) return *found->second;
    auto statement = std::make_unique<SQLite::Statement>(db, std::string(text));
    // The statement owns its text for as long as it lives, so its view is a valid key.
    const std::string_view key = statement->getQuery();
    return *statements.emplace(key, std::move(statement)).first->second;
  }

  template <class OnRow>
  Status Execute(std::string_view text, std::span<const Value> values, OnRow on_row) {
    return Guard([&] {
      SQLite::Statement& statement = Prepared(text);
      const Rewind rewind(statement);
      for (std::size_t i = 0; i < values.size(); ++i) {
        Bind(statement, static_cast<int>(i) + 1, values[i]);
      }
      while (statement.executeStep()) on_row(statement);
    });
  }

  static int OnProgress(void* self) {
    return std::chrono::steady_clock::now() > static_cast<Impl*>(self)->deadline ? 1 : 0;
  }

  SQLite::Database db;
  Mode mode;
  std::chrono::steady_clock::time_point deadline;
  std::unordered_map<std::string_view, std::unique_ptr<SQLite::Statement>> statements;
};

Database::Database(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Database::~Database() { impl_->statements.clear(); }

Result<std::unique_ptr<Database>> Database::Open(const std::string& path, Mode mode) {
  std::unique_ptr<Impl> impl;
  try {
    impl = std::make_unique<Impl>(path, mode);
  } catch (const SQLite::Exception& e) {
    return Fail(ErrorOf(e.getErrorCode(), path + ": " + e.what()));
  }
  auto database = std::make_unique<Database>(std::move(impl));
  if (mode == Mode::kWriter) {
    TEPAT_TRY(database->Script(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA wal_autocheckpoint=10000;"));
  } else {
    TEPAT_TRY(database->Script(
        "PRAGMA query_only=ON; PRAGMA trusted_schema=OFF; PRAGMA wal_autocheckpoint=0;"));
    sqlite3_progress_handler(database->impl_->db.getHandle(), kProgressSteps, &Impl::OnProgress,
                             database->impl_.get());
  }
  return database;
}

Status Database::Run(std::string_view statement, std::span<const Value> values) {
  return impl_->Execute(statement, values, [](SQLite::Statement&) {});
}

Result<std::vector<Row>> Database::Select(std::string_view statement,
                                          std::initializer_list<Value> values) {
  std::vector<Row> rows;
  TEPAT_TRY(impl_->Execute(statement, std::span(values.begin(), values.size()),
                           [&](SQLite::Statement& at) {
                             std::vector<Value> columns;
                             columns.reserve(static_cast<std::size_t>(at.getColumnCount()));
                             for (int i = 0; i < at.getColumnCount(); ++i) {
                               columns.push_back(ValueOf(at.getColumn(i)));
                             }
                             rows.emplace_back(std::move(columns));
                           }));
  return rows;
}

Result<std::optional<Row>> Database::Find(std::string_view statement,
                                          std::initializer_list<Value> values) {
  TEPAT_ASSIGN(auto rows, Select(statement, values));
  if (rows.empty()) return std::optional<Row>();
  return std::optional<Row>(std::move(rows.front()));
}

Status Database::Script(const std::string& script) {
  return impl_->Guard([&] { impl_->db.exec(script); });
}

std::int64_t Database::changes() const { return sqlite3_changes64(impl_->db.getHandle()); }

bool Database::autocommit() const { return sqlite3_get_autocommit(impl_->db.getHandle()) != 0; }

Status Database::Checkpoint() {
  TEPAT_CHECK(impl_->mode == Mode::kWriter);
  return Script("PRAGMA wal_checkpoint(TRUNCATE)");
}

Status Database::CopyTo(const std::string& path) {
  return impl_->Guard([&] {
    SQLite::Database copy(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    SQLite::Backup backup(copy, impl_->db);
    backup.executeStep(-1);
  });
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
  TEPAT_ASSIGN(const auto row,
               database.Find("SELECT version FROM schema_version WHERE component=?", {name}));
  const auto have = static_cast<std::size_t>(row ? row->Int(0) : 0);
  if (have > migrations.size()) {
    return Fail(Code::kInvalid, "sql.schema_newer",
                name + " has schema " + std::to_string(have) + ", this program knows " +
                    std::to_string(migrations.size()) + ": install the newer program");
  }
  for (std::size_t version = have; version < migrations.size(); ++version) {
    TEPAT_TRY(database.Run("BEGIN IMMEDIATE"));
    Status done = database.Script(std::string(migrations[version]));
    if (done) {
      done = database.Run("INSERT OR REPLACE INTO schema_version VALUES(?,?)",
                          {name, static_cast<std::int64_t>(version + 1)});
    }
    if (done) done = database.Run("COMMIT");
    if (!done) {
      if (!database.autocommit()) TEPAT_TRY(database.Run("ROLLBACK"));
      return done;
    }
  }
  return Ok();
}

}  // namespace tepat::sql
