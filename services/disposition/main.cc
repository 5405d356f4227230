// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "libs/casework/pause_service.h"
#include "libs/daemon/step_process.h"
#include "services/disposition/handoff.h"
#include "services/disposition/service.h"
#include "services/disposition/store/dispositions.h"
#include "services/disposition/store/schema.h"
#include "tepat/data_collection/v1/data_collection_service.grpc.pb.h"

namespace {

using namespace tepat;
using Next = data_collection::v1::DataCollectionService;

int Serve(daemon::Process& process) {
  const disposition::Context context{*worktime::Zone::Find(process.settings().time_zone)};
  casework::PauseService pauses(process.node().writer(), process.guard(),
                                disposition::FindHeldVisit);
  disposition::Service service(process.node(), process.guard(), context);
  const auto next = Next::NewStub(process.ChannelTo("data-collection"));
  const disposition::Receiver receiver{daemon::CallTo(process, *next, &Next::Stub::OpenCollection),
                                       daemon::CallTo(process, *next, &Next::Stub::EndCase)};
  const auto hand_over = [&](const journal::Event& event) {
    return disposition::HandOver(receiver, process.node().pool(), event);
  };
  const Status wired =
      daemon::WireStep(process, {"data-collection", disposition::kHandedOver, hand_over});
  if (!wired) return std::cerr << wired.error().message << '\n', daemon::kCannotStart;
  return process.Serve({&service, &pauses});
}

}  // namespace

int main(int argc, char** argv) {
  return tepat::daemon::RunService(argc, argv, "disposition", disposition::Schema(), Serve);
}
