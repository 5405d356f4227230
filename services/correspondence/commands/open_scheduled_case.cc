// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/case_command.h"
#include "services/correspondence/commands/commands.h"
#include "services/correspondence/domain.h"
#include "services/correspondence/queries.h"
#include "services/correspondence/store/cases.h"

namespace tepat::correspondence {
namespace {

// Two cases of one period are a mistake, unless somebody says that they are not.
Status RefuseRunning(sql::Database& db, const std::string& period) {
  TEPAT_ASSIGN(const std::string running, FindRunningCase(db, period));
  if (running.empty()) return Ok();
  return Fail(Code::kConflict, "correspondence.period_running", "a case of this period is running",
              {{"case_id", running}});
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
  if (!request.accept_duplicate()) TEPAT_TRY(RefuseRunning(command.db(), request.period()));

  ScheduledCase made = begun;
  made.case_id = transaction.NewId();
  made.revision = {1, command.right().person_id, command.now()};
  TEPAT_TRY(InsertScheduledCase(command.db(), made));
  v1::CaseOpenedOnSchedule payload;
  payload.set_period(made.period);
  // Nothing to time: readers must not wait for marks of steps 1 and 2.
  payload.add_inapplicable_steps(kRegisterStep);
  payload.add_inapplicable_steps(kStep);
  TEPAT_TRY(command.Record("case-opened-on-schedule", made.case_id, {}, payload));
  auto response = command.Answer<v1::OpenScheduledCaseResponse>();
  response.set_case_id(made.case_id);
  return response;
}

}  // namespace tepat::correspondence
