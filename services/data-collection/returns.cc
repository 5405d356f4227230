// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/returns.h"

#include "libs/base/check.h"
#include "services/data-collection/due_date.h"
#include "services/data-collection/store/collections.h"
#include "services/data-collection/store/units.h"
#include "services/data-collection/turn.h"

namespace tepat::data_collection {

Status ReturnToUnits(const Config& config, journal::Transaction& transaction,
                     Collection& collection, const sop::Sop& sop,
                     const std::vector<UnitReturn>& returns, const std::string& person_id,
                     Instant start, std::vector<sop::Mark>& marks) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const auto units, UnitsIn(db, collection.case_id));
  // All are checked before any is changed.
  TEPAT_TRY(CheckReturns(returns, units, config));
  for (sop::Mark& mark : Return(collection, sop, returns, units, start)) {
    marks.push_back(std::move(mark));
  }
  TEPAT_ASSIGN(const std::string due_date,
               ReturnDueDate(config, db, sop, start, transaction.now()));
  // A new visit: turns are counted anew, and who is not asked again has none.
  TEPAT_TRY(ForgetTurns(db, collection.case_id));
  for (const UnitReturn& one : returns) {
    TEPAT_ASSIGN(auto unit, FindUnit(db, collection.case_id, one.unit));
    TEPAT_CHECK(unit.has_value());  // CheckReturns has seen it in this transaction
    GiveBack(*unit, one.reason);
    unit->due_date = due_date;
    marks.push_back(StartTurn(*unit, collection.open, start));
    unit->revision = unit->revision.Next(person_id, transaction.now());
    TEPAT_TRY(SaveUnit(db, collection.case_id, *unit));
  }
  collection.revision = collection.revision.Next(person_id, transaction.now());
  return SaveCollection(db, collection);
}

}  // namespace tepat::data_collection
