// SPDX-License-Identifier: Apache-2.0
#include "services/submission/store/correction_cells.h"

namespace tepat::submission {

Status SaveCellReasons(sql::Database& db, const std::string& case_id, int revision,
                       const Correction& correction) {
  int number = 0;
  for (const UnitCorrection& unit : correction.units) {
    for (const CellCorrection& cell : unit.cells) {
      TEPAT_TRY(
          db.Run("INSERT INTO correction_cell(case_id, revision, number, reason) "
                 "VALUES(?,?,?,?)",
                 case_id, revision, ++number, cell.reason));
    }
  }
  return Ok();
}

Result<std::vector<std::string>> CellReasons(sql::Database& db, const std::string& case_id,
                                             int revision) {
  return db.Select([](const sql::Row& row) { return row.Get<std::string>("reason"); },
                   "SELECT reason FROM correction_cell WHERE case_id=? AND revision=? ORDER BY "
                   "number LIMIT ?",
                   case_id, revision, kCellsOfAllMax);
}

}  // namespace tepat::submission
