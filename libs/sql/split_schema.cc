// SPDX-License-Identifier: Apache-2.0
#include "libs/sql/split_schema.h"

namespace tepat::sql {
namespace {

Result<bool> HasTable(Database& database, std::string_view name) {
  return database.Exists("SELECT 1 FROM sqlite_master WHERE type='table' AND name=?", name);
}

Result<std::int64_t> VersionOf(Database& database, std::string_view component) {
  TEPAT_ASSIGN(const auto version,
               database.Find<std::int64_t>("SELECT version FROM schema_version WHERE component=?",
                                           component));
  return version.value_or(0);
}

Status Move(Database& database, std::string_view from, std::string_view component,
            std::int64_t count) {
  TEPAT_TRY(database.Run("UPDATE schema_version SET version = version - ? WHERE component=?", count,
                         from));
  return database.Run("INSERT INTO schema_version(component, version) VALUES(?,?)", component,
                      count);
}

}  // namespace

Status SplitSchema(Database& database, std::string_view from, std::string_view component,
                   std::span<const std::string_view> landmarks) {
  TEPAT_ASSIGN(const bool migrated, HasTable(database, "schema_version"));
  if (!migrated) return Ok();
  TEPAT_ASSIGN(const std::int64_t have, VersionOf(database, from));
  TEPAT_ASSIGN(const std::int64_t moved, VersionOf(database, component));
  std::int64_t count = 0;
  for (const std::string_view landmark : landmarks) {
    TEPAT_ASSIGN(const bool there, HasTable(database, landmark));
    if (there) ++count;
  }
  // A part without tables here, or with a history of its own, stands where it stood.
  if (moved > 0 || count == 0 || have < count) return Ok();
  // Both numbers in one commit: between them a start would run migrations twice.
  TEPAT_TRY(database.Run("BEGIN IMMEDIATE"));
  Status done = Move(database, from, component, count);
  if (done) done = database.Run("COMMIT");
  if (!done && !database.autocommit()) TEPAT_TRY(database.Run("ROLLBACK"));
  return done;
}

}  // namespace tepat::sql
