// SPDX-License-Identifier: Apache-2.0
// All that the pages of one case show from the model.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "libs/casebook/store/returns.h"
#include "libs/identity/office_plan.h"
#include "services/portal/context.h"

namespace tepat::portal {

// All that the page of a case shows from the model.
struct CaseView {
  CaseRow of;
  std::vector<TaskRow> tasks;
  std::vector<VisitRow> visits;
  std::vector<UnitRow> units;
  std::vector<RecipientRow> recipients;
  std::vector<FileRow> files;
  std::vector<HistoryRow> history;
  std::vector<casebook::ReturnRow> returns;  // why units had their data back
  std::string reason;                        // why it was ended
  std::vector<CaseRow> superseded;           // whose place it has taken
  std::optional<CaseRow> successor;          // that has taken its place
  std::map<std::string, int> revisions;      // by service
  std::optional<casebook::PlanRow> plan;     // by which its data are measured
  int plan_in_force = 0;                     // version of that year
  // That plan, which says what returned cells are called; null where no cell was returned, or the
  // plan is not known here.
  std::shared_ptr<const identity::AdoptedPlan> measured;
  std::int64_t change = 0;

  const std::string& case_id() const { return of.letter.case_id; }
};
// Read in one go, so that its parts agree. Fails with kNotFound `portal.unknown_case`.
Result<CaseView> LoadCase(const Context& context, const std::string& case_id);

// Positions that answer for a unit, by unit.
std::map<std::string, std::string> PositionsOfUnits(const Context& context);

}  // namespace tepat::portal
