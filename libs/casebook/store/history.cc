// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/history.h"

namespace tepat::casebook {
namespace {

int IntIn(const sql::Row& row, std::size_t column) { return static_cast<int>(row.Int(column)); }

HistoryRow HistoryIn(const sql::Row& row) {
  return {row.Text(0),   row.Int(1),  row.Text(2), InstantFromMicros(row.Int(3)),
          row.Text(4),   row.Text(5), row.Text(6), row.Text(7),
          IntIn(row, 8), row.Text(9)};
}

std::string HistoryQuery(const std::string& rest) {
  return "SELECT source, sequence, case_id, at_us, fact, person_id, position, delegation_id, step, "
         "detail FROM history " +
         rest;
}

Result<std::vector<HistoryRow>> HistoryFrom(const Result<std::vector<sql::Row>>& rows) {
  if (!rows) return Fail(rows.error());
  std::vector<HistoryRow> history;
  history.reserve(rows->size());
  for (const sql::Row& row : *rows) history.push_back(HistoryIn(row));
  return history;
}

}  // namespace

// A fact that comes again replaces itself.
Status SaveHistory(sql::Database& db, const HistoryRow& row) {
  return db.Run(
      "INSERT OR REPLACE INTO history(source, sequence, case_id, at_us, fact, person_id, position, "
      "delegation_id, step, detail) VALUES(?,?,?,?,?,?,?,?,?,?)",
      {row.source, row.sequence, row.case_id, MicrosOf(row.at), row.fact, row.person_id,
       row.position, row.delegation_id, std::int64_t{row.step}, row.detail});
}

// A case that opens again has its people back, and one that closes loses them: the list of what
// somebody takes part in stays as short as what is open.
Status KeepTouched(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto place,
               db.Find("SELECT 1 FROM place WHERE case_id=? AND open=1", {case_id}));
  if (!place) return db.Run("DELETE FROM touched WHERE case_id=?", {case_id});
  return db.Run(
      "INSERT OR IGNORE INTO touched(person_id, case_id) SELECT person_id, case_id FROM history "
      "WHERE case_id=? AND person_id <> ''",
      {case_id});
}

Status ForgetHistory(sql::Database& db, const std::string& source) {
  TEPAT_TRY(db.Run("DELETE FROM history WHERE source=?", {source}));
  TEPAT_TRY(db.Run("DELETE FROM touched"));
  return db.Run(
      "INSERT OR IGNORE INTO touched(person_id, case_id) SELECT h.person_id, h.case_id FROM "
      "history h JOIN place p ON p.case_id=h.case_id AND p.open=1 WHERE h.person_id <> ''");
}

Result<std::vector<HistoryRow>> HistoryOf(sql::Database& db, const std::string& case_id,
                                          int limit) {
  return HistoryFrom(
      db.Select(HistoryQuery("WHERE case_id=? ORDER BY at_us DESC, source, sequence DESC LIMIT ?"),
                {case_id, std::int64_t{limit}}));
}

Result<std::vector<HistoryRow>> LatestHistory(sql::Database& db, int limit) {
  return HistoryFrom(db.Select(HistoryQuery("ORDER BY at_us DESC LIMIT ?"), {std::int64_t{limit}}));
}

Result<std::vector<HistoryRow>> DoneBy(sql::Database& db, const std::string& person_id,
                                       Instant since, int limit) {
  return HistoryFrom(
      db.Select(HistoryQuery("WHERE person_id=? AND at_us >= ? ORDER BY at_us DESC LIMIT ?"),
                {person_id, MicrosOf(since), std::int64_t{limit}}));
}

// An instant is of one fact of a source, and a person does one thing at a time.
Result<std::optional<HistoryRow>> FindDeed(sql::Database& db, const std::string& case_id,
                                           const std::string& person_id, Instant at) {
  TEPAT_ASSIGN(auto rows, HistoryFrom(db.Select(
                              HistoryQuery("WHERE person_id=? AND at_us=? AND case_id=? LIMIT 1"),
                              {person_id, MicrosOf(at), case_id})));
  if (rows.empty()) return std::optional<HistoryRow>();
  return std::optional<HistoryRow>(std::move(rows.front()));
}

Result<std::vector<CaseRow>> CasesTouchedBy(sql::Database& db, const std::string& person_id,
                                            int limit) {
  return CasesFrom(
      db.Select(CaseQuery("JOIN touched t ON t.case_id=l.case_id WHERE t.person_id=? ORDER BY "
                          "t.case_id DESC LIMIT ?"),
                {person_id, std::int64_t{limit}}));
}

}  // namespace tepat::casebook
