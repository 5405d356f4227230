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

int IntIn(const sql::Row& row, std::size_t column) { return static_cast<int>(row.Int(column)); }

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
         "p.stage, (SELECT count(*) FROM unit_part u WHERE u.case_id=l.case_id), "
         "(SELECT count(*) FROM unit_part u WHERE u.case_id=l.case_id AND u.state IN (2,3)), "
         "EXISTS(SELECT 1 FROM unit_part u WHERE u.case_id=l.case_id AND u.state=4), " +
         journal::IsParkedCondition("l.case_id") +
         " OR EXISTS(SELECT 1 FROM standstill s WHERE s.case_id=l.case_id)";
}
static_assert(data_collection::v1::UNIT_STATE_SUBMITTED == 2 &&
              data_collection::v1::UNIT_STATE_WAIVED == 3 &&
              data_collection::v1::UNIT_STATE_RETURNED == 4);

std::string CaseQuery(const std::string& rest) {
  return "SELECT " + CaseColumns() + " FROM letter l JOIN place p ON p.case_id=l.case_id " + rest;
}

CaseRow CaseIn(const sql::Row& row) {
  CaseRow found;
  found.letter = {row.Text(0),
                  row.Int(1),
                  row.Int(2),
                  row.Text(3),
                  row.Text(4),
                  row.Text(5),
                  row.Text(6),
                  IntIn(row, 7),
                  IntIn(row, 8),
                  row.Text(9),
                  InstantFromMicros(row.Int(10)),
                  IntIn(row, 11),
                  IntIn(row, 12)};
  found.stage = static_cast<Stage>(row.Int(13));
  found.units = IntIn(row, 14);
  found.units_done = IntIn(row, 15);
  found.returned = row.Int(16) != 0;
  found.stuck = row.Int(17) != 0;
  return found;
}

Result<std::vector<CaseRow>> CasesFrom(const Result<std::vector<sql::Row>>& rows) {
  if (!rows) return Fail(rows.error());
  std::vector<CaseRow> cases;
  cases.reserve(rows->size());
  for (const sql::Row& row : *rows) cases.push_back(CaseIn(row));
  return cases;
}

Result<std::optional<CaseRow>> FindCase(sql::Database& db, const std::string& case_id) {
  TEPAT_ASSIGN(const auto row, db.Find(CaseQuery("WHERE l.case_id=?"), {case_id}));
  if (!row) return std::optional<CaseRow>();
  return std::optional<CaseRow>(CaseIn(*row));
}

// Ids are minted in the order of time, so the newest come first by their key, and a page goes on
// where the last one ended whatever was opened meanwhile.
Result<std::vector<CaseRow>> OpenCases(sql::Database& db, const std::string& before, int limit) {
  return CasesFrom(
      db.Select(CaseQuery("WHERE p.open=1 AND (?1='' OR p.case_id < ?1) ORDER BY p.case_id DESC "
                          "LIMIT ?2"),
                {before, std::int64_t{limit}}));
}

Result<std::vector<CaseRow>> AllCases(sql::Database& db, const std::string& before, int limit) {
  return CasesFrom(
      db.Select(CaseQuery("WHERE ?1='' OR p.case_id < ?1 ORDER BY p.case_id DESC LIMIT ?2"),
                {before, std::int64_t{limit}}));
}

// Kept by Settle: a count of a hundred thousand cases would cost as much as reading them. There are
// as many rows as stages.
Result<std::map<Stage, int>> CountOpen(sql::Database& db) {
  TEPAT_ASSIGN(const auto rows, db.Select("SELECT stage, cases FROM stage_count LIMIT 100"));
  std::map<Stage, int> counts;
  for (const sql::Row& row : rows) {
    const auto stage = static_cast<Stage>(row.Int(0));
    if (IsOpen(stage)) counts[stage] = IntIn(row, 1);
  }
  return counts;
}

// The limit stands inside: a common word is not joined with every letter that has it.
Result<std::vector<CaseRow>> Search(sql::Database& db, const std::string& words, int limit) {
  const std::string match = MatchOf(words);
  if (match.empty()) return std::vector<CaseRow>();
  return CasesFrom(
      db.Select(CaseQuery("WHERE l.number IN (SELECT rowid FROM case_text WHERE case_text MATCH ? "
                          "ORDER BY rowid DESC LIMIT ?) ORDER BY l.case_id DESC"),
                {match, std::int64_t{limit}}));
}

}  // namespace tepat::casebook
