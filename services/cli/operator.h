// SPDX-License-Identifier: Apache-2.0
// The operator at the server: calls services over their sockets with the operator's token.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "libs/base/id.h"
#include "libs/base/status.h"

namespace tepat::cli {

// One run of the tool. Not thread-safe.
class Operator {
 public:
  // `home`: the office's data folder.
  explicit Operator(std::string home);

  // A channel to a service's socket. Shared with gRPC's stub.
  std::shared_ptr<grpc::Channel> ChannelTo(const std::string& service) const;
  // Gives a call its deadline and the operator's token.
  void Prepare(grpc::ClientContext& context) const;
  std::string NewRequestId() { return ids_.Next(); }
  const std::string& home() const { return home_; }

 private:
  const std::string home_;
  const std::string token_;
  SystemClock clock_;
  SystemEntropy entropy_;
  UuidSource ids_;
};

// Says in Indonesian on standard error what went wrong and what to do. Returns exit status 1, or 2
// when the input was wrong.
int Complain(const Error& error);

}  // namespace tepat::cli
