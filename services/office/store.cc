// SPDX-License-Identifier: Apache-2.0
#include "services/office/store.h"

#include "libs/identity/office_view.h"
#include "migrations_office.h"

namespace tepat::office {
namespace {

// 500 people of a directory and those who have left, with a row more for each further position.
constexpr int kPeopleRowsMax = 2000;

KnownVersion VersionIn(const sql::Row& row) {
  return {row.Get<int>("version"), row.Get<sql::Blob>("content").bytes};
}

}  // namespace

sql::Schema Schema() {
  return {identity::OfficeViewSchema(), sql::SchemaPart{"service", kMigrations}};
}

// SOPs and calendars stand whole in the view, and are kept there alone. The directory and the
// instructions it takes apart, so their texts are kept beside it, in tables of one row.
Result<KnownVersion> NewestSop(sql::Database& db, const std::string& sop_id) {
  TEPAT_ASSIGN(const auto found,
               db.Find(VersionIn,
                       "SELECT version, body AS content FROM office_sop WHERE sop_id=? ORDER BY "
                       "version DESC LIMIT 1",
                       sop_id));
  return found.value_or(KnownVersion{});
}

Result<KnownVersion> NewestCalendar(sql::Database& db, const std::string& calendar_id) {
  TEPAT_ASSIGN(const auto found,
               db.Find<int, std::string>("SELECT version, file FROM office_calendar WHERE "
                                         "calendar_id=? ORDER BY version DESC LIMIT 1",
                                         calendar_id));
  if (!found) return KnownVersion{};
  const auto& [version, file] = *found;
  return KnownVersion{version, file};
}

Result<std::string> DefaultCalendarId(sql::Database& db) {
  TEPAT_ASSIGN(auto id, db.Find<std::string>("SELECT calendar_id FROM office_default_calendar"));
  return std::move(id).value_or("");
}

Result<KnownVersion> NewestDirectory(sql::Database& db) {
  TEPAT_ASSIGN(const auto found, db.Find(VersionIn, "SELECT version, content FROM directory"));
  return found.value_or(KnownVersion{});
}

Status SaveDirectory(sql::Database& db, const KnownVersion& directory) {
  return db.Run("INSERT OR REPLACE INTO directory(only, version, content) VALUES(1,?,?)",
                directory.version, sql::BytesOf(directory.content));
}

Result<KnownVersion> NewestInstructions(sql::Database& db) {
  TEPAT_ASSIGN(const auto found, db.Find(VersionIn, "SELECT version, content FROM instructions"));
  return found.value_or(KnownVersion{});
}

Status SaveInstructions(sql::Database& db, const KnownVersion& instructions) {
  return db.Run("INSERT OR REPLACE INTO instructions(only, version, content) VALUES(1,?,?)",
                instructions.version, sql::BytesOf(instructions.content));
}

Result<std::string> PersonIdOf(sql::Database& db, const std::string& key) {
  TEPAT_ASSIGN(auto id, db.Find<std::string>("SELECT person_id FROM person WHERE key=?", key));
  return std::move(id).value_or("");
}

// By the id, and the key stays: who gets another name or number keeps his account, and what he has
// done stays his.
Status SavePerson(sql::Database& db, const std::string& person_id, const std::string& key,
                  const std::string& name, const std::string& personnel_number) {
  return db.Run(
      "INSERT INTO person(person_id, key, name, personnel_number) VALUES(?,?,?,?) ON "
      "CONFLICT(person_id) DO UPDATE SET name=excluded.name, "
      "personnel_number=excluded.personnel_number",
      person_id, key, name, personnel_number);
}

Result<std::vector<StoredPerson>> AllPeople(sql::Database& db) {
  using Text = std::string;
  TEPAT_ASSIGN(
      const auto rows,
      db.Select<Text, Text, Text, std::optional<Text>>(
          "SELECT p.person_id, p.key, p.name, h.position FROM person p LEFT JOIN office_holding h "
          "USING(person_id) ORDER BY p.key, h.position LIMIT ?",
          kPeopleRowsMax));
  std::vector<StoredPerson> people;
  // Rows of one person follow each other, for keys are unique and the rows are in their order.
  for (const auto& [person_id, key, name, position] : rows) {
    if (people.empty() || people.back().person_id != person_id) {
      people.push_back({person_id, key, name, {}});
    }
    if (position) people.back().positions.push_back(*position);
  }
  return people;
}

Result<bool> IsPerson(sql::Database& db, const std::string& person_id) {
  return db.Exists("SELECT 1 FROM person WHERE person_id=?", person_id);
}

Result<bool> KnowsPositionOrRole(sql::Database& db, const std::string& role) {
  return db.Exists("SELECT 1 FROM office_position WHERE position=?1 OR role=?1", role);
}

Result<std::optional<Instant>> DelegationEnd(sql::Database& db, const std::string& delegation_id) {
  return db.Find<Instant>("SELECT until_us FROM office_delegation WHERE delegation_id=?",
                          delegation_id);
}

Status SaveFile(sql::Database& db, const std::string& name, const std::string& text) {
  return db.Run("INSERT OR REPLACE INTO office_file(name, text) VALUES(?,?)", name, text);
}

Result<std::vector<StoredFile>> FilesAfter(sql::Database& db, const std::string& name, int limit) {
  const auto file_in = [](const sql::Row& row) {
    return StoredFile{row.Get<std::string>("name"), row.Get<std::string>("text")};
  };
  return db.Select(file_in,
                   "SELECT name, text FROM office_file WHERE name > ? ORDER BY name LIMIT ?", name,
                   limit);
}

}  // namespace tepat::office
