// SPDX-License-Identifier: Apache-2.0
// Calls to the services, each with a deadline and the token of whoever asks.
#pragma once

#include <grpcpp/grpcpp.h>

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "libs/base/status.h"
#include "libs/calls/guard.h"
#include "libs/rpc/socket.h"
#include "libs/rpc/status.h"
#include "tepat/common/v1/pause_service.grpc.pb.h"
#include "tepat/correspondence/v1/correspondence_service.grpc.pb.h"
#include "tepat/data_collection/v1/data_collection_service.grpc.pb.h"
#include "tepat/disposition/v1/disposition_service.grpc.pb.h"
#include "tepat/journal/v1/maintenance_service.grpc.pb.h"
#include "tepat/office/v1/account_service.grpc.pb.h"
#include "tepat/office/v1/office_service.grpc.pb.h"
#include "tepat/submission/v1/submission_service.grpc.pb.h"
#include "tepat/timing/v1/timing_service.grpc.pb.h"

namespace tepat::portal {

// One service: its name, and its contract's stub.
template <class Stub>
struct Service {
  std::string name;
  std::unique_ptr<Stub> stub;
};

// A method as a stub has it.
template <class Stub, class Request, class Response>
using Method = grpc::Status (Stub::*)(grpc::ClientContext*, const Request&, Response*);

// Any thread. Services are public: they are their contracts.
class Backend {
 public:
  // `run_folder`: where the sockets lie. `own_token` gives the portal's own.
  Backend(const std::string& run_folder, std::function<std::string()> own_token)
      : run_folder_(run_folder), own_token_(std::move(own_token)) {}

  // Calls a service under a token. One that does not answer gives kUnavailable `rpc.unavailable`
  // with the detail `service`.
  template <class Stub, class Request, class Response>
  Result<Response> Call(const Service<Stub>& service, const std::string& token,
                        Method<Stub, Request, Response> method, const Request& request,
                        std::chrono::milliseconds limit = kLimit) const {
    const auto call = [&](grpc::ClientContext* context, Response* response) {
      return (service.stub.get()->*method)(context, request, response);
    };
    return Run<Response>(service.name, token, call, limit);
  }
  // The same under the portal's own token.
  template <class Stub, class Request, class Response>
  Result<Response> CallAsPortal(const Service<Stub>& service,
                                Method<Stub, Request, Response> method, const Request& request,
                                std::chrono::milliseconds limit = kLimit) const {
    return Call(service, own_token_(), method, request, limit);
  }
  // The same for `call(context, response)`, which may stream.
  template <class Response, class Body>
  Result<Response> Run(const std::string& service, const std::string& token, const Body& call,
                       std::chrono::milliseconds limit = kLimit) const {
    grpc::ClientContext context;
    rpc::SetDeadline(context, limit);
    context.AddMetadata(calls::kTokenKey, calls::TokenValue(token));
    Response response;
    const Status called = rpc::FromGrpc(call(&context, &response));
    if (called) return response;
    Error error = called.error();
    if (error.slug == "rpc.unavailable") error.details["service"] = service;
    return Fail(std::move(error));
  }
  std::string own_token() const { return own_token_(); }

  // A service by its name, with a stub of one of its contracts.
  template <class Contract>
  Service<typename Contract::Stub> To(const std::string& name) const {
    return {name, Contract::NewStub(rpc::Connect(rpc::SocketPath(run_folder_, name)))};
  }

 private:
  static constexpr std::chrono::milliseconds kLimit{5000};

  const std::string run_folder_;
  const std::function<std::string()> own_token_;

 public:
  template <class Contract>
  using Contracted = const Service<typename Contract::Stub>;

  Contracted<office::v1::AccountService> accounts = To<office::v1::AccountService>("office");
  Contracted<office::v1::OfficeService> office = To<office::v1::OfficeService>("office");
  Contracted<correspondence::v1::CorrespondenceService> correspondence =
      To<correspondence::v1::CorrespondenceService>("correspondence");
  Contracted<disposition::v1::DispositionService> disposition =
      To<disposition::v1::DispositionService>("disposition");
  Contracted<data_collection::v1::DataCollectionService> data_collection =
      To<data_collection::v1::DataCollectionService>("data-collection");
  Contracted<submission::v1::SubmissionService> submission =
      To<submission::v1::SubmissionService>("submission");
  Contracted<timing::v1::TimingService> timing = To<timing::v1::TimingService>("timing");
  // Holds the clocks of a step, as the service that owns it.
  using Pausing = common::v1::PauseService;
  const Service<Pausing::Stub>& PauserOf(int step) const {
    return pausing.at(step <= 2 ? 0 : step == 3 ? 1 : step <= 5 ? 2 : 3);
  }
  const std::array<Service<Pausing::Stub>, 4> pausing = {
      To<Pausing>("correspondence"), To<Pausing>("disposition"), To<Pausing>("data-collection"),
      To<Pausing>("submission")};
  // What every service answers to its operator, in the order of the way of a case.
  using Maintenance = journal::v1::MaintenanceService;
  const std::array<Service<Maintenance::Stub>, 6> maintained = {
      To<Maintenance>("office"),      To<Maintenance>("correspondence"),
      To<Maintenance>("disposition"), To<Maintenance>("data-collection"),
      To<Maintenance>("submission"),  To<Maintenance>("timing")};
};

}  // namespace tepat::portal
