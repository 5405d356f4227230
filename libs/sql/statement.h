// SPDX-License-Identifier: Apache-2.0
// One prepared statement: values are bound to its `?`, rows are read from its columns. Stores do
// not use it by name: Database and Row do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/base/status.h"

struct sqlite3;
struct sqlite3_stmt;

namespace tepat::sql {

// Prepared once, used again and again, until its connection closes. Life of one use: Begin, bind
// each parameter, Step until false or an error, Rewind. The thread of its connection alone.
class Statement {
 public:
  // `text` is one statement. Fails as Database does; more than one statement is a bug and dies.
  static Result<std::unique_ptr<Statement>> Prepare(sqlite3* db, std::string_view text);
  Statement(std::string_view text, sqlite3_stmt* handle);  // for Prepare alone; owns the handle

  // As it was prepared; valid as long as the statement, so a view of it is a key.
  const std::string& text() const { return text_; }
  std::size_t parameters() const { return parameters_; }
  std::size_t columns() const { return names_.size(); }
  // Whether the outermost query has a LIMIT; one in a subquery bounds nothing.
  bool has_limit() const { return has_limit_; }

  // Starts a use. Dies when another has not ended: a query must not run within its own rows.
  void Begin();
  // Ends a use, whatever happened in it; forgets all values.
  void Rewind();

  // Parameters count from 1. Text and bytes are not copied: they stay as they are until Rewind.
  void BindNull(int parameter);
  void BindInt(int parameter, std::int64_t value);
  void BindText(int parameter, std::string_view value);
  void BindBytes(int parameter, std::span<const std::byte> value);

  // Goes to the next row. False: there is none, and the statement has done all that it does. After
  // an error only Rewind is left; a transaction may have ended with it (Database::autocommit).
  Result<bool> Step();

  // The current row; columns count from 0. Views are valid until the next Step or Rewind. Reading a
  // column as what it is not dies.
  bool IsNull(int column) const;
  std::int64_t Int(int column) const;
  std::string_view Text(int column) const;
  std::string_view Bytes(int column) const;
  // Where the column `name` stands; dies when there is none, or more than one. Nearly free when
  // columns are asked for in their order.
  int ColumnOf(std::string_view name);

  // Dies, and names the statement, when `held` is false: what the code promised of it is not so.
  void Require(bool held, const char* promise) const {
    if (!held) Die(promise);
  }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };

  [[noreturn]] void Die(const char* promise) const;

  const std::string text_;
  const std::unique_ptr<sqlite3_stmt, Finalize> handle_;
  const std::size_t parameters_;
  const std::vector<std::string> names_;  // of the columns, in their order
  const bool names_differ_;
  const bool has_limit_;
  bool in_use_ = false;
  std::size_t next_ = 0;  // the column that is likely to be asked for next
};

}  // namespace tepat::sql
