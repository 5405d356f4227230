// SPDX-License-Identifier: Apache-2.0
#include "libs/casebook/store/returns.h"

#include <algorithm>
#include <sstream>

namespace tepat::casebook {
namespace {

// Ids and keys of a plan have neither spaces nor points.
std::string CellsText(const std::vector<ReturnedPlace>& cells) {
  std::string text;
  for (const ReturnedPlace& cell : cells) {
    text += (text.empty() ? "" : " ") + cell.indicator;
    if (!cell.key.empty()) text += "." + cell.key;
  }
  return text;
}

std::vector<ReturnedPlace> CellsIn(const std::string& text) {
  std::vector<ReturnedPlace> cells;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const std::size_t point = std::min(word.find('.'), word.size());
    cells.push_back({word.substr(0, point), word.substr(std::min(point + 1, word.size()))});
  }
  return cells;
}

ReturnRow ReturnIn(const sql::Row& row) {
  ReturnRow found;
  std::string cells;
  row.Into("source", found.source);
  row.Into("sequence", found.sequence);
  row.Into("case_id", found.case_id);
  row.Into("unit", found.unit);
  row.Into("reason", found.reason);
  row.Into("cells", cells);
  found.cells = CellsIn(cells);
  return found;
}

}  // namespace

// A fact that comes again replaces itself.
Status SaveReturn(sql::Database& db, const ReturnRow& row) {
  return db.Run(
      "INSERT OR REPLACE INTO unit_return(source, sequence, case_id, unit, reason, cells) "
      "VALUES(?,?,?,?,?,?)",
      row.source, row.sequence, row.case_id, row.unit, row.reason, CellsText(row.cells));
}

Status ForgetReturns(sql::Database& db, const std::string& source) {
  return db.Run("DELETE FROM unit_return WHERE source=?", source);
}

Result<std::vector<ReturnRow>> ReturnsOf(sql::Database& db, const std::string& case_id, int limit) {
  return db.Select(ReturnIn,
                   "SELECT source, sequence, case_id, unit, reason, cells FROM unit_return WHERE "
                   "case_id=? ORDER BY sequence DESC, unit LIMIT ?",
                   case_id, limit);
}

}  // namespace tepat::casebook
