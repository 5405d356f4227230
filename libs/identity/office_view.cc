// SPDX-License-Identifier: Apache-2.0
#include "libs/identity/office_view.h"

#include <array>
#include <string_view>

#include "libs/identity/office_fact.h"
#include "libs/identity/office_plan.h"
#include "libs/identity/year_document.h"
#include "libs/sop/sop_file.h"
#include "tepat/office/v1/delegation.pb.h"
#include "tepat/office/v1/directory.pb.h"
#include "tepat/office/v1/fact.pb.h"
#include "tepat/office/v1/instructions.pb.h"
#include "tepat/office/v1/rebase.pb.h"
#include "tepat/office/v1/token.pb.h"

namespace tepat::identity {

namespace {

constexpr std::string_view kViewSchema = R"sql(
CREATE TABLE office_sop(
  sop_id    TEXT NOT NULL,
  version   INTEGER NOT NULL,
  effective INTEGER NOT NULL,  -- days since 1970-01-01
  body      BLOB NOT NULL,     -- tepat.sop.v1.SopVersion
  PRIMARY KEY(sop_id, version)
) STRICT;
CREATE TABLE office_calendar(
  calendar_id TEXT NOT NULL,
  version     INTEGER NOT NULL,
  file        TEXT NOT NULL,
  PRIMARY KEY(calendar_id, version)
) STRICT;
CREATE TABLE office_default_calendar(
  only        INTEGER PRIMARY KEY CHECK(only = 1),
  calendar_id TEXT NOT NULL
) STRICT;
CREATE TABLE office_position(
  position TEXT PRIMARY KEY,
  role     TEXT NOT NULL,
  unit     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE office_holding(
  person_id TEXT NOT NULL,
  position  TEXT NOT NULL,
  PRIMARY KEY(person_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE office_delegation(
  delegation_id TEXT PRIMARY KEY,
  position      TEXT NOT NULL,
  person_id     TEXT NOT NULL,
  from_us       INTEGER NOT NULL,
  until_us      INTEGER NOT NULL  -- its end, or when it was revoked
) STRICT, WITHOUT ROWID;
CREATE INDEX office_delegation_person ON office_delegation(person_id);
CREATE TABLE office_instruction(
  text TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE office_key(
  key_id     TEXT PRIMARY KEY,
  public_key BLOB NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::string_view kRebaseSchema = R"sql(
CREATE TABLE office_rebase(
  case_id TEXT NOT NULL,
  at_us   INTEGER NOT NULL,
  sop_id  TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY(case_id, at_us)
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::string_view kPlanSchema = R"sql(
CREATE TABLE office_plan(
  year    INTEGER NOT NULL,
  version INTEGER NOT NULL,
  body    BLOB NOT NULL,  -- tepat.plan.v1.Plan
  PRIMARY KEY(year, version)
) STRICT;
)sql";

constexpr std::string_view kYearDocumentSchema = R"sql(
CREATE TABLE office_year_document(
  year   INTEGER NOT NULL,
  kind   TEXT NOT NULL,
  number TEXT NOT NULL,
  place  TEXT NOT NULL,
  PRIMARY KEY(year, kind, number)
) STRICT, WITHOUT ROWID;
)sql";

// The default, and one for each unit that keeps hours of its own, of 100 at most.
constexpr int kCalendarsMax = 101;

// Oldest first; a migration keeps its place for ever.
constexpr std::array<std::string_view, 4> kMigrations = {kViewSchema, kRebaseSchema, kPlanSchema,
                                                         kYearDocumentSchema};

Status TakeSop(sql::Database& db, const std::string& payload) {
  TEPAT_ASSIGN(const auto fact, ReadOfficeFact<office::v1::SopAdopted>(payload));
  TEPAT_ASSIGN(const sop::Sop sop, sop::SopOf(fact.sop()));
  return db.Run(
      "INSERT OR REPLACE INTO office_sop(sop_id, version, effective, body) VALUES(?,?,?,?)", sop.id,
      sop.version, sop.effective.time_since_epoch(), sql::BytesOf(fact.sop().SerializeAsString()));
}

Status TakeCalendar(sql::Database& db, const std::string& payload) {
  TEPAT_ASSIGN(const auto fact, ReadOfficeFact<office::v1::CalendarAdopted>(payload));
  TEPAT_TRY(
      db.Run("INSERT OR REPLACE INTO office_calendar(calendar_id, version, file) VALUES(?,?,?)",
             fact.calendar_id(), fact.version(), fact.file()));
  if (!fact.is_default()) return Ok();
  return db.Run("INSERT OR REPLACE INTO office_default_calendar(only, calendar_id) VALUES(1, ?)",
                fact.calendar_id());
}

Status TakeDirectory(sql::Database& db, const std::string& payload) {
  TEPAT_ASSIGN(const auto fact, ReadOfficeFact<office::v1::DirectoryAdopted>(payload));
  // The fact holds the whole directory, and this runs within the transaction that moves the
  // cursor: nobody sees the tables empty.
  TEPAT_TRY(db.Run("DELETE FROM office_holding"));
  TEPAT_TRY(db.Run("DELETE FROM office_position"));
  for (const auto& position : fact.positions()) {
    const std::string& role = position.role().empty() ? position.key() : position.role();
    TEPAT_TRY(db.Run("INSERT INTO office_position(position, role, unit) VALUES(?,?,?)",
                     position.key(), role, position.unit()));
  }
  for (const auto& holding : fact.holdings()) {
    TEPAT_TRY(db.Run("INSERT INTO office_holding(person_id, position) VALUES(?,?)",
                     holding.person_id(), holding.position()));
  }
  return Ok();
}

std::int64_t MicrosIn(const google::protobuf::Timestamp& at) {
  return at.seconds() * 1'000'000 + at.nanos() / 1000;
}

Status TakeDelegation(sql::Database& db, const std::string& payload) {
  TEPAT_ASSIGN(const auto fact, ReadOfficeFact<office::v1::DelegationGranted>(payload));
  return db.Run(
      "INSERT OR REPLACE INTO office_delegation(delegation_id, position, person_id, from_us, "
      "until_us) VALUES(?,?,?,?,?)",
      fact.delegation_id(), fact.position(), fact.person_id(), MicrosIn(fact.start_time()),
      MicrosIn(fact.end_time()));
}

// From the instant of the fact, not of its arrival, so that rights at an instant are the same in
// every service; and never later than the end that was granted.
Status TakeRevocation(sql::Database& db, const std::string& payload, Instant at) {
  TEPAT_ASSIGN(const auto fact, ReadOfficeFact<office::v1::DelegationRevoked>(payload));
  return db.Run("UPDATE office_delegation SET until_us = min(until_us, ?) WHERE delegation_id=?",
                at, fact.delegation_id());
}

Status TakeInstructions(sql::Database& db, const std::string& payload) {
  TEPAT_ASSIGN(const auto fact, ReadOfficeFact<office::v1::Instructions>(payload));
  TEPAT_TRY(db.Run("DELETE FROM office_instruction"));
  for (const std::string& text : fact.texts()) {
    TEPAT_TRY(db.Run("INSERT INTO office_instruction(text) VALUES(?)", text));
  }
  return Ok();
}

Status TakeKey(sql::Database& db, const std::string& payload) {
  TEPAT_ASSIGN(const auto fact, ReadOfficeFact<office::v1::SigningKeyAdopted>(payload));
  return db.Run("INSERT OR REPLACE INTO office_key(key_id, public_key) VALUES(?,?)", fact.key_id(),
                sql::BytesOf(fact.public_key()));
}

Status TakeRebase(sql::Database& db, const std::string& payload, Instant at) {
  TEPAT_ASSIGN(const auto fact, ReadOfficeFact<office::v1::CaseRebased>(payload));
  return db.Run(
      "INSERT OR REPLACE INTO office_rebase(case_id, at_us, sop_id, version) VALUES(?,?,?,?)",
      fact.case_id(), at, fact.sop_id(), fact.sop_version());
}

// The version that this thread has parsed last: nearly every command reads the same one.
struct ParsedSop {
  std::string body;
  sop::Sop sop;
};
// Each thread its own, so that no lock stands in the hottest path. Compared by its bytes: an id
// and a version may mean other bytes after a restore.
thread_local ParsedSop parsed_last;

Result<std::optional<sop::Sop>> SopIn(const std::optional<sql::Blob>& body) {
  if (!body) return std::optional<sop::Sop>();
  if (body->bytes != parsed_last.body) {
    sop::v1::SopVersion version;
    if (!version.ParseFromString(body->bytes)) {
      return Fail(Code::kInternal, "office_view.corrupt", "a stored SOP version cannot be read");
    }
    TEPAT_ASSIGN(sop::Sop sop, sop::SopOf(version));
    parsed_last = {body->bytes, std::move(sop)};
  }
  return std::optional<sop::Sop>(parsed_last.sop);
}

}  // namespace

sql::SchemaPart OfficeViewSchema() {
  return {"office_view", {kMigrations.begin(), kMigrations.end()}};
}

Status ApplyOfficeFact(sql::Database& db, const std::string& fact_name, const std::string& payload,
                       Instant at) {
  if (fact_name == "sop-adopted") return TakeSop(db, payload);
  if (fact_name == "directory-adopted") return TakeDirectory(db, payload);
  if (fact_name == "delegation-granted") return TakeDelegation(db, payload);
  if (fact_name == "delegation-revoked") return TakeRevocation(db, payload, at);
  if (fact_name == "signing-key-adopted") return TakeKey(db, payload);
  if (fact_name == "instructions-adopted") return TakeInstructions(db, payload);
  if (fact_name == "calendar-adopted") return TakeCalendar(db, payload);
  if (fact_name == "plan-adopted") return TakePlan(db, payload);
  if (fact_name == "year-document-registered") return TakeYearDocument(db, payload);
  if (fact_name == "case-rebased") return TakeRebase(db, payload, at);
  return Ok();
}

Status ForgetOffice(sql::Database& db) {
  for (const char* statement :
       {"DELETE FROM office_sop", "DELETE FROM office_calendar",
        "DELETE FROM office_default_calendar", "DELETE FROM office_position",
        "DELETE FROM office_holding", "DELETE FROM office_delegation",
        "DELETE FROM office_instruction", "DELETE FROM office_key", "DELETE FROM office_rebase",
        "DELETE FROM office_plan", "DELETE FROM office_year_document"}) {
    TEPAT_TRY(db.Run(statement));
  }
  return Ok();
}

Result<std::optional<sop::Sop>> FindSopInForce(sql::Database& db, std::chrono::local_days date) {
  // Two versions may begin on the same day; the higher one was adopted later, and counts.
  TEPAT_ASSIGN(const auto body,
               db.Find<sql::Blob>("SELECT body FROM office_sop WHERE effective <= ? ORDER BY "
                                  "effective DESC, version DESC LIMIT 1",
                                  date.time_since_epoch()));
  return SopIn(body);
}

Result<std::optional<sop::Sop>> FindSop(sql::Database& db, const std::string& sop_id, int version) {
  TEPAT_ASSIGN(const auto body,
               db.Find<sql::Blob>("SELECT body FROM office_sop WHERE sop_id=? AND version=?",
                                  sop_id, version));
  return SopIn(body);
}

Result<std::vector<Rebase>> RebasesOf(sql::Database& db, const std::string& case_id) {
  const auto rebase_in = [](const sql::Row& row) {
    return Rebase{row.Get<Instant>("at_us"), row.Get<std::string>("sop_id"),
                  row.Get<int>("version")};
  };
  return db.Select(
      rebase_in, sql::NoLimit("the last one counts, and a person has decided each"),
      "SELECT at_us, sop_id, version FROM office_rebase WHERE case_id=? ORDER BY at_us", case_id);
}

Result<std::optional<sop::Sop>> FindSopOfCase(sql::Database& db, const std::string& case_id,
                                              const std::string& sop_id, int version) {
  TEPAT_ASSIGN(const auto rebases, RebasesOf(db, case_id));
  if (rebases.empty()) return FindSop(db, sop_id, version);
  return FindSop(db, rebases.back().sop_id, rebases.back().version);
}

Result<std::map<std::string, std::string>> PositionsByUnit(sql::Database& db) {
  TEPAT_ASSIGN(const auto rows, db.Select<std::string, std::string>(
                                    "SELECT unit, min(position) FROM office_position "
                                    "WHERE unit <> '' GROUP BY unit LIMIT ?",
                                    kOfficePositionsMax));
  std::map<std::string, std::string> positions;
  for (const auto& [unit, position] : rows) positions[unit] = position;
  return positions;
}

Result<bool> KnowsPosition(sql::Database& db, const std::string& position) {
  return db.Exists("SELECT 1 FROM office_position WHERE position=?", position);
}

Result<std::optional<CalendarKey>> FindDefaultCalendarKey(sql::Database& db) {
  const auto key_in = [](const sql::Row& row) {
    return CalendarKey{row.Get<std::string>("calendar_id"), row.Get<int>("version")};
  };
  return db.Find(key_in,
                 "SELECT c.calendar_id, c.version FROM office_default_calendar d JOIN "
                 "office_calendar c USING(calendar_id) ORDER BY c.version DESC LIMIT 1");
}

Result<std::optional<CalendarVersion>> FindCalendar(sql::Database& db, const CalendarKey& key) {
  TEPAT_ASSIGN(const auto file, db.Find<std::string>("SELECT file FROM office_calendar WHERE "
                                                     "calendar_id=? AND version=?",
                                                     key.calendar_id, key.version));
  if (!file) return std::optional<CalendarVersion>();
  return std::optional<CalendarVersion>({key.calendar_id, key.version, *file});
}

Result<std::optional<CalendarVersion>> FindDefaultCalendar(sql::Database& db) {
  TEPAT_ASSIGN(const auto key, FindDefaultCalendarKey(db));
  if (!key) return std::optional<CalendarVersion>();
  return FindCalendar(db, *key);
}

Result<std::vector<CalendarVersion>> NewestCalendars(sql::Database& db) {
  const auto version_in = [](const sql::Row& row) {
    return CalendarVersion{row.Get<std::string>("calendar_id"), row.Get<int>("version"),
                           row.Get<std::string>("file")};
  };
  return db.Select(version_in,
                   "SELECT calendar_id, version, file FROM office_calendar c WHERE version = "
                   "(SELECT max(version) FROM office_calendar WHERE calendar_id = c.calendar_id) "
                   "ORDER BY calendar_id LIMIT ?",
                   kCalendarsMax);
}

Result<int> CountSops(sql::Database& db) { return db.Get<int>("SELECT count(*) FROM office_sop"); }

Result<std::optional<std::string>> FindPublicKey(sql::Database& db, const std::string& key_id) {
  TEPAT_ASSIGN(auto key,
               db.Find<sql::Blob>("SELECT public_key FROM office_key WHERE key_id=?", key_id));
  if (!key) return std::optional<std::string>();
  return std::optional<std::string>(std::move(key->bytes));
}

}  // namespace tepat::identity
