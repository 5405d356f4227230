// SPDX-License-Identifier: Apache-2.0
#include "services/portal/screens/case/case_view.h"

#include <algorithm>

#include "libs/casebook/store/cases.h"
#include "libs/casebook/store/history.h"
#include "libs/casebook/store/letters.h"
#include "libs/casebook/store/replacements.h"
#include "libs/casebook/store/returns.h"
#include "libs/casebook/store/settle.h"
#include "libs/casebook/store/standing.h"
#include "libs/casebook/store/tasks.h"
#include "libs/casebook/store/units.h"
#include "libs/casebook/store/visits.h"
#include "libs/identity/office_plan.h"
#include "libs/identity/office_view.h"
#include "libs/sop/services.h"

namespace tepat::portal {
namespace {

// A plan is large: it is read where something of it is named.
Status NameReturnedCells(sql::Database& db, CaseView& view) {
  const bool named = std::any_of(view.returns.begin(), view.returns.end(),
                                 [](const auto& one) { return !one.cells.empty(); });
  if (!named || !view.plan) return Ok();
  TEPAT_ASSIGN(const auto plan, identity::FindPlan(db, view.plan->year, view.plan->version));
  if (plan) view.measured = plan->adopted;
  return Ok();
}

}  // namespace

// One read transaction: clocks and history of one page never contradict each other.
Result<CaseView> LoadCase(const Context& context, const std::string& case_id) {
  return context.Read<CaseView>([&](sql::Database& db) -> Result<CaseView> {
    CaseView view;
    TEPAT_ASSIGN(const auto of, casebook::FindCase(db, case_id));
    if (!of) return Fail(Code::kNotFound, "portal.unknown_case", "no such case in the model");
    view.of = *of;
    TEPAT_ASSIGN(view.tasks, casebook::TasksOfCase(db, case_id));
    TEPAT_ASSIGN(view.visits, casebook::VisitsOf(db, case_id));
    TEPAT_ASSIGN(view.units, casebook::UnitsOf(db, case_id));
    TEPAT_ASSIGN(view.recipients, casebook::RecipientsOf(db, case_id));
    TEPAT_ASSIGN(view.files, casebook::FilesOf(db, case_id));
    TEPAT_ASSIGN(view.history, casebook::HistoryOf(db, case_id, context.portal.config.history_max));
    TEPAT_ASSIGN(view.returns, casebook::ReturnsOf(db, case_id, context.portal.config.returns_max));
    TEPAT_ASSIGN(view.reason, casebook::ReasonOfEnding(db, case_id));
    TEPAT_ASSIGN(view.superseded, casebook::SupersededBy(db, case_id));
    TEPAT_ASSIGN(view.successor, casebook::SuccessorOf(db, case_id));
    for (const sop::StepService& each : sop::kStepServices) {
      const std::string service(each.service);
      TEPAT_ASSIGN(view.revisions[service], casebook::RevisionAt(db, service, case_id));
    }
    TEPAT_ASSIGN(view.plan, casebook::FindPlanOf(db, case_id));
    if (view.plan) {
      TEPAT_ASSIGN(const auto newest, identity::FindPlanVersion(db, view.plan->year));
      view.plan_in_force = newest.value_or(0);
    }
    TEPAT_TRY(NameReturnedCells(db, view));
    // The newest change that this page has seen: its live part goes on from there.
    TEPAT_ASSIGN(const auto range, casebook::ChangeRange(db));
    view.change = range.second;
    return view;
  });
}

// When it cannot be read there is nothing to choose from, and the service refuses the form.
std::map<std::string, std::string> PositionsOfUnits(const Context& context) {
  const auto read = context.Read<std::map<std::string, std::string>>(identity::PositionsByUnit);
  return read ? *read : std::map<std::string, std::string>();
}

}  // namespace tepat::portal
