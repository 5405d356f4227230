// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/returns.h"

#include "libs/base/check.h"
#include "services/data-collection/store/collections.h"
#include "services/data-collection/store/units.h"

namespace tepat::data_collection {

Status ReturnToUnits(const Config& config, journal::Transaction& transaction,
                     Collection& collection, const sop::Sop& sop,
                     const std::vector<UnitReturn>& returns, const std::string& person_id,
                     Instant start, std::vector<sop::Mark>& marks) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const auto units, UnitsIn(db, collection.case_id));
  // All are checked before any is changed.
  TEPAT_TRY(CheckReturns(returns, units, config));
  for (const UnitReturn& one : returns) {
    TEPAT_ASSIGN(auto unit, FindUnit(db, collection.case_id, one.unit));
    TEPAT_CHECK(unit.has_value());  // CheckReturns has seen it in this transaction
    GiveBack(*unit, one.reason);
    unit->revision = unit->revision.Next(person_id, transaction.now());
    TEPAT_TRY(SaveUnit(db, collection.case_id, *unit));
  }
  for (sop::Mark& mark : Return(collection, sop, returns, units, start)) {
    marks.push_back(std::move(mark));
  }
  collection.revision = collection.revision.Next(person_id, transaction.now());
  return SaveCollection(db, collection);
}

}  // namespace tepat::data_collection
