// SPDX-License-Identifier: Apache-2.0
#include "libs/identity/office_view.h"

#include <google/protobuf/util/json_util.h>

#include "libs/sop/sop_file.h"
#include "tepat/office/v1/fact.pb.h"

namespace tepat::identity {

const std::string_view kOfficeViewSchema = R"sql(
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
)sql";

namespace {

template <class Message>
Result<Message> Parse(const std::string& payload) {
  Message message;
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = true;
  const auto status = google::protobuf::util::JsonStringToMessage(payload, &message, options);
  if (status.ok()) return message;
  return Fail(Code::kInvalid, "office_view.malformed_fact", status.ToString());
}

Status TakeSop(sql::Database& db, const std::string& payload) {
  TEPAT_ASSIGN(const auto fact, Parse<office::v1::SopAdopted>(payload));
  TEPAT_ASSIGN(const sop::Sop sop, sop::SopOf(fact.sop()));
  return db.Run(
      "INSERT OR REPLACE INTO office_sop(sop_id, version, effective, body) VALUES(?,?,?,?)",
      {sop.id, std::int64_t{sop.version}, std::int64_t{sop.effective.time_since_epoch().count()},
       sql::Blob{fact.sop().SerializeAsString()}});
}

Status TakeCalendar(sql::Database& db, const std::string& payload) {
  TEPAT_ASSIGN(const auto fact, Parse<office::v1::CalendarAdopted>(payload));
  TEPAT_TRY(
      db.Run("INSERT OR REPLACE INTO office_calendar(calendar_id, version, file) VALUES(?,?,?)",
             {fact.calendar_id(), std::int64_t{fact.version()}, fact.file()}));
  if (!fact.is_default()) return Ok();
  return db.Run("INSERT OR REPLACE INTO office_default_calendar(only, calendar_id) VALUES(1, ?)",
                {fact.calendar_id()});
}

Result<std::optional<sop::Sop>> SopIn(const std::optional<sql::Row>& row) {
  if (!row) return std::optional<sop::Sop>();
  sop::v1::SopVersion version;
  if (!version.ParseFromString(row->Bytes(0))) {
    return Fail(Code::kInternal, "office_view.corrupt", "a stored SOP version cannot be read");
  }
  TEPAT_ASSIGN(sop::Sop sop, sop::SopOf(version));
  return std::optional<sop::Sop>(std::move(sop));
}

}  // namespace

Status ApplyOfficeFact(sql::Database& db, const std::string& fact_name,
                       const std::string& payload) {
  if (fact_name == "sop-adopted") return TakeSop(db, payload);
  if (fact_name == "calendar-adopted") return TakeCalendar(db, payload);
  return Ok();
}

Result<std::optional<sop::Sop>> FindSopInForce(sql::Database& db, std::chrono::sys_days date) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT body FROM office_sop WHERE effective <= ? ORDER BY "
                                       "effective DESC, version DESC LIMIT 1",
                                       {std::int64_t{date.time_since_epoch().count()}}));
  return SopIn(row);
}

Result<std::optional<sop::Sop>> FindSop(sql::Database& db, const std::string& sop_id, int version) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT body FROM office_sop WHERE sop_id=? AND version=?",
                                       {sop_id, std::int64_t{version}}));
  return SopIn(row);
}

Result<std::optional<CalendarVersion>> FindDefaultCalendar(sql::Database& db) {
  TEPAT_ASSIGN(
      const auto row,
      db.Find("SELECT c.calendar_id, c.version, c.file FROM office_default_calendar d JOIN "
              "office_calendar c USING(calendar_id) ORDER BY c.version DESC LIMIT 1"));
  if (!row) return std::optional<CalendarVersion>();
  return std::optional<CalendarVersion>(
      {row->Text(0), static_cast<int>(row->Int(1)), row->Text(2)});
}

}  // namespace tepat::identity
