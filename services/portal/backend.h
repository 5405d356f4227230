// SPDX-License-Identifier: Apache-2.0
// Calls to the services, each with a deadline and the token of whoever asks.
#pragma once

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "libs/base/status.h"
#include "libs/daemon/guard.h"
#include "libs/rpc/socket.h"
#include "libs/rpc/status.h"
#include "tepat/correspondence/v1/correspondence_service.grpc.pb.h"
#include "tepat/data_collection/v1/data_collection_service.grpc.pb.h"
#include "tepat/disposition/v1/disposition_service.grpc.pb.h"
#include "tepat/journal/v1/maintenance_service.grpc.pb.h"
#include "tepat/office/v1/account_service.grpc.pb.h"
#include "tepat/office/v1/office_service.grpc.pb.h"
#include "tepat/submission/v1/submission_service.grpc.pb.h"
#include "tepat/timing/v1/timing_service.grpc.pb.h"

namespace tepat::portal {

// Any thread. Stubs are public: they are the services' contracts.
class Backend {
 public:
  // `run_folder`: where the sockets lie. `own_token` gives the portal's own.
  Backend(const std::string& run_folder, std::function<std::string()> own_token)
      : run_folder_(run_folder), own_token_(std::move(own_token)) {}

  // Calls `method(context, response)` of a service under a token. A service that does not answer
  // gives kUnavailable `rpc.unavailable` with the detail `service`.
  template <class Response, class Method>
  Result<Response> Call(const std::string& service, const std::string& token, const Method& method,
                        std::chrono::milliseconds limit = std::chrono::seconds(5)) const {
    grpc::ClientContext context;
    rpc::SetDeadline(context, limit);
    context.AddMetadata(daemon::kTokenKey, daemon::TokenValue(token));
    Response response;
    const Status called = rpc::FromGrpc(method(&context, &response));
    if (called) return response;
    Error error = called.error();
    if (error.slug == "rpc.unavailable") error.details["service"] = service;
    return Fail(std::move(error));
  }
  // The same under the portal's own token.
  template <class Response, class Method>
  Result<Response> CallAsPortal(const std::string& service, const Method& method) const {
    return Call<Response>(service, own_token_(), method);
  }
  std::string own_token() const { return own_token_(); }

  // Shared by gRPC's stub and its caller.
  std::shared_ptr<grpc::Channel> ChannelTo(const std::string& service) const {
    return rpc::Connect(rpc::SocketPath(run_folder_, service));
  }

 private:
  const std::string run_folder_;
  const std::function<std::string()> own_token_;

 public:
  const std::unique_ptr<office::v1::AccountService::Stub> accounts =
      office::v1::AccountService::NewStub(ChannelTo("office"));
  const std::unique_ptr<office::v1::OfficeService::Stub> office =
      office::v1::OfficeService::NewStub(ChannelTo("office"));
  const std::unique_ptr<correspondence::v1::CorrespondenceService::Stub> correspondence =
      correspondence::v1::CorrespondenceService::NewStub(ChannelTo("correspondence"));
  const std::unique_ptr<disposition::v1::DispositionService::Stub> disposition =
      disposition::v1::DispositionService::NewStub(ChannelTo("disposition"));
  const std::unique_ptr<data_collection::v1::DataCollectionService::Stub> data_collection =
      data_collection::v1::DataCollectionService::NewStub(ChannelTo("data-collection"));
  const std::unique_ptr<submission::v1::SubmissionService::Stub> submission =
      submission::v1::SubmissionService::NewStub(ChannelTo("submission"));
  const std::unique_ptr<timing::v1::TimingService::Stub> timing =
      timing::v1::TimingService::NewStub(ChannelTo("timing"));
};

}  // namespace tepat::portal
