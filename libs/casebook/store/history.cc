// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/history.h"

namespace tepat::casebook {
namespace {

HistoryRow HistoryIn(const sql::Row& row) {
  HistoryRow found;
  row.Into("source", found.source);
  row.Into("sequence", found.sequence);
  row.Into("case_id", found.case_id);
  row.Into("at_us", found.at);
  row.Into("fact", found.fact);
  row.Into("person_id", found.person_id);
  row.Into("position", found.position);
  row.Into("delegation_id", found.delegation_id);
  row.Into("step", found.step);
  row.Into("detail", found.detail);
  return found;
}

std::string HistoryQuery(const std::string& rest) {
  return "SELECT source, sequence, case_id, at_us, fact, person_id, position, delegation_id, step, "
         "detail FROM history " +
         rest;
}

}  // namespace

// A fact that comes again replaces itself.
Status SaveHistory(sql::Database& db, const HistoryRow& row) {
  return db.Run(
      "INSERT OR REPLACE INTO history(source, sequence, case_id, at_us, fact, person_id, position, "
      "delegation_id, step, detail) VALUES(?,?,?,?,?,?,?,?,?,?)",
      row.source, row.sequence, row.case_id, row.at, row.fact, row.person_id, row.position,
      row.delegation_id, row.step, row.detail);
}

// A case that opens again has its people back, and one that closes loses them: the list of what
// somebody takes part in stays as short as what is open.
Status KeepTouched(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const bool is_open,
               db.Exists("SELECT 1 FROM place WHERE case_id=? AND open=1", case_id));
  if (!is_open) return db.Run("DELETE FROM touched WHERE case_id=?", case_id);
  return db.Run(
      "INSERT OR IGNORE INTO touched(person_id, case_id) SELECT person_id, case_id FROM history "
      "WHERE case_id=? AND person_id <> ''",
      case_id);
}

Status ForgetHistory(sql::Database& db, const std::string& source) {
  TEPAT_TRY(db.Run("DELETE FROM history WHERE source=?", source));
  TEPAT_TRY(db.Run("DELETE FROM touched"));
  return db.Run(
      "INSERT OR IGNORE INTO touched(person_id, case_id) SELECT h.person_id, h.case_id FROM "
      "history h JOIN place p ON p.case_id=h.case_id AND p.open=1 WHERE h.person_id <> ''");
}

Result<std::vector<HistoryRow>> HistoryOf(sql::Database& db, const std::string& case_id,
                                          int limit) {
  return db.Select(
      HistoryIn, HistoryQuery("WHERE case_id=? ORDER BY at_us DESC, source, sequence DESC LIMIT ?"),
      case_id, limit);
}

Result<std::vector<HistoryRow>> LatestHistory(sql::Database& db, int limit) {
  return db.Select(HistoryIn, HistoryQuery("ORDER BY at_us DESC LIMIT ?"), limit);
}

Result<std::vector<HistoryRow>> DoneBy(sql::Database& db, const std::string& person_id,
                                       Instant since, int limit) {
  return db.Select(HistoryIn,
                   HistoryQuery("WHERE person_id=? AND at_us >= ? ORDER BY at_us DESC LIMIT ?"),
                   person_id, since, limit);
}

// An instant is of one fact of a source, and a person does one thing at a time.
Result<std::optional<HistoryRow>> FindDeed(sql::Database& db, const std::string& case_id,
                                           const std::string& person_id, Instant at) {
  return db.Find(HistoryIn, HistoryQuery("WHERE person_id=? AND at_us=? AND case_id=? LIMIT 1"),
                 person_id, at, case_id);
}

Result<std::vector<CaseRow>> CasesTouchedBy(sql::Database& db, const std::string& person_id,
                                            int limit) {
  return db.Select(CaseIn,
                   CaseQuery("JOIN touched t ON t.case_id=l.case_id WHERE t.person_id=? ORDER BY "
                             "t.case_id DESC LIMIT ?"),
                   person_id, limit);
}

}  // namespace tepat::casebook
