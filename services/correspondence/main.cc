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
  const correspondence::Context context{process.zone()};
  // Before anything is served: files of uploads that a crash has left without a row go now.
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
  const auto handoff_of = [&](const journal::Event& event) {
    return correspondence::HandoffOf(process.node().pool(), event);
  };
  return daemon::ServeStep(
      process,
      {"disposition", correspondence::kHandedOver, casework::DeliverTo(receiver, handoff_of)},
      {&service, &pauses});
}

}  // namespace

int main(int argc, char** argv) {
  return tepat::daemon::RunService(argc, argv, "correspondence", correspondence::Schema(), Serve);
}
