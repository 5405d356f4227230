// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/returns.h"

#include <algorithm>
#include <utility>

#include "libs/base/check.h"
#include "libs/base/findings.h"
#include "services/data-collection/due_date.h"
#include "services/data-collection/judging.h"
#include "services/data-collection/store/collections.h"
#include "services/data-collection/store/remarks.h"
#include "services/data-collection/store/sendings.h"
#include "services/data-collection/store/units.h"
#include "services/data-collection/turn.h"

namespace tepat::data_collection {
namespace {

// A cell that is not there would be marked nowhere, and the unit would look for it in vain.
Status CheckCells(sql::Database& db, const Collection& collection,
                  const std::vector<UnitReturn>& returns) {
  TEPAT_ASSIGN(const Basis basis, BasisOf(db, collection));
  Findings findings;
  for (std::size_t i = 0; i < returns.size(); ++i) {
    for (std::size_t j = 0; j < returns[i].cells.size(); ++j) {
      const ReturnedCell& cell = returns[i].cells[j];
      findings.Require(basis.plan().HasCell(returns[i].unit, cell.indicator, cell.key),
                       "units[" + std::to_string(i) + "].cells[" + std::to_string(j) + "]",
                       "a cell of that unit");
    }
  }
  return findings.Outcome("data_collection.invalid_request");
}

// What whoever gives it back has seen, and which cells he names: both stay until they are mended.
Status Remember(sql::Database& db, const Collection& collection, const UnitReturn& one,
                Unit& unit) {
  TEPAT_ASSIGN(const auto sending, FindNewestSending(db, collection.case_id, unit.name));
  unit.seen_version = sending ? sending->version : 0;
  return ReplaceReturnedCells(db, collection.case_id, unit.name, one.cells);
}

}  // namespace

Status ReturnToUnits(const Config& config, journal::Transaction& transaction,
                     Collection& collection, const sop::Sop& sop,
                     const std::vector<UnitReturn>& returns, const std::string& person_id,
                     Instant start, std::vector<sop::Mark>& marks) {
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const auto units, UnitsIn(db, collection.case_id));
  // All are checked before any is changed.
  TEPAT_TRY(CheckReturns(returns, units, config));
  TEPAT_TRY(CheckCells(db, collection, returns));
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
    TEPAT_TRY(Remember(db, collection, one, *unit));
    marks.push_back(StartTurn(*unit, collection.open, start));
    unit->revision = unit->revision.Next(person_id, transaction.now());
    TEPAT_TRY(SaveUnit(db, collection.case_id, *unit));
  }
  collection.revision = collection.revision.Next(person_id, transaction.now());
  return SaveCollection(db, collection);
}

Status GiveBackToUnit(const Config& config, journal::Transaction& transaction,
                      const Collection& collection, const UnitReturn& wanted, Unit& unit,
                      std::vector<sop::Mark>& marks) {
  sql::Database& db = transaction.db();
  TEPAT_TRY(RequireSent(unit));
  TEPAT_TRY(CheckReturns({wanted}, {unit}, config));
  TEPAT_TRY(CheckCells(db, collection, {wanted}));
  GiveBack(unit, wanted.reason);
  // The step's clock runs on, so the date moves only where it is over already.
  TEPAT_ASSIGN(unit.due_date, KeptDueDate(db, unit.due_date, transaction.now()));
  TEPAT_TRY(Remember(db, collection, wanted, unit));
  for (sop::Mark& mark : GiveBackTurn(unit, collection.open, transaction.now())) {
    marks.push_back(std::move(mark));
  }
  return Ok();
}

}  // namespace tepat::data_collection
