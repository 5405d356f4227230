// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/case_command.h"
#include "libs/identity/office_plan.h"
#include "services/correspondence/commands/commands.h"
#include "services/correspondence/commands/replacing.h"
#include "services/correspondence/domain.h"
#include "services/correspondence/queries.h"
#include "services/correspondence/store/cases.h"

namespace tepat::correspondence {
namespace {

// Two cases of one period are a mistake, unless somebody says that they are not.
Status RefuseRunning(sql::Database& db, const v1::OpenScheduledCaseRequest& request) {
  if (request.accept_duplicate()) return Ok();
  // A case that the Camat declined ended where this service does not see it.
  TEPAT_ASSIGN(const std::string running,
               FindRunningCase(db, request.period(), request.supersedes_case_id()));
  if (running.empty()) return Ok();
  return Fail(Code::kConflict, "correspondence.period_running", "a case of this period is running",
              {{"case_id", running}});
}

// What the case will be measured by, as far as that can be told before its collection opens.
Status FillPlan(sql::Database& db, const std::string& period,
                v1::OpenScheduledCaseResponse& response) {
  const int year = PeriodYear(period);
  TEPAT_ASSIGN(const auto plan, identity::FindPlan(db, year));
  response.set_plan_year(year);
  if (plan) response.set_plan_version(plan->version);
  return Ok();
}

}  // namespace

Result<v1::OpenScheduledCaseResponse> OpenScheduledCase(
    const Context& context, journal::Transaction& transaction, const identity::Claims& caller,
    const v1::OpenScheduledCaseRequest& request) {
  casework::CaseCommand command(transaction, caller, kArea);
  TEPAT_ASSIGN(sop::Sop sop, SopInForce(command.db(), context.zone.DateOf(command.now())));
  const ScheduledCase begun{"", request.period(), sop.id, sop.version, {}};
  command.TakeNew(std::move(sop));
  TEPAT_TRY(command.Authorise(kRegisterStep, "open_on_schedule"));
  TEPAT_TRY(CheckPeriod(request.period()));
  TEPAT_TRY(RefuseRunning(command.db(), request));

  ScheduledCase made = begun;
  made.case_id = transaction.NewId();
  made.revision = {1, command.right().person_id, command.now()};
  TEPAT_TRY(InsertScheduledCase(command.db(), made));
  if (!request.supersedes_case_id().empty()) {
    TEPAT_TRY(TakePlace(command, request.supersedes_case_id(), made.case_id, made.period,
                        "correspondence.invalid_request"));
  }
  v1::CaseOpenedOnSchedule payload;
  payload.set_period(made.period);
  // Nothing to time: readers must not wait for marks of steps 1 and 2.
  payload.add_inapplicable_steps(kRegisterStep);
  payload.add_inapplicable_steps(kStep);
  payload.set_supersedes_case_id(request.supersedes_case_id());
  TEPAT_TRY(command.Record("case-opened-on-schedule", made.case_id, {}, payload));
  auto response = command.Answer<v1::OpenScheduledCaseResponse>();
  response.set_case_id(made.case_id);
  response.set_sop_id(made.sop_id);
  response.set_sop_version(made.sop_version);
  TEPAT_TRY(FillPlan(command.db(), made.period, response));
  return response;
}

}  // namespace tepat::correspondence
