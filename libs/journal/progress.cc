// SPDX-License-Identifier: Apache-2.0
#include "libs/journal/progress.h"

namespace tepat::journal {
namespace {

ReadProgress ReadProgressIn(const sql::Row& row) {
  ReadProgress progress;
  row.Into("source", progress.cursor.source);
  row.Into("incarnation", progress.cursor.incarnation);
  row.Into("sequence", progress.cursor.sequence);
  row.Into("confirmed_us", progress.confirmed);
  return progress;
}

StuckFact StuckFactIn(const sql::Row& row) {
  StuckFact fact;
  row.Into("counterpart", fact.counterpart);
  row.Into("case_id", fact.case_id);
  row.Into("sequence", fact.sequence);
  row.Into("slug", fact.slug);
  row.Into("message", fact.message);
  return fact;
}

CourierProgress CourierProgressIn(const sql::Row& row) {
  CourierProgress progress;
  row.Into("courier", progress.courier);
  row.Into("sequence", progress.sequence);
  row.Into("stuck", progress.stuck);
  return progress;
}

SourceGap GapIn(const sql::Row& row) {
  SourceGap gap;
  row.Into("source", gap.source);
  row.Into("first", gap.first);
  row.Into("last", gap.last);
  return gap;
}

}  // namespace

Result<std::optional<ReadProgress>> FindReadProgress(sql::Database& db, const std::string& source) {
  return db.Find(ReadProgressIn,
                 "SELECT source, incarnation, sequence, confirmed_us FROM reader_cursor WHERE "
                 "source=?",
                 source);
}

Result<std::vector<ReadProgress>> ListReadProgress(sql::Database& db) {
  return db.Select(ReadProgressIn,
                   "SELECT source, incarnation, sequence, confirmed_us FROM reader_cursor ORDER BY "
                   "source LIMIT ?",
                   kSourcesMax);
}

// The cursor goes where it is told, back as well: a source that was restored is read again. What is
// confirmed stays so, or verdicts that were final would be provisional again.
Status SaveReadProgress(sql::Database& db, const ReadProgress& progress) {
  return db.Run(
      "INSERT INTO reader_cursor(source, incarnation, sequence, confirmed_us) VALUES(?,?,?,?) ON "
      "CONFLICT(source) DO UPDATE SET incarnation=excluded.incarnation, "
      "sequence=excluded.sequence, "
      "confirmed_us=max(confirmed_us, excluded.confirmed_us)",
      progress.cursor.source, progress.cursor.incarnation, progress.cursor.sequence,
      progress.confirmed);
}

Result<std::vector<CourierProgress>> ListCourierProgress(sql::Database& db) {
  return db.Select(CourierProgressIn,
                   "SELECT courier, sequence, (SELECT count(*) FROM stuck s WHERE s.courier = "
                   "c.courier) AS stuck FROM courier_cursor c ORDER BY courier LIMIT ?",
                   kSourcesMax);
}

Result<std::vector<StuckFact>> ListStuck(sql::Database& db) {
  return db.Select(StuckFactIn,
                   "SELECT courier AS counterpart, case_id, sequence, slug, message FROM stuck "
                   "ORDER BY sequence LIMIT ?",
                   kListedFactsMax);
}

// In the order of the journal: a retry must not let a fact overtake an earlier one of its case.
Result<std::vector<StuckFact>> ListStuckOf(sql::Database& db, const std::string& courier) {
  return db.Select(StuckFactIn,
                   "SELECT courier AS counterpart, case_id, sequence, slug, message FROM stuck "
                   "WHERE courier=? ORDER BY sequence LIMIT ?",
                   courier, kListedFactsMax);
}

Result<std::vector<StuckFact>> ListParked(sql::Database& db) {
  return db.Select(StuckFactIn,
                   "SELECT source AS counterpart, case_id, sequence, slug, message FROM parked "
                   "ORDER BY sequence LIMIT ?",
                   kListedFactsMax);
}

Result<std::int64_t> CountParked(sql::Database& db) {
  return db.Get<std::int64_t>("SELECT count(*) FROM parked");
}

// A piece of the caller's statement: a list of cases would otherwise ask once for each of them.
std::string IsParkedCondition(std::string_view case_column) {
  return "EXISTS(SELECT 1 FROM parked waiting WHERE waiting.case_id=" + std::string(case_column) +
         ")";
}

// In the form of facts that stand still, so that whoever lists those lists these beside them.
Result<std::vector<StuckFact>> ListLostCases(sql::Database& db) {
  return db.Select(StuckFactIn,
                   "SELECT source AS counterpart, case_id, cut AS sequence, "
                   "'journal.read_beyond_restore' AS slug, 'facts of it were lost' AS message FROM "
                   "lost_case ORDER BY case_id LIMIT ?",
                   kListedFactsMax);
}

Result<std::vector<SourceGap>> ListGaps(sql::Database& db) {
  return db.Select(GapIn,
                   "SELECT source, first, last FROM source_gap ORDER BY passed_us DESC LIMIT ?",
                   kListedGapsMax);
}

Result<bool> HasGap(sql::Database& db, const std::string& source) {
  return db.Exists("SELECT 1 FROM source_gap WHERE source=?", source);
}

}  // namespace tepat::journal
