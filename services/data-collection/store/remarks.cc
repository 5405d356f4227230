// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/store/remarks.h"

namespace tepat::data_collection {

Status SaveFile(sql::Database& db, const std::string& case_id, const std::string& unit,
                const EvidenceFile& file) {
  // The same bytes under another name are one file: sendings name it by its bytes.
  return db.Run(
      "INSERT INTO evidence_file(case_id, unit, sha256, name, size, media_type, attached_us) "
      "VALUES(?,?,?,?,?,?,?) ON CONFLICT(case_id, unit, sha256) DO UPDATE SET name=excluded.name",
      case_id, unit, file.sha256, file.name, file.size, file.media_type, file.time);
}

Result<std::vector<EvidenceFile>> FilesOf(sql::Database& db, const std::string& case_id,
                                          const std::string& unit) {
  const auto file = [](const sql::Row& row) {
    EvidenceFile made;
    row.Into("sha256", made.sha256);
    row.Into("name", made.name);
    row.Into("size", made.size);
    row.Into("media_type", made.media_type);
    row.Into("attached_us", made.time);
    return made;
  };
  return db.Select(file,
                   "SELECT sha256, name, size, media_type, attached_us FROM evidence_file WHERE "
                   "case_id=? AND unit=? ORDER BY attached_us, sha256 LIMIT ?",
                   case_id, unit, kFilesMax);
}

Result<bool> IsEvidence(sql::Database& db, const std::string& sha256) {
  return db.Exists("SELECT 1 FROM evidence_file WHERE sha256=?", sha256);
}

Status ReplaceReturnedCells(sql::Database& db, const std::string& case_id, const std::string& unit,
                            const std::vector<ReturnedCell>& cells) {
  // As a whole: a second return replaces what the first one asked for.
  TEPAT_TRY(db.Run("DELETE FROM returned_cell WHERE case_id=? AND unit=?", case_id, unit));
  int number = 0;
  for (const ReturnedCell& cell : cells) {
    TEPAT_TRY(
        db.Run("INSERT INTO returned_cell(case_id, unit, number, indicator, key, reason) "
               "VALUES(?,?,?,?,?,?)",
               case_id, unit, ++number, cell.indicator, cell.key, cell.reason));
  }
  return Ok();
}

Result<std::vector<ReturnedCell>> ReturnedCellsOf(sql::Database& db, const std::string& case_id,
                                                  const std::string& unit) {
  const auto cell = [](const sql::Row& row) {
    return ReturnedCell{row.Get<std::string>("indicator"), row.Get<std::string>("key"),
                        row.Get<std::string>("reason")};
  };
  return db.Select(cell,
                   "SELECT indicator, key, reason FROM returned_cell WHERE case_id=? AND unit=? "
                   "ORDER BY number LIMIT ?",
                   case_id, unit, kReturnedCellsMax);
}

Result<int> CountComments(sql::Database& db, const std::string& case_id, const std::string& unit,
                          const std::string& indicator) {
  return db.Get<int>(
      "SELECT count(*) FROM value_comment WHERE case_id=? AND unit=? AND indicator=?", case_id,
      unit, indicator);
}

Status InsertComment(sql::Database& db, const std::string& case_id, const std::string& unit,
                     int number, const Comment& comment) {
  return db.Run(
      "INSERT INTO value_comment(case_id, unit, indicator, number, person_id, position, said_us, "
      "text) VALUES(?,?,?,?,?,?,?,?)",
      case_id, unit, comment.indicator, number, comment.person_id, comment.position, comment.time,
      comment.text);
}

Result<std::vector<Comment>> CommentsOf(sql::Database& db, const std::string& case_id,
                                        const std::string& unit) {
  const auto comment = [](const sql::Row& row) {
    Comment made;
    row.Into("indicator", made.indicator);
    row.Into("person_id", made.person_id);
    row.Into("position", made.position);
    row.Into("said_us", made.time);
    row.Into("text", made.text);
    return made;
  };
  // In one statement for the whole page, to be dealt out to its rows.
  return db.Select(comment, sql::NoLimit("each value has a hundred remarks at most"),
                   "SELECT indicator, person_id, position, said_us, text FROM value_comment WHERE "
                   "case_id=? AND unit=? ORDER BY indicator, number",
                   case_id, unit);
}

Result<std::map<std::pair<std::string, std::string>, int>> CommentCounts(
    sql::Database& db, const std::string& case_id) {
  // For the check sheet, which shows how many; what was said is read with the unit's own page.
  TEPAT_ASSIGN(const auto rows,
               db.Select<std::string, std::string, int>(
                   sql::NoLimit("units by indicators of one case"),
                   "SELECT unit, indicator, count(*) FROM value_comment WHERE case_id=? GROUP BY "
                   "unit, indicator",
                   case_id));
  std::map<std::pair<std::string, std::string>, int> counts;
  for (const auto& [unit, indicator, count] : rows) counts[{unit, indicator}] = count;
  return counts;
}

}  // namespace tepat::data_collection
