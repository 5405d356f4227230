// SPDX-License-Identifier: Apache-2.0
// The fence around SQLite: values in, values out, errors as Status. Nothing outside this folder
// sees SQLite or SQLiteCpp.
//
// Error slugs: `sql.full` (kExhausted), `sql.busy` (kUnavailable), `sql.interrupted`
// (kUnavailable), `sql.constraint` (kConflict), `sql.io`, `sql.corrupt` and `sql.failed`
// (kInternal).
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "libs/base/status.h"

namespace tepat::sql {

// Bytes that are stored as a BLOB; text is stored as TEXT.
struct Blob {
  std::string bytes;
};

// One value of a statement. std::monostate is NULL.
using Value = std::variant<std::monostate, std::int64_t, std::string, Blob>;

inline Value OrNull(const std::string& text) { return text.empty() ? Value() : Value(text); }

// One row of an answer; columns count from 0. Asking for a column as something that it is not stops
// the process: the statement and its reader belong together.
class Row {
 public:
  explicit Row(std::vector<Value> values) : values_(std::move(values)) {}

  std::int64_t Int(std::size_t column) const;
  const std::string& Text(std::size_t column) const;
  const std::string& Bytes(std::size_t column) const;
  bool IsNull(std::size_t column) const;
  // NULL reads as an empty text.
  std::string TextOrEmpty(std::size_t column) const;
  std::optional<std::int64_t> IntOrNull(std::size_t column) const;

 private:
  std::vector<Value> values_;
};

enum class Mode {
  kWriter,  // the only connection that writes and checkpoints; creates the file
  kReader,  // query only, with a time limit per statement
};

// One connection. One thread at a time.
class Database {
 private:
  struct Impl;

 public:
  // Opens the file with write-ahead log and `synchronous=FULL`: after a commit has returned, the
  // data are on disk.
  static Result<std::unique_ptr<Database>> Open(const std::string& path, Mode mode);
  explicit Database(std::unique_ptr<Impl> impl);  // for Open alone: Impl is private
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Runs one statement with `values` bound to its `?`. Statements are prepared once and kept.
  Status Run(std::string_view statement, std::span<const Value> values);
  Status Run(std::string_view statement, std::initializer_list<Value> values = {}) {
    return Run(statement, std::span(values.begin(), values.size()));
  }

  // All rows; a caller bounds them with LIMIT.
  Result<std::vector<Row>> Select(std::string_view statement,
                                  std::initializer_list<Value> values = {});
  // The only row, or nothing.
  Result<std::optional<Row>> Find(std::string_view statement,
                                  std::initializer_list<Value> values = {});

  // Runs a script of statements without values.
  Status Script(const std::string& script);

  // Rows that the last statement changed.
  std::int64_t changes() const;
  // False inside a transaction. SQLite leaves a transaction by itself on some errors.
  bool autocommit() const;
  // Writes the log back into the file; kWriter only.
  Status Checkpoint();
  // Copies the database, as it stands at one instant, into a new file. Fails as the others do; the
  // file must not be there yet.
  Status CopyTo(const std::string& path);
  // Limits the size of the file; a commit beyond it fails with `sql.full`. For tests of a full
  // disk.
  Status LimitPages(std::int64_t pages);

 private:
  std::unique_ptr<Impl> impl_;
};

// Brings a database to the newest schema: runs `migrations[n..]`, each in a transaction of its own,
// where n is the number recorded under `component` so far. Refuses a database that is newer
// (`sql.schema_newer`).
Status Migrate(Database& database, std::string_view component,
               std::span<const std::string_view> migrations);

}  // namespace tepat::sql
