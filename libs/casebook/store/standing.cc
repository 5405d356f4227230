// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/standing.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tepat::casebook {
namespace {

// Many times what a service lists: what it said last is read whole, or the difference to what it
// says now would be wrong.
constexpr std::int64_t kStuckMax = 10'000;

int IntIn(const sql::Row& row, std::size_t column) { return static_cast<int>(row.Int(column)); }

}  // namespace

Status SaveStanding(sql::Database& db, const std::string& source, const std::string& case_id,
                    int state, int revision) {
  return db.Run("INSERT OR REPLACE INTO standing(source, case_id, state, revision) VALUES(?,?,?,?)",
                {source, case_id, std::int64_t{state}, std::int64_t{revision}});
}

// By the ends of their names: a casebook does not know which office it is of. One row a service.
Result<Standing> StandingOf(sql::Database& db, const std::string& case_id) {
  Standing standing;
  TEPAT_ASSIGN(const auto letter, db.Find("SELECT desk FROM letter WHERE case_id=?", {case_id}));
  if (letter) standing.desk = static_cast<int>(letter->Int(0));
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT source, state FROM standing WHERE case_id=? LIMIT 10", {case_id}));
  for (const sql::Row& row : rows) {
    const int state = static_cast<int>(row.Int(1));
    if (row.Text(0).ends_with("/disposition")) standing.disposition = state;
    if (row.Text(0).ends_with("/data-collection")) standing.collection = state;
    if (row.Text(0).ends_with("/submission")) standing.submission = state;
  }
  TEPAT_ASSIGN(const auto ended, db.Find("SELECT 1 FROM ending WHERE case_id=?", {case_id}));
  standing.ended = ended.has_value();
  return standing;
}

// Correspondence tells its revision with the letter; it has no standing of its own.
Result<int> RevisionAt(sql::Database& db, const std::string& service, const std::string& case_id) {
  if (service == "correspondence") {
    TEPAT_ASSIGN(const auto letter,
                 db.Find("SELECT revision FROM letter WHERE case_id=?", {case_id}));
    return letter ? IntIn(*letter, 0) : 0;
  }
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT revision FROM standing WHERE case_id=? AND source LIKE ?",
                       {case_id, "%/" + service}));
  return row ? IntIn(*row, 0) : 0;
}

Status SaveEnding(sql::Database& db, const std::string& case_id, const std::string& source,
                  const std::string& reason) {
  return db.Run("INSERT OR REPLACE INTO ending(case_id, source, reason) VALUES(?,?,?)",
                {case_id, source, reason});
}

Result<std::string> ReasonOfEnding(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT reason FROM ending WHERE case_id=?", {case_id}));
  return row ? row->Text(0) : std::string();
}

Status SaveCaseSop(sql::Database& db, const std::string& case_id, const std::string& sop_id,
                   int version) {
  return db.Run("INSERT OR REPLACE INTO case_sop(case_id, sop_id, version) VALUES(?,?,?)",
                {case_id, sop_id, std::int64_t{version}});
}

Result<std::set<std::string>> SaveStuck(sql::Database& db, const std::string& service,
                                        const std::set<std::string>& case_ids) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT case_id FROM standstill WHERE service=? LIMIT ?",
                                          {service, kStuckMax}));
  std::set<std::string> before;
  for (const sql::Row& row : rows) before.insert(row.Text(0));
  std::set<std::string> changed;
  std::set_symmetric_difference(before.begin(), before.end(), case_ids.begin(), case_ids.end(),
                                std::inserter(changed, changed.end()));
  // Asked every five seconds: what is as it was costs no write, and so no fsync.
  if (changed.empty()) return changed;
  TEPAT_TRY(db.Run("DELETE FROM standstill WHERE service=?", {service}));
  for (const std::string& case_id : case_ids) {
    TEPAT_TRY(db.Run("INSERT INTO standstill(case_id, service) VALUES(?,?)", {case_id, service}));
  }
  return changed;
}

// Away with the old ones first: whoever is no recipient any more owes no reading.
Status SaveRecipients(sql::Database& db, const std::string& case_id,
                      const std::vector<std::string>& positions) {
  TEPAT_TRY(db.Run("DELETE FROM recipient WHERE case_id=?", {case_id}));
  for (const std::string& position : positions) {
    TEPAT_TRY(db.Run("INSERT OR IGNORE INTO recipient(case_id, position) VALUES(?,?)",
                     {case_id, position}));
  }
  return Ok();
}

Status SaveReading(sql::Database& db, const std::string& case_id, const std::string& position,
                   Instant at) {
  return db.Run("UPDATE recipient SET read_us=? WHERE case_id=? AND position=? AND read_us IS NULL",
                {MicrosOf(at), case_id, position});
}

Result<std::vector<RecipientRow>> RecipientsOf(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT position, read_us FROM recipient WHERE case_id=? "
                                          "ORDER BY position LIMIT 200",
                                          {case_id}));
  std::vector<RecipientRow> recipients;
  recipients.reserve(rows.size());
  for (const sql::Row& row : rows) {
    RecipientRow recipient{row.Text(0)};
    if (!row.IsNull(1)) recipient.read = InstantFromMicros(row.Int(1));
    recipients.push_back(std::move(recipient));
  }
  return recipients;
}

// A recipient has no source of its own: only disposition tells them.
Status ForgetStanding(sql::Database& db, const std::string& source) {
  TEPAT_TRY(db.Run("DELETE FROM standing WHERE source=?", {source}));
  TEPAT_TRY(db.Run("DELETE FROM ending WHERE source=?", {source}));
  TEPAT_TRY(db.Run("DELETE FROM case_file WHERE source=?", {source}));
  return source.ends_with("/disposition") ? db.Run("DELETE FROM recipient") : Ok();
}

}  // namespace tepat::casebook
