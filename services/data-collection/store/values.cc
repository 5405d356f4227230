// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/store/values.h"

#include "services/data-collection/config.h"

namespace tepat::data_collection {

Status SaveValues(sql::Database& db, const std::string& case_id, const std::string& unit,
                  const std::vector<IndicatorValue>& values) {
  // The last sending counts as a whole: an indicator that it leaves out is gone.
  TEPAT_TRY(db.Run("DELETE FROM indicator_value WHERE case_id=? AND unit=?", case_id, unit));
  // Numbers stay as text: what was typed is what is shown.
  int number = 0;
  for (const IndicatorValue& value : values) {
    TEPAT_TRY(
        db.Run("INSERT INTO indicator_value(case_id, unit, number, indicator, measure, target, "
               "actual, explanation, lower_is_better) VALUES(?,?,?,?,?,?,?,?,?)",
               case_id, unit, ++number, value.indicator, value.measure, value.target, value.actual,
               value.explanation, value.lower_is_better));
  }
  return Ok();
}

Result<std::vector<IndicatorValue>> ValuesOf(sql::Database& db, const std::string& case_id,
                                             const std::string& unit) {
  const auto value = [](const sql::Row& row) {
    IndicatorValue made;
    row.Into("indicator", made.indicator);
    row.Into("measure", made.measure);
    row.Into("target", made.target);
    row.Into("actual", made.actual);
    row.Into("explanation", made.explanation);
    row.Into("lower_is_better", made.lower_is_better);
    return made;
  };
  return db.Select(value,
                   "SELECT indicator, measure, target, actual, explanation, lower_is_better FROM "
                   "indicator_value WHERE case_id=? AND unit=? ORDER BY number LIMIT ?",
                   case_id, unit, kValuesMax);
}

}  // namespace tepat::data_collection
