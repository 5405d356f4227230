// SPDX-License-Identifier: Apache-2.0
// The operator at the server: calls services over their sockets with the operator's token.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <vector>

#include "libs/base/id.h"
#include "libs/base/status.h"
#include "libs/journal/journal_reader.h"
#include "libs/rpc/socket.h"
#include "libs/rpc/status.h"
#include "services/cli/services.h"

namespace tepat::cli {

// One run of the tool. Not thread-safe.
class Operator {
 public:
  // `home`: the office's data folder. A token that is not there, or no token, is none: the services
  // then refuse.
  explicit Operator(std::string home);
  // Whoever the token is for, instead of the operator.
  Operator(std::string home, std::string token);

  // The services, and the portal when it has run here: it keeps no journal, and need not run.
  std::vector<std::string> Programs() const;
  // A channel to a service's socket. Shared with gRPC's stub.
  std::shared_ptr<grpc::Channel> ChannelTo(const std::string& service) const;
  // Gives a call its deadline and the operator's token.
  void Prepare(grpc::ClientContext& context) const;
  // Calls a method, given as `method(context, response)`, with deadline and token.
  template <class Response, class Method>
  Result<Response> Call(const Method& method,
                        std::chrono::milliseconds limit = std::chrono::seconds(10)) const {
    grpc::ClientContext context;
    Prepare(context);
    rpc::SetDeadline(context, limit);
    Response response;
    TEPAT_TRY(rpc::FromGrpc(method(&context, &response)));
    return response;
  }
  // A service's journal, read as another service reads it.
  std::unique_ptr<journal::JournalReader> JournalOf(const std::string& service) const;
  std::string NewRequestId() { return ids_.Next(); }
  const std::string& home() const { return home_; }

 private:
  const std::string home_;
  const std::string token_;
  SystemClock clock_;
  SystemEntropy entropy_;
  UuidSource ids_;
};

// What somebody is to do about an error, in Indonesian, without a full stop.
std::string AdviceOn(const Error& error);

// Says in Indonesian on standard error what went wrong and what to do. Returns exit status 1, or 2
// when the input was wrong.
int Complain(const Error& error);

}  // namespace tepat::cli
