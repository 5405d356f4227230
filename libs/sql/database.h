// SPDX-License-Identifier: Apache-2.0
// The fence around SQLite: values in, values out, errors as Status. Nothing outside this folder
// sees SQLite. How values are stored: value.h.
//
//   db.Run("UPDATE unit SET state=?, changed_us=? WHERE case_id=?", state, now, case_id)
//   db.Exists("SELECT 1 FROM unit WHERE state=?", state)
//   db.Get<int>("SELECT count(*) FROM unit WHERE case_id=?", case_id)
//   db.Find<std::string, int>("SELECT sop_id, sop_version FROM letter WHERE case_id=?", case_id)
//   db.Select(UnitIn, "SELECT name, state FROM unit WHERE case_id=? LIMIT 100", case_id)
//
// A text is its statement's handle: it is prepared at its first use and kept, so texts are
// constants or composed of few pieces; what varies is bound. Few columns are read by their types,
// in order; rows of more by their names, with a function `T(const Row&)`.
//
// What the code promises of a statement is checked at each use, and a broken promise stops the
// process: as many values as `?`, as many types as columns, each value of its type, the columns of
// those names, a limit.
//
// Transactions are statements like others (`BEGIN IMMEDIATE`, `SAVEPOINT work`): who begins one
// ends it. For services journal::Writer does, for readers ReaderPool.
//
// Error slugs: `sql.full` (kExhausted), `sql.busy` (kUnavailable), `sql.interrupted`
// (kUnavailable), `sql.constraint` (kConflict), `sql.io`, `sql.corrupt` and `sql.failed`
// (kInternal).
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "libs/base/status.h"
#include "libs/sql/statement.h"
#include "libs/sql/value.h"

namespace tepat::sql {

// The current row of an answer, read by the names of its columns. Valid within the function that it
// is given to.
class Row {
 public:
  explicit Row(Statement& statement) : statement_(&statement) {}

  template <class T>
  T Get(std::string_view column) const {
    return ValueAt<T>(*statement_, statement_->ColumnOf(column));
  }
  // The same into a field, whose type says what the column is.
  template <class T>
  void Into(std::string_view column, T& field) const {
    field = Get<T>(column);
  }

 private:
  Statement* statement_;
};

// Why an answer needs no LIMIT: what else bounds it, as `NoLimit("a SOP has twelve steps at
// most")`. The reason is for the reader of the store: a list that grows for years must not be read
// into memory one day.
struct NoLimit {
  explicit constexpr NoLimit(const char* reason_in) : reason(reason_in) {}
  const char* reason;
};

// What a row of `Columns` reads as: one column as itself, more as a tuple, which structured
// bindings take apart.
template <class... Columns>
using RowOf =
    std::tuple_element_t<0, std::conditional_t<sizeof...(Columns) == 1, std::tuple<Columns...>,
                                               std::tuple<std::tuple<Columns...>>>>;

// What makes a value of the current row: a function, or a lambda that knows more than the row.
template <class Reader>
concept RowReader = std::invocable<Reader&, const Row&>;
template <RowReader Reader>
using ReadBy = std::decay_t<std::invoke_result_t<Reader&, const Row&>>;

enum class Mode {
  kWriter,  // the only connection that writes and checkpoints; creates the file
  kReader,  // query only, with a time limit per statement
};

// One connection. One thread at a time. Values bound by a call are not copied. A reader of rows may
// run other statements, not the one whose rows it reads.
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

  // Runs one statement with `values` bound to its `?`, in their order; rows are ignored.
  template <class... Values>
  Status Run(std::string_view text, const Values&... values) {
    TEPAT_ASSIGN(const Use use, Start(text, values...));
    return Finish(use);
  }

  // Whether there is a row; how many does not matter.
  template <class... Values>
  Result<bool> Exists(std::string_view text, const Values&... values) {
    TEPAT_ASSIGN(const Use use, Start(text, values...));
    return use->Step();
  }

  // The only row, which must be there: of a count, of RETURNING. None is a bug. Every form of query
  // that follows fails as Run does.
  template <class First, class... Rest, class... Values>
  auto Get(std::string_view text, const Values&... values) -> Result<RowOf<First, Rest...>> {
    TEPAT_ASSIGN(const Use use, Start(text, values...));
    TEPAT_ASSIGN(auto row, Only<RowOf<First, Rest...>>(use, InOrder<First, Rest...>));
    use->Require(row.has_value(), "there is always a row");
    return *std::move(row);
  }

  // The only row, or nothing. More than one is a bug: say LIMIT 1 where any will do.
  template <class First, class... Rest, class... Values>
  auto Find(std::string_view text, const Values&... values)
      -> Result<std::optional<RowOf<First, Rest...>>> {
    TEPAT_ASSIGN(const Use use, Start(text, values...));
    return Only<RowOf<First, Rest...>>(use, InOrder<First, Rest...>);
  }
  template <RowReader Reader, class... Values>
  auto Find(Reader reader, std::string_view text, const Values&... values)
      -> Result<std::optional<ReadBy<Reader>>> {
    TEPAT_ASSIGN(const Use use, Start(text, values...));
    return Only<ReadBy<Reader>>(use, ByName(reader));
  }

  // All rows, in the order of the query, which ends in LIMIT; or a reason says why it need not.
  template <class First, class... Rest, class... Values>
  auto Select(std::string_view text, const Values&... values)
      -> Result<std::vector<RowOf<First, Rest...>>> {
    TEPAT_ASSIGN(const Use use, Start(text, values...));
    use->Require(use->has_limit(), "a query says how many rows it wants");
    return All<RowOf<First, Rest...>>(use, InOrder<First, Rest...>);
  }
  template <class First, class... Rest, class... Values>
  auto Select(NoLimit /*reason*/, std::string_view text, const Values&... values)
      -> Result<std::vector<RowOf<First, Rest...>>> {
    TEPAT_ASSIGN(const Use use, Start(text, values...));
    return All<RowOf<First, Rest...>>(use, InOrder<First, Rest...>);
  }
  template <RowReader Reader, class... Values>
  auto Select(Reader reader, std::string_view text, const Values&... values)
      -> Result<std::vector<ReadBy<Reader>>> {
    TEPAT_ASSIGN(const Use use, Start(text, values...));
    use->Require(use->has_limit(), "a query says how many rows it wants");
    return All<ReadBy<Reader>>(use, ByName(reader));
  }
  template <RowReader Reader, class... Values>
  auto Select(Reader reader, NoLimit /*reason*/, std::string_view text, const Values&... values)
      -> Result<std::vector<ReadBy<Reader>>> {
    TEPAT_ASSIGN(const Use use, Start(text, values...));
    return All<ReadBy<Reader>>(use, ByName(reader));
  }

  // Runs a script of statements without values, which are not kept: for schemas and pragmas. It
  // stops at the first that fails; those before it stand.
  Status Script(const std::string& script);

  // Rows that the last INSERT, UPDATE or DELETE changed.
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
  struct Rewind {
    void operator()(Statement* statement) const { statement->Rewind(); }
  };
  // A use of a statement; its end makes the statement ready for the next, whatever happened. Values
  // that are bound live longer: they are arguments of the call that the use belongs to.
  using Use = std::unique_ptr<Statement, Rewind>;

  // The kept statement of `text`, ready to bind; starts the time limit of a reader.
  Result<Use> Begin(std::string_view text);
  static Status Finish(const Use& use);

  template <class... Values>
  Result<Use> Start(std::string_view text, const Values&... values) {
    TEPAT_ASSIGN(Use use, Begin(text));
    use->Require(use->parameters() == sizeof...(Values), "each parameter has its value");
    int parameter = 0;
    (Bind(*use, ++parameter, values), ...);
    return use;
  }

  // The two ways to read a row: by types in the order of the columns, by a function over names.
  template <class... Columns>
  static RowOf<Columns...> InOrder(Statement& statement) {
    statement.Require(statement.columns() == sizeof...(Columns), "each column has its type");
    return [&]<std::size_t... kColumn>(std::index_sequence<kColumn...>) {
      return RowOf<Columns...>{ValueAt<Columns>(statement, static_cast<int>(kColumn))...};
    }
    (std::index_sequence_for<Columns...>());
  }
  template <class Reader>
  static auto ByName(Reader& reader) {
    return [&reader](Statement& statement) { return reader(Row(statement)); };
  }

  template <class T, class Reader>
  static Result<std::optional<T>> Only(const Use& use, Reader reader) {
    TEPAT_ASSIGN(const bool found, use->Step());
    if (!found) return std::optional<T>();
    std::optional<T> row(reader(*use));
    // The end of a statement is part of it: a write with RETURNING is only then complete.
    TEPAT_ASSIGN(const bool another, use->Step());
    use->Require(!another, "there is one row at most");
    return row;
  }
  template <class T, class Reader>
  static Result<std::vector<T>> All(const Use& use, Reader reader) {
    std::vector<T> rows;
    while (true) {
      TEPAT_ASSIGN(const bool found, use->Step());
      if (!found) return rows;
      rows.push_back(reader(*use));
    }
  }

  std::unique_ptr<Impl> impl_;
};

// Brings a database to the newest schema: runs `migrations[n..]`, each in a transaction of its own,
// where n is the number recorded under `component` so far. Refuses a database that is newer
// (`sql.schema_newer`).
Status Migrate(Database& database, std::string_view component,
               std::span<const std::string_view> migrations);

// Tables that belong together, with a history of their own in a file that holds several such parts.
// Value type; the texts outlive it.
struct SchemaPart {
  std::string_view component;  // `office_view`; a constant, which its file has recorded
  std::vector<std::string_view> migrations;  // oldest first; each keeps its text and its place
};
using Schema = std::vector<SchemaPart>;

// Migrates part by part, in their order: a part may build on those before it. Fails as above.
Status Migrate(Database& database, const Schema& schema);

}  // namespace tepat::sql
