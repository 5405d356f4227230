// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/cases.h"

#include "libs/journal/progress.h"
#include "tepat/data_collection/v1/collection.pb.h"

namespace tepat::casebook {
namespace {

// The numbers of UNIT_STATE that stand in CaseColumns.
static_assert(data_collection::v1::UNIT_STATE_SUBMITTED == 2 &&
              data_collection::v1::UNIT_STATE_WAIVED == 3 &&
              data_collection::v1::UNIT_STATE_RETURNED == 4);

// Words as an FTS5 query in which every character is taken for itself: in quotes its syntax ends.
std::string MatchOf(const std::string& words) {
  std::string match;
  std::string word;
  const auto take = [&] {
    if (!word.empty()) match += (match.empty() ? "\"" : " \"") + word + "\"*";
    word.clear();
  };
  for (const char c : words) {
    const bool separates = c == ' ' || c == '\t' || c == '"' || c == '\n' || c == '\0';
    if (separates) take();
    if (!separates) word += c;
  }
  take();
  return match;
}

}  // namespace

// What is counted is a handful of rows of one case, by the beginning of a key.
std::string CaseColumns() {
  return "l.case_id, l.agenda_number, l.agenda_year, l.sender, l.letter_number, l.subject, "
         "l.period, l.nature, l.urgency, l.sender_deadline, l.received_us, l.desk, l.revision, "
         "p.stage, (SELECT count(*) FROM unit_part u WHERE u.case_id=l.case_id) AS units, "
         "(SELECT count(*) FROM unit_part u WHERE u.case_id=l.case_id AND u.state IN (2,3)) AS "
         "units_done, "
         "EXISTS(SELECT 1 FROM unit_part u WHERE u.case_id=l.case_id AND u.state=4) AS returned, " +
         journal::IsParkedCondition("l.case_id") +
         " OR EXISTS(SELECT 1 FROM standstill s WHERE s.case_id=l.case_id) AS stuck";
}

std::string CaseQuery(const std::string& rest) {
  return "SELECT " + CaseColumns() + " FROM letter l JOIN place p ON p.case_id=l.case_id " + rest;
}

CaseRow CaseIn(const sql::Row& row) {
  CaseRow found;
  row.Into("case_id", found.letter.case_id);
  row.Into("agenda_number", found.letter.agenda_number);
  row.Into("agenda_year", found.letter.agenda_year);
  row.Into("sender", found.letter.sender);
  row.Into("letter_number", found.letter.letter_number);
  row.Into("subject", found.letter.subject);
  row.Into("period", found.letter.period);
  row.Into("nature", found.letter.nature);
  row.Into("urgency", found.letter.urgency);
  row.Into("sender_deadline", found.letter.sender_deadline);
  row.Into("received_us", found.letter.received);
  row.Into("desk", found.letter.desk);
  row.Into("revision", found.letter.revision);
  row.Into("stage", found.stage);
  row.Into("units", found.units);
  row.Into("units_done", found.units_done);
  row.Into("returned", found.returned);
  row.Into("stuck", found.stuck);
  return found;
}

Result<std::optional<CaseRow>> FindCase(sql::Database& db, const std::string& case_id) {
  return db.Find(CaseIn, CaseQuery("WHERE l.case_id=?"), case_id);
}

// Ids are minted in the order of time, so the newest come first by their key, and a page goes on
// where the last one ended whatever was opened meanwhile.
Result<std::vector<CaseRow>> OpenCases(sql::Database& db, const std::string& before, int limit) {
  return db.Select(CaseIn,
                   CaseQuery("WHERE p.open=1 AND (?1='' OR p.case_id < ?1) ORDER BY p.case_id DESC "
                             "LIMIT ?2"),
                   before, limit);
}

Result<std::vector<CaseRow>> AllCases(sql::Database& db, const std::string& before, int limit) {
  return db.Select(CaseIn,
                   CaseQuery("WHERE ?1='' OR p.case_id < ?1 ORDER BY p.case_id DESC LIMIT ?2"),
                   before, limit);
}

// A letter of the agenda has a number from 1; what was opened without one has none.
Result<std::vector<CaseRow>> CasesWithoutLetter(sql::Database& db, int limit) {
  return db.Select(
      CaseIn, CaseQuery("WHERE p.open=1 AND l.agenda_number=0 ORDER BY p.case_id DESC LIMIT ?"),
      limit);
}

// Open cases are a handful; a year's period begins with it, `2026-TW3` as `2026`.
Result<std::vector<CaseRow>> OpenCollections(sql::Database& db, const std::string& year,
                                             int limit) {
  return db.Select(CaseIn,
                   CaseQuery("WHERE p.open=1 AND p.stage >= ?1 AND substr(l.period, 1, 4) = ?2 "
                             "ORDER BY p.case_id DESC LIMIT ?3"),
                   Stage::kCollecting, year, limit);
}

// Kept by Settle: a count of a hundred thousand cases would cost as much as reading them.
Result<std::map<Stage, int>> CountOpen(sql::Database& db) {
  TEPAT_ASSIGN(const auto rows, db.Select<Stage, int>(sql::NoLimit("a row for each stage"),
                                                      "SELECT stage, cases FROM stage_count"));
  std::map<Stage, int> counts;
  for (const auto& [stage, cases] : rows) {
    if (IsOpen(stage)) counts[stage] = cases;
  }
  return counts;
}

// The limit stands inside: a common word is not joined with every letter that has it.
Result<std::vector<CaseRow>> Search(sql::Database& db, const std::string& words, int limit) {
  const std::string match = MatchOf(words);
  if (match.empty()) return std::vector<CaseRow>();
  return db.Select(
      CaseIn, sql::NoLimit("it stands in the inner query"),
      CaseQuery("WHERE l.number IN (SELECT rowid FROM case_text WHERE case_text MATCH ? "
                "ORDER BY rowid DESC LIMIT ?) ORDER BY l.case_id DESC"),
      match, limit);
}

}  // namespace tepat::casebook
