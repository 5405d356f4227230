// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/standing.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "libs/identity/office_view.h"

namespace tepat::casebook {
namespace {

// Many times what a service lists: what it said last is read whole, or the difference to what it
// says now would be wrong.
constexpr std::int64_t kStuckMax = 10'000;

}  // namespace

Status SaveStanding(sql::Database& db, const std::string& source, const std::string& case_id,
                    int state, int revision) {
  return db.Run("INSERT OR REPLACE INTO standing(source, case_id, state, revision) VALUES(?,?,?,?)",
                source, case_id, state, revision);
}

// By the ends of their names: a casebook does not know which office it is of. One row a service.
Result<Standing> StandingOf(sql::Database& db, const std::string& case_id) {
  Standing standing;
  TEPAT_ASSIGN(const auto desk, db.Find<int>("SELECT desk FROM letter WHERE case_id=?", case_id));
  if (desk) standing.desk = *desk;
  TEPAT_ASSIGN(const auto rows, db.Select<std::string, int>(
                                    sql::NoLimit("a row for each service that has had the case"),
                                    "SELECT source, state FROM standing WHERE case_id=?", case_id));
  for (const auto& [source, state] : rows) {
    if (source.ends_with("/disposition")) standing.disposition = state;
    if (source.ends_with("/data-collection")) standing.collection = state;
    if (source.ends_with("/submission")) standing.submission = state;
  }
  TEPAT_ASSIGN(standing.ended, db.Exists("SELECT 1 FROM ending WHERE case_id=?", case_id));
  return standing;
}

// Correspondence tells its revision with the letter; it has no standing of its own.
Result<int> RevisionAt(sql::Database& db, const std::string& service, const std::string& case_id) {
  if (service == "correspondence") {
    TEPAT_ASSIGN(const auto letter,
                 db.Find<int>("SELECT revision FROM letter WHERE case_id=?", case_id));
    return letter.value_or(0);
  }
  TEPAT_ASSIGN(
      const auto standing,
      db.Find<int>("SELECT revision FROM standing WHERE case_id=? AND source LIKE ? LIMIT 1",
                   case_id, "%/" + service));
  return standing.value_or(0);
}

Status SaveEnding(sql::Database& db, const std::string& case_id, const std::string& source,
                  const std::string& reason) {
  return db.Run("INSERT OR REPLACE INTO ending(case_id, source, reason) VALUES(?,?,?)", case_id,
                source, reason);
}

Result<std::string> ReasonOfEnding(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(auto reason,
               db.Find<std::string>("SELECT reason FROM ending WHERE case_id=?", case_id));
  return std::move(reason).value_or("");
}

Result<std::set<std::string>> SaveStuck(sql::Database& db, const std::string& service,
                                        const std::set<std::string>& case_ids) {
  TEPAT_ASSIGN(const auto known,
               db.Select<std::string>("SELECT case_id FROM standstill WHERE service=? LIMIT ?",
                                      service, kStuckMax));
  const std::set<std::string> before(known.begin(), known.end());
  std::set<std::string> changed;
  std::set_symmetric_difference(before.begin(), before.end(), case_ids.begin(), case_ids.end(),
                                std::inserter(changed, changed.end()));
  // Asked every five seconds: what is as it was costs no write, and so no fsync.
  if (changed.empty()) return changed;
  TEPAT_TRY(db.Run("DELETE FROM standstill WHERE service=?", service));
  for (const std::string& case_id : case_ids) {
    TEPAT_TRY(db.Run("INSERT INTO standstill(case_id, service) VALUES(?,?)", case_id, service));
  }
  return changed;
}

// Away with the old ones first: whoever is no recipient any more owes no reading.
Status SaveRecipients(sql::Database& db, const std::string& case_id,
                      const std::vector<std::string>& positions) {
  TEPAT_TRY(db.Run("DELETE FROM recipient WHERE case_id=?", case_id));
  for (const std::string& position : positions) {
    TEPAT_TRY(db.Run("INSERT OR IGNORE INTO recipient(case_id, position) VALUES(?,?)", case_id,
                     position));
  }
  return Ok();
}

Status SaveReading(sql::Database& db, const std::string& case_id, const std::string& position,
                   Instant at) {
  return db.Run("UPDATE recipient SET read_us=? WHERE case_id=? AND position=? AND read_us IS NULL",
                at, case_id, position);
}

Result<std::vector<RecipientRow>> RecipientsOf(sql::Database& db, const std::string& case_id) {
  const auto recipient_in = [](const sql::Row& row) {
    return RecipientRow{row.Get<std::string>("position"),
                        row.Get<std::optional<Instant>>("read_us")};
  };
  return db.Select(
      recipient_in,
      "SELECT position, read_us FROM recipient WHERE case_id=? ORDER BY position LIMIT ?", case_id,
      identity::kOfficePositionsMax);
}

// A recipient has no source of its own: only disposition tells them.
Status ForgetStanding(sql::Database& db, const std::string& source) {
  TEPAT_TRY(db.Run("DELETE FROM standing WHERE source=?", source));
  TEPAT_TRY(db.Run("DELETE FROM ending WHERE source=?", source));
  return source.ends_with("/disposition") ? db.Run("DELETE FROM recipient") : Ok();
}

}  // namespace tepat::casebook
