// SPDX-License-Identifier: Apache-2.0
// Calls from a face to the services, each with a deadline and the token of whoever asks: a
// service's contract is called as `Call(backend.timing, token, &Stub::GetReport, request)`.
#pragma once

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "libs/base/status.h"
#include "tepat/common/v1/pause_service.grpc.pb.h"
#include "tepat/correspondence/v1/correspondence_service.grpc.pb.h"
#include "tepat/data_collection/v1/data_collection_service.grpc.pb.h"
#include "tepat/data_collection/v1/storing_service.grpc.pb.h"
#include "tepat/disposition/v1/disposition_service.grpc.pb.h"
#include "tepat/journal/v1/maintenance_service.grpc.pb.h"
#include "tepat/office/v1/account_service.grpc.pb.h"
#include "tepat/office/v1/office_service.grpc.pb.h"
#include "tepat/plan/v1/plan_service.grpc.pb.h"
#include "tepat/submission/v1/submission_service.grpc.pb.h"
#include "tepat/timing/v1/timing_service.grpc.pb.h"

namespace tepat::calls {

// One service: its name as sockets and refusals have it, and its contract's stub. Any thread may
// call the stub. Moves, is not copied.
template <class Stub>
struct Service {
  std::string name;
  std::unique_ptr<Stub> stub;
};

// A method as a stub has it: `&OfficeService::Stub::GetPeople`.
template <class Stub, class Request, class Response>
using Method = grpc::Status (Stub::*)(grpc::ClientContext*, const Request&, Response*);

// Lives as long as the face; any thread. Services are public: they are their contracts.
class Backend {
 public:
  // `run_folder`: where the sockets lie; nothing is connected before the first call. `own_token`
  // gives the face's own token, empty while it has none; called from any thread.
  Backend(const std::string& run_folder, std::function<std::string()> own_token);
  ~Backend();
  Backend(const Backend&) = delete;
  Backend& operator=(const Backend&) = delete;

  // Calls a service under a token. One that does not answer within `limit` gives kUnavailable
  // `rpc.unavailable` with the detail `service`; other failures are the service's own.
  template <class Stub, class Request, class Response>
  Result<Response> Call(const Service<Stub>& service, const std::string& token,
                        Method<Stub, Request, Response> method, const Request& request,
                        std::chrono::milliseconds limit = kLimit) const {
    const auto call = [&](grpc::ClientContext* context, Response* response) {
      return (service.stub.get()->*method)(context, request, response);
    };
    return Run<Response>(service.name, token, call, limit);
  }
  // The same under the face's own token.
  template <class Stub, class Request, class Response>
  Result<Response> CallAsFace(const Service<Stub>& service, Method<Stub, Request, Response> method,
                              const Request& request,
                              std::chrono::milliseconds limit = kLimit) const {
    return Call(service, own_token(), method, request, limit);
  }
  // The same for `call(context, response)`, which may stream.
  template <class Response, class Body>
  Result<Response> Run(const std::string& service, const std::string& token, const Body& call,
                       std::chrono::milliseconds limit = kLimit) const {
    grpc::ClientContext context;
    Prepare(context, token, limit);
    Response response;
    const Status called = Told(service, call(&context, &response));
    if (!called) return Fail(called.error());
    return response;
  }

  // Gives a call that is not answered at once, as a stream is, its deadline and a token.
  static void Prepare(grpc::ClientContext& context, const std::string& token,
                      std::chrono::milliseconds limit);

  // The face's own token; empty while the office has given none.
  std::string own_token() const { return own_token_(); }

  // Holds the clocks of a step, as the service that owns it.
  using Pausing = common::v1::PauseService;
  const Service<Pausing::Stub>& PauserOf(int step) const;

  // Constant members: who has the face's backend can call and cannot exchange them.
  template <class Contract>
  using Contracted = const Service<typename Contract::Stub>;

  // Who may sign in, sessions and their tokens; only a face may ask.
  Contracted<office::v1::AccountService> accounts;
  // People, delegations, and what the office adopts.
  Contracted<office::v1::OfficeService> office;
  // What is measured in a year, and the year's documents; of the office.
  Contracted<plan::v1::PlanService> plans;
  // Steps 1 and 2, and the files of a case.
  Contracted<correspondence::v1::CorrespondenceService> correspondence;
  // Step 3.
  Contracted<disposition::v1::DispositionService> disposition;
  // Steps 4 and 5.
  Contracted<data_collection::v1::DataCollectionService> data_collection;
  // What was read of a file goes into them.
  Contracted<data_collection::v1::StoringService> storing;
  // Steps 6 and 7.
  Contracted<submission::v1::SubmissionService> submission;
  // Clocks, verdicts, forecasts and reports.
  Contracted<timing::v1::TimingService> timing;
  // Of the four step services, in the order of a case's way.
  const std::vector<Service<Pausing::Stub>> pausing;
  // What every service answers to its operator, in the order of the way of a case.
  using Maintenance = journal::v1::MaintenanceService;
  const std::vector<Service<Maintenance::Stub>> maintained;

 private:
  // A person waits for the answer: longer than any healthy service takes, shorter than his
  // patience.
  static constexpr std::chrono::milliseconds kLimit{5000};

  static Status Told(const std::string& service, const grpc::Status& status);

  const std::function<std::string()> own_token_;
};

}  // namespace tepat::calls
