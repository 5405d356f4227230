// SPDX-License-Identifier: Apache-2.0
#include "services/office/store.h"

#include "migrations_office.h"

namespace tepat::office {

std::vector<std::string_view> Schema() { return kMigrations; }

Result<KnownVersion> NewestSop(sql::Database& db, const std::string& sop_id) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT version, body FROM office_sop WHERE sop_id=? ORDER BY "
                       "version DESC LIMIT 1",
                       {sop_id}));
  if (!row) return KnownVersion{};
  return KnownVersion{static_cast<int>(row->Int(0)), row->Bytes(1)};
}

Result<KnownVersion> NewestCalendar(sql::Database& db, const std::string& calendar_id) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT version, file FROM office_calendar WHERE "
                                       "calendar_id=? ORDER BY version DESC LIMIT 1",
                                       {calendar_id}));
  if (!row) return KnownVersion{};
  return KnownVersion{static_cast<int>(row->Int(0)), row->Text(1)};
}

Result<std::string> DefaultCalendarId(sql::Database& db) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT calendar_id FROM office_default_calendar"));
  return row ? row->Text(0) : std::string();
}

Result<KnownVersion> NewestDirectory(sql::Database& db) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT version, content FROM directory"));
  if (!row) return KnownVersion{};
  return KnownVersion{static_cast<int>(row->Int(0)), row->Bytes(1)};
}

Status SaveDirectory(sql::Database& db, const KnownVersion& directory) {
  return db.Run("INSERT OR REPLACE INTO directory(only, version, content) VALUES(1,?,?)",
                {std::int64_t{directory.version}, sql::Blob{directory.content}});
}

Result<KnownVersion> NewestInstructions(sql::Database& db) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT version, content FROM instructions"));
  if (!row) return KnownVersion{};
  return KnownVersion{static_cast<int>(row->Int(0)), row->Bytes(1)};
}

Status SaveInstructions(sql::Database& db, const KnownVersion& instructions) {
  return db.Run("INSERT OR REPLACE INTO instructions(only, version, content) VALUES(1,?,?)",
                {std::int64_t{instructions.version}, sql::Blob{instructions.content}});
}

Result<std::string> PersonIdOf(sql::Database& db, const std::string& key) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT person_id FROM person WHERE key=?", {key}));
  return row ? row->Text(0) : std::string();
}

Status SavePerson(sql::Database& db, const std::string& person_id, const std::string& key,
                  const std::string& name, const std::string& personnel_number) {
  return db.Run(
      "INSERT INTO person(person_id, key, name, personnel_number) VALUES(?,?,?,?) ON "
      "CONFLICT(person_id) DO UPDATE SET name=excluded.name, "
      "personnel_number=excluded.personnel_number",
      {person_id, key, name, personnel_number});
}

Result<std::vector<StoredPerson>> AllPeople(sql::Database& db) {
  TEPAT_ASSIGN(
      const auto rows,
      db.Select("SELECT p.person_id, p.key, p.name, h.position FROM person p LEFT JOIN "
                "office_holding h USING(person_id) ORDER BY p.key, h.position LIMIT 2000"));
  std::vector<StoredPerson> people;
  for (const sql::Row& row : rows) {
    if (people.empty() || people.back().person_id != row.Text(0)) {
      people.push_back({row.Text(0), row.Text(1), row.Text(2), {}});
    }
    if (!row.IsNull(3)) people.back().positions.push_back(row.Text(3));
  }
  return people;
}

Result<bool> IsPerson(sql::Database& db, const std::string& person_id) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT 1 FROM person WHERE person_id=?", {person_id}));
  return row.has_value();
}

Result<std::optional<Instant>> DelegationEnd(sql::Database& db, const std::string& delegation_id) {
  TEPAT_ASSIGN(
      const auto row,
      db.Find("SELECT until_us FROM office_delegation WHERE delegation_id=?", {delegation_id}));
  if (!row) return std::optional<Instant>();
  return std::optional<Instant>(InstantFromMicros(row->Int(0)));
}

Status SaveFile(sql::Database& db, const std::string& name, const std::string& text) {
  return db.Run("INSERT OR REPLACE INTO office_file(name, text) VALUES(?,?)", {name, text});
}

Result<std::vector<StoredFile>> FilesAfter(sql::Database& db, const std::string& name, int limit) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT name, text FROM office_file WHERE name > ? ORDER BY name LIMIT ?",
                         {name, std::int64_t{limit}}));
  std::vector<StoredFile> files;
  files.reserve(rows.size());
  for (const sql::Row& row : rows) files.push_back({row.Text(0), row.Text(1)});
  return files;
}

}  // namespace tepat::office
