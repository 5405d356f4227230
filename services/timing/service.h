// SPDX-License-Identifier: Apache-2.0
// gRPC ↔ domain.
#pragma once

#include "libs/calls/guard.h"
#include "libs/daemon/node.h"
#include "services/timing/judging/assessor.h"
#include "services/timing/telling/watch.h"
#include "tepat/timing/v1/timing_service.grpc.pb.h"

namespace tepat::timing {

// Serves the contract. Any thread.
class Service : public v1::TimingService::CallbackService {
 public:
  // All arguments outlive the service.
  Service(daemon::Node& node, calls::Guard& guard, Assessor& assessor, VisitWatch& watch)
      : node_(node), guard_(guard), assessor_(assessor), watch_(watch) {}

  grpc::ServerUnaryReactor* GetCase(grpc::CallbackServerContext* call,
                                    const v1::GetCaseRequest* request,
                                    v1::GetCaseResponse* response) override;
  grpc::ServerUnaryReactor* ListVisits(grpc::CallbackServerContext* call,
                                       const v1::ListVisitsRequest* request,
                                       v1::ListVisitsResponse* response) override;
  grpc::ServerWriteReactor<v1::WatchVisitsResponse>* WatchVisits(
      grpc::CallbackServerContext* call, const v1::WatchVisitsRequest* request) override;
  grpc::ServerUnaryReactor* PreviewCalendar(grpc::CallbackServerContext* call,
                                            const v1::PreviewCalendarRequest* request,
                                            v1::PreviewCalendarResponse* response) override;
  grpc::ServerUnaryReactor* RestateVisit(grpc::CallbackServerContext* call,
                                         const v1::RestateVisitRequest* request,
                                         v1::RestateVisitResponse* response) override;
  grpc::ServerUnaryReactor* PreviewRebase(grpc::CallbackServerContext* call,
                                          const v1::PreviewRebaseRequest* request,
                                          v1::PreviewRebaseResponse* response) override;
  grpc::ServerUnaryReactor* PlanCase(grpc::CallbackServerContext* call,
                                     const v1::PlanCaseRequest* request,
                                     v1::PlanCaseResponse* response) override;
  grpc::ServerUnaryReactor* ForecastCase(grpc::CallbackServerContext* call,
                                         const v1::ForecastCaseRequest* request,
                                         v1::ForecastCaseResponse* response) override;
  grpc::ServerUnaryReactor* GetReport(grpc::CallbackServerContext* call,
                                      const v1::GetReportRequest* request,
                                      v1::GetReportResponse* response) override;
  grpc::ServerUnaryReactor* EvaluateSop(grpc::CallbackServerContext* call,
                                        const v1::EvaluateSopRequest* request,
                                        v1::EvaluateSopResponse* response) override;
  grpc::ServerUnaryReactor* GetCursors(grpc::CallbackServerContext* call,
                                       const v1::GetCursorsRequest* request,
                                       v1::GetCursorsResponse* response) override;

 private:
  daemon::Node& node_;
  calls::Guard& guard_;
  Assessor& assessor_;
  VisitWatch& watch_;
};

}  // namespace tepat::timing
