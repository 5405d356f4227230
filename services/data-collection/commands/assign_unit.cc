// SPDX-License-Identifier: Apache-2.0
#include "libs/identity/office_view.h"
#include "services/data-collection/commands/collecting.h"
#include "services/data-collection/commands/commands.h"
#include "services/data-collection/store/collections.h"
#include "services/data-collection/store/units.h"
#include "services/data-collection/turn.h"
#include "services/data-collection/wire.h"

namespace tepat::data_collection {

Result<v1::AssignUnitResponse> AssignUnit(const Context& context, journal::Transaction& transaction,
                                          const identity::Claims& caller,
                                          const v1::AssignUnitRequest& request) {
  Collecting self{{transaction, caller, kArea}};
  TEPAT_TRY(self.Begin(request.case_id(), kCollectStep, kCloseDraft, State::kCollecting));
  sql::Database& db = transaction.db();
  TEPAT_ASSIGN(const auto units, UnitsIn(db, request.case_id()));
  const Unit* known = FindUnit(units, request.unit());
  // A unit that is not asked yet stands at revision 0, so that two who add it at once collide.
  Unit unit;
  unit.revision.number = 0;
  unit.place = static_cast<int>(units.size()) + 1;
  if (known != nullptr) unit = *known;
  if (unit.revision.number != request.expected_revision()) {
    return MovedOn(kArea, known == nullptr ? "unit not asked" : "unit " + unit.name, unit.revision);
  }
  const Assignment wanted = AssignmentIn(request);
  TEPAT_ASSIGN(const bool position_known, identity::KnowsPosition(db, wanted.position));
  TEPAT_TRY(CheckAssignment(wanted, position_known, units.size() + (known == nullptr ? 1 : 0),
                            context.zone.DateOf(transaction.now()), context.config));
  std::vector<sop::Mark> marks = self.Accept();
  for (sop::Mark& mark : AssignTurn(unit, wanted, self.collection.open, transaction.now())) {
    marks.push_back(std::move(mark));
  }
  unit.revision = self.command.Next(unit.revision);
  unit.asked_by = self.command.right().person_id;
  unit.asked_by_position = self.command.right().position;
  unit.asked = transaction.now();
  TEPAT_TRY(ReplaceUnit(db, request.case_id(), unit));
  // The draft's own revision stays: adding a unit does not void what others have seen.
  TEPAT_TRY(SaveCollection(db, self.collection));
  v1::UnitAssigned payload;
  FillUnit(unit, payload.mutable_part());
  TEPAT_TRY(self.command.Record("unit-assigned", request.case_id(), std::move(marks), payload));
  return self.command.Answer<v1::AssignUnitResponse>(unit.revision.number);
}

}  // namespace tepat::data_collection
