// SPDX-License-Identifier: Apache-2.0
#include "libs/casework/pause_service.h"
#include "libs/daemon/step_process.h"
#include "services/submission/handoff.h"
#include "services/submission/service.h"
#include "services/submission/store/schema.h"
#include "services/submission/store/submissions.h"
#include "tepat/data_collection/v1/data_collection_service.grpc.pb.h"

namespace {

using namespace tepat;
using Back = data_collection::v1::DataCollectionService;

int Serve(daemon::Process& process) {
  const submission::Context context{process.zone()};
  casework::PauseService pauses(process.node().writer(), process.guard(),
                                submission::FindHeldVisit);
  submission::Service service(process.node(), process.guard(), context);
  const auto back = Back::NewStub(process.ChannelTo("data-collection"));
  const submission::Receiver receiver{daemon::CallTo(process, *back, &Back::Stub::ReopenCollection),
                                      daemon::CallTo(process, *back, &Back::Stub::EndCase)};
  const auto handoff_of = [&](const journal::Event& event) {
    return submission::HandoffOf(process.node().pool(), event);
  };
  return daemon::ServeStep(
      process,
      {"data-collection", submission::kHandedOver, casework::DeliverTo(receiver, handoff_of)},
      {&service, &pauses});
}  // NOLINT: clang-tidy 14 takes what the receiver's functions hold for lost

}  // namespace

int main(int argc, char** argv) {
  return tepat::daemon::RunService(argc, argv, "submission", submission::Schema(), Serve);
}
