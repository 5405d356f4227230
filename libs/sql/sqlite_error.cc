// SPDX-License-Identifier: Apache-2.0
#include "libs/sql/sqlite_error.h"

#include <sqlite3.h>

namespace tepat::sql {

Error ErrorOf(int code, sqlite3* db) {
  const std::string text = db == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(db);
  // The low byte is the primary code; an extended one says where in SQLite it arose.
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

}  // namespace tepat::sql
