// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/store/sources.h"

namespace tepat::data_collection {

Status InsertSources(sql::Database& db, const std::string& case_id, const std::string& unit,
                     int version, const std::vector<SourceCell>& sources) {
  // Checked before: the key of the table would refuse what comes twice, but not say which.
  for (const SourceCell& one : sources) {
    TEPAT_TRY(
        db.Run("INSERT INTO source_cell(case_id, unit, version, indicator, component, sheet, cell) "
               "VALUES(?,?,?,?,?,?,?)",
               case_id, unit, version, one.indicator, one.component, one.sheet, one.cell));
  }
  return Ok();
}

Result<std::vector<SourceCell>> SourcesOf(sql::Database& db, const std::string& case_id,
                                          const std::string& unit, int version) {
  const auto source = [](const sql::Row& row) {
    SourceCell made;
    row.Into("indicator", made.indicator);
    row.Into("component", made.component);
    row.Into("sheet", made.sheet);
    row.Into("cell", made.cell);
    return made;
  };
  return db.Select(source,
                   "SELECT indicator, component, sheet, cell FROM source_cell WHERE case_id=? AND "
                   "unit=? AND version=? ORDER BY indicator, component LIMIT ?",
                   case_id, unit, version, kSourcesMax);
}

}  // namespace tepat::data_collection
