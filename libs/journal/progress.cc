// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/progress.h"

#include <utility>

namespace tepat::journal {
namespace {

// Columns: source, incarnation, sequence, confirmed_us.
ReadProgress ReadProgressIn(const sql::Row& row) {
  return {{row.Text(0), row.Text(1), row.Int(2)}, InstantFromMicros(row.Int(3))};
}

// Columns: counterpart, case_id, sequence, slug, message.
Result<std::vector<StandingFact>> StandingIn(const Result<std::vector<sql::Row>>& rows) {
  if (!rows) return Fail(rows.error());
  std::vector<StandingFact> facts;
  facts.reserve(rows->size());
  for (const sql::Row& row : *rows) {
    facts.push_back({row.Text(0), row.Text(1), row.Int(2), row.Text(3), row.Text(4)});
  }
  return facts;
}

}  // namespace

Result<std::optional<ReadProgress>> FindReadProgress(sql::Database& db, const std::string& source) {
  TEPAT_ASSIGN(
      const auto row,
      db.Find("SELECT source, incarnation, sequence, confirmed_us FROM reader_cursor WHERE "
              "source=?",
              {source}));
  if (!row) return std::nullopt;
  return ReadProgressIn(*row);
}

Result<std::vector<ReadProgress>> ListReadProgress(sql::Database& db) {
  TEPAT_ASSIGN(const auto rows,
               db.Select("SELECT source, incarnation, sequence, confirmed_us FROM reader_cursor "
                         "ORDER BY source LIMIT ?",
                         {kSourcesMax}));
  std::vector<ReadProgress> all;
  all.reserve(rows.size());
  for (const sql::Row& row : rows) all.push_back(ReadProgressIn(row));
  return all;
}

Status SaveReadProgress(sql::Database& db, const ReadProgress& progress) {
  return db.Run(
      "INSERT INTO reader_cursor(source, incarnation, sequence, confirmed_us) VALUES(?,?,?,?) ON "
      "CONFLICT(source) DO UPDATE SET incarnation=excluded.incarnation, "
      "sequence=excluded.sequence, "
      "confirmed_us=max(confirmed_us, excluded.confirmed_us)",
      {progress.cursor.source, progress.cursor.incarnation, progress.cursor.sequence,
       MicrosOf(progress.confirmed)});
}

Result<std::vector<CourierProgress>> ListCourierProgress(sql::Database& db) {
  TEPAT_ASSIGN(
      const auto rows,
      db.Select("SELECT courier, sequence, (SELECT count(*) FROM stuck s WHERE s.courier = "
                "c.courier) FROM courier_cursor c ORDER BY courier LIMIT ?",
                {kSourcesMax}));
  std::vector<CourierProgress> all;
  all.reserve(rows.size());
  for (const sql::Row& row : rows) all.push_back({row.Text(0), row.Int(1), row.Int(2)});
  return all;
}

Result<std::vector<StandingFact>> ListStuck(sql::Database& db) {
  return StandingIn(
      db.Select("SELECT courier, case_id, sequence, slug, message FROM stuck ORDER BY sequence "
                "LIMIT ?",
                {kListedFactsMax}));
}

Result<std::vector<StandingFact>> ListStuckOf(sql::Database& db, const std::string& courier) {
  return StandingIn(
      db.Select("SELECT courier, case_id, sequence, slug, message FROM stuck WHERE courier=? ORDER "
                "BY sequence LIMIT ?",
                {courier, kListedFactsMax}));
}

Result<std::vector<StandingFact>> ListParked(sql::Database& db) {
  return StandingIn(
      db.Select("SELECT source, case_id, sequence, slug, message FROM parked ORDER BY sequence "
                "LIMIT ?",
                {kListedFactsMax}));
}

Result<std::int64_t> CountParked(sql::Database& db) {
  TEPAT_ASSIGN(const auto row, db.Find("SELECT count(*) FROM parked"));
  return row ? row->Int(0) : 0;
}

std::string IsParkedCondition(std::string_view case_column) {
  return "EXISTS(SELECT 1 FROM parked standing WHERE standing.case_id=" + std::string(case_column) +
         ")";
}

Result<std::vector<StandingFact>> ListLostCases(sql::Database& db) {
  return StandingIn(
      db.Select("SELECT source, case_id, cut, 'journal.read_beyond_restore', 'facts of it were "
                "lost' FROM lost_case ORDER BY case_id LIMIT ?",
                {kListedFactsMax}));
}

Result<std::vector<SourceGap>> ListGaps(sql::Database& db) {
  TEPAT_ASSIGN(
      const auto rows,
      db.Select("SELECT source, first, last FROM source_gap ORDER BY passed_us DESC LIMIT ?",
                {kListedGapsMax}));
  std::vector<SourceGap> gaps;
  gaps.reserve(rows.size());
  for (const sql::Row& row : rows) gaps.push_back({row.Text(0), row.Int(1), row.Int(2)});
  return gaps;
}

Result<bool> HasGap(sql::Database& db, const std::string& source) {
  TEPAT_ASSIGN(const auto row,
               db.Find("SELECT 1 FROM source_gap WHERE source=? LIMIT 1", {source}));
  return row.has_value();
}

}  // namespace tepat::journal
