// SPDX-License-Identifier: Apache-2.0
// What the `main`s of the step services share: the next service's calls as functions, and what a
// process that owns steps reads and carries.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "libs/daemon/process.h"

namespace tepat::daemon {

// A method of another service's stub as a function, which gives each call its deadline and this
// service's token. Process and stub outlive it; any thread.
template <class Stub, class Request, class Response>
std::function<Status(const Request&)> CallTo(Process& process, Stub& stub,
                                             grpc::Status (Stub::*method)(grpc::ClientContext*,
                                                                          const Request&,
                                                                          Response*)) {
  return [&process, &stub, method](const Request& request) {
    return process.Call<Response>(request, [&](auto... call) { return (stub.*method)(call...); });
  };
}

// Which facts are handed over, to whom, and how; the courier calls `deliver` for each, in order.
struct HandingOver {
  std::string receiver;
  std::vector<std::string> facts;
  journal::HandoffCourier::Deliver deliver;
};

// Lets a process read the office and hand over, then serves its calls until the end; what `deliver`
// uses outlives the process's threads, as do the services: all of it stands in `main`'s frame.
// Returns the exit status as Process::Serve does; kCannotStart also when the database fails.
int ServeStep(Process& process, const HandingOver& handing_over,
              std::vector<grpc::Service*> services);

}  // namespace tepat::daemon
