// SPDX-License-Identifier: Apache-2.0
#include "libs/daemon/step_process.h"

#include <iostream>
#include <utility>

namespace tepat::daemon {
namespace {

Status Wire(Process& process, const HandingOver& handing_over) {
  // Both only prepare: their threads begin with Serve, when the services are there to answer.
  TEPAT_TRY(process.ReadOffice());
  return process.HandOverTo(handing_over.receiver, handing_over.facts, handing_over.deliver);
}

}  // namespace

int ServeStep(Process& process, const HandingOver& handing_over,
              std::vector<grpc::Service*> services) {
  if (const Status wired = Wire(process, handing_over); !wired) {
    std::cerr << wired.error().message << '\n';
    return kCannotStart;
  }
  return process.Serve(std::move(services));
}

}  // namespace tepat::daemon
