// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "libs/casework/pause_service.h"
#include "libs/daemon/step_process.h"
#include "services/correspondence/handoff.h"
#include "services/correspondence/scans.h"
#include "services/correspondence/service.h"
#include "services/correspondence/store/cases.h"
#include "services/correspondence/store/schema.h"
#include "tepat/disposition/v1/disposition_service.grpc.pb.h"

namespace {

using namespace tepat;
using Next = disposition::v1::DispositionService;

int Serve(daemon::Process& process) {
  const correspondence::Context context{*worktime::Zone::Find(process.settings().time_zone)};
  const auto scans = correspondence::OpenScans(process.settings().home + "/correspondence/blobs",
                                               process.node().pool());
  if (!scans) return std::cerr << scans.error().message << '\n', daemon::kCannotStart;
  casework::PauseService pauses(process.node().writer(), process.guard(),
                                correspondence::FindHeldVisit);
  correspondence::Service service(process.node(), process.guard(), context, **scans);
  const auto next = Next::NewStub(process.ChannelTo("disposition"));
  const correspondence::Receiver receiver{
      daemon::CallTo(process, *next, &Next::Stub::OpenDisposition),
      daemon::CallTo(process, *next, &Next::Stub::EndCase)};
  const auto hand_over = [&](const journal::Event& event) {
    return correspondence::HandOver(receiver, process.node().pool(), event);
  };
  const Status wired =
      daemon::WireStep(process, {"disposition", correspondence::kHandedOver, hand_over});
  if (!wired) return std::cerr << wired.error().message << '\n', daemon::kCannotStart;
  return process.Serve({&service, &pauses});
}

}  // namespace

int main(int argc, char** argv) {
  return tepat::daemon::RunService(argc, argv, "correspondence", correspondence::Schema(), Serve);
}
