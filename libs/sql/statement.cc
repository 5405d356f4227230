// SPDX-License-Identifier: Apache-2.0
#include "libs/sql/statement.h"

#include <sqlite3.h>

#include <algorithm>
#include <set>

#include "libs/base/check.h"
#include "libs/sql/sqlite_error.h"

namespace tepat::sql {
namespace {

// Looks outside of brackets and quotes: the limit of a subquery does not bound the answer.
bool EndsInLimit(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // A doubled quote within a text closes and opens it again, which comes to the same.
    if (text[i] == '\'') quoted = !quoted;
    if (quoted) continue;
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
    if (depth == 0 && text.substr(i).starts_with(" LIMIT ")) return true;
  }
  return false;
}

std::vector<std::string> ColumnNames(sqlite3_stmt* handle) {
  std::vector<std::string> names;
  const int count = sqlite3_column_count(handle);
  names.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) names.emplace_back(sqlite3_column_name(handle, i));
  return names;
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Result<std::unique_ptr<Statement>> Statement::Prepare(sqlite3* db, std::string_view text) {
  sqlite3_stmt* handle = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(db, text.data(), static_cast<int>(text.size()),
                                      SQLITE_PREPARE_PERSISTENT, &handle, &rest);
  if (code != SQLITE_OK) return Fail(ErrorOf(code, db));
  auto statement = std::make_unique<Statement>(text, handle);
  statement->Require(handle != nullptr && rest == text.data() + text.size(),
                     "a text is one statement");
  return statement;
}

Statement::Statement(std::string_view text, sqlite3_stmt* handle)
    : text_(text),
      handle_(handle),
      parameters_(static_cast<std::size_t>(sqlite3_bind_parameter_count(handle))),
      names_(ColumnNames(handle)),
      names_differ_(std::set(names_.begin(), names_.end()).size() == names_.size()),
      has_limit_(EndsInLimit(text)) {}

void Statement::Die(const char* promise) const {
  CheckFailed((std::string(promise) + ", but not: " + text_).c_str(), __FILE__, __LINE__);
}

void Statement::Begin() {
  Require(!in_use_, "a statement is run once at a time");
  in_use_ = true;
  next_ = 0;
}

void Statement::Rewind() {
  // Both repeat the failure of the last step, if there was one: it has been returned already.
  static_cast<void>(sqlite3_reset(handle_.get()));
  static_cast<void>(sqlite3_clear_bindings(handle_.get()));
  in_use_ = false;
}

// Binding fails only for a parameter that is not there, a statement in use, or more than a
// gigabyte.
void Statement::BindNull(int parameter) {
  Require(sqlite3_bind_null(handle_.get(), parameter) == SQLITE_OK, "NULL is bound");
}

void Statement::BindInt(int parameter, std::int64_t value) {
  Require(sqlite3_bind_int64(handle_.get(), parameter, value) == SQLITE_OK, "a number is bound");
}

// A null pointer would be bound as NULL, not as an empty value.
void Statement::BindText(int parameter, std::string_view value) {
  const char* data = value.empty() ? "" : value.data();
  Require(sqlite3_bind_text64(handle_.get(), parameter, data, value.size(), SQLITE_STATIC,
                              SQLITE_UTF8) == SQLITE_OK,
          "a text is bound");
}

void Statement::BindBytes(int parameter, std::span<const std::byte> value) {
  const void* data = value.empty() ? static_cast<const void*>("") : value.data();
  Require(
      sqlite3_bind_blob64(handle_.get(), parameter, data, value.size(), SQLITE_STATIC) == SQLITE_OK,
      "bytes are bound");
}

Result<bool> Statement::Step() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) {
    next_ = 0;
    return true;
  }
  if (code == SQLITE_DONE) return false;
  return Fail(ErrorOf(code, sqlite3_db_handle(handle_.get())));
}

bool Statement::IsNull(int column) const {
  return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::Int(int column) const {
  Require(sqlite3_column_type(handle_.get(), column) == SQLITE_INTEGER, "the column is a number");
  return sqlite3_column_int64(handle_.get(), column);
}

std::string_view Statement::Text(int column) const {
  Require(sqlite3_column_type(handle_.get(), column) == SQLITE_TEXT, "the column is a text");
  // The text before its size: asking for it may convert the value, which changes the size.
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::string_view Statement::Bytes(int column) const {
  Require(sqlite3_column_type(handle_.get(), column) == SQLITE_BLOB, "the column is bytes");
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_.get(), column));
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

int Statement::ColumnOf(std::string_view name) {
  Require(names_differ_, "each column has a name of its own");
  // Readers ask for columns in their order nearly always: then no name is searched for.
  if (next_ >= names_.size() || names_[next_] != name) {
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) Die(("it has a column " + std::string(name)).c_str());
    next_ = static_cast<std::size_t>(found - names_.begin());
  }
  return static_cast<int>(next_++);
}

}  // namespace tepat::sql
