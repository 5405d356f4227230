// SPDX-License-Identifier: Apache-2.0
#include "services/timing/service.h"

#include "libs/calls/command_call.h"
#include "services/timing/answers/calendar_preview.h"
#include "services/timing/answers/evaluation.h"
#include "services/timing/answers/forecast.h"
#include "services/timing/answers/plan.h"
#include "services/timing/answers/queries.h"
#include "services/timing/answers/rebase_preview.h"
#include "services/timing/answers/report.h"
#include "services/timing/commands/restate_visit.h"

namespace tepat::timing {

grpc::ServerUnaryReactor* Service::GetCase(grpc::CallbackServerContext* call,
                                           const v1::GetCaseRequest* request,
                                           v1::GetCaseResponse* response) {
  return calls::ServeQuery<v1::GetCaseResponse>(
      call, guard_, response, [&](const identity::Claims&) {
        return timing::GetCase(node_, assessor_, *request, node_.world().clock.Now());
      });
}

grpc::ServerUnaryReactor* Service::ListVisits(grpc::CallbackServerContext* call,
                                              const v1::ListVisitsRequest* request,
                                              v1::ListVisitsResponse* response) {
  return calls::ServeQuery<v1::ListVisitsResponse>(
      call, guard_, response, [&](const identity::Claims&) {
        return timing::ListVisits(node_, assessor_, *request, node_.world().clock.Now());
      });
}

grpc::ServerWriteReactor<v1::WatchVisitsResponse>* Service::WatchVisits(
    grpc::CallbackServerContext* call, const v1::WatchVisitsRequest* request) {
  const auto begin = [&]() -> Result<VisitWatch::Reactor*> {
    TEPAT_TRY(rpc::RequireDeadline(*call));
    TEPAT_ASSIGN(const identity::Claims caller, guard_.Identify(*call));
    // A stream ends with its token: whoever goes on comes again with a new one, from where he was.
    return watch_.Add(request->after_change(), caller.expires);
  };
  const auto begun = begin();
  return begun ? *begun : watch_.Refuse(begun.error());
}

grpc::ServerUnaryReactor* Service::PreviewCalendar(grpc::CallbackServerContext* call,
                                                   const v1::PreviewCalendarRequest* request,
                                                   v1::PreviewCalendarResponse* response) {
  return calls::ServeQuery<v1::PreviewCalendarResponse>(
      call, guard_, response,
      [&](const identity::Claims& caller) -> Result<v1::PreviewCalendarResponse> {
        // Any officer may look; of programs the operator's alone, for every open visit is computed.
        if (caller.person_id.empty()) TEPAT_TRY(calls::RequireScope(caller, "operator"));
        return timing::PreviewCalendar(node_, assessor_, *request, node_.world().clock.Now());
      });
}

grpc::ServerUnaryReactor* Service::RestateVisit(grpc::CallbackServerContext* call,
                                                const v1::RestateVisitRequest* request,
                                                v1::RestateVisitResponse* response) {
  return calls::ServeCommand<v1::RestateVisitRequest, v1::RestateVisitResponse>(
      call, guard_, node_.writer(), "RestateVisit", request, response,
      [this](journal::Transaction& transaction, const identity::Claims& caller,
             const v1::RestateVisitRequest& wanted) {
        return timing::RestateVisit(assessor_, transaction, caller, wanted);
      });
}

grpc::ServerUnaryReactor* Service::PreviewRebase(grpc::CallbackServerContext* call,
                                                 const v1::PreviewRebaseRequest* request,
                                                 v1::PreviewRebaseResponse* response) {
  return calls::ServeQuery<v1::PreviewRebaseResponse>(
      call, guard_, response, [&](const identity::Claims&) {
        return timing::PreviewRebase(node_, assessor_, *request, node_.world().clock.Now());
      });
}

grpc::ServerUnaryReactor* Service::PlanCase(grpc::CallbackServerContext* call,
                                            const v1::PlanCaseRequest* request,
                                            v1::PlanCaseResponse* response) {
  return calls::ServeQuery<v1::PlanCaseResponse>(
      call, guard_, response, [&](const identity::Claims&) {
        return timing::PlanCase(node_, assessor_, *request, node_.world().clock.Now());
      });
}

grpc::ServerUnaryReactor* Service::ForecastCase(grpc::CallbackServerContext* call,
                                                const v1::ForecastCaseRequest* request,
                                                v1::ForecastCaseResponse* response) {
  return calls::ServeQuery<v1::ForecastCaseResponse>(
      call, guard_, response, [&](const identity::Claims&) {
        return timing::ForecastCase(node_, assessor_, *request, node_.world().clock.Now());
      });
}

grpc::ServerUnaryReactor* Service::GetReport(grpc::CallbackServerContext* call,
                                             const v1::GetReportRequest* request,
                                             v1::GetReportResponse* response) {
  return calls::ServeQuery<v1::GetReportResponse>(
      call, guard_, response, [&](const identity::Claims&) {
        return timing::GetReport(node_, assessor_, *request, node_.world().clock.Now());
      });
}

grpc::ServerUnaryReactor* Service::EvaluateSop(grpc::CallbackServerContext* call,
                                               const v1::EvaluateSopRequest* request,
                                               v1::EvaluateSopResponse* response) {
  return calls::ServeQuery<v1::EvaluateSopResponse>(
      call, guard_, response,
      [&](const identity::Claims&) { return timing::EvaluateSop(node_, assessor_, *request); });
}

grpc::ServerUnaryReactor* Service::GetCursors(grpc::CallbackServerContext* call,
                                              const v1::GetCursorsRequest*,
                                              v1::GetCursorsResponse* response) {
  return calls::ServeQuery<v1::GetCursorsResponse>(
      call, guard_, response, [&](const identity::Claims&) {
        return ReadCursors(node_, assessor_, node_.world().clock.Now());
      });
}

}  // namespace tepat::timing
