// SPDX-License-Identifier: Apache-2.0
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
  const disposition::Context context{process.zone()};
  casework::PauseService pauses(process.node().writer(), process.guard(),
                                disposition::FindHeldVisit);
  disposition::Service service(process.node(), process.guard(), context);
  const auto next = Next::NewStub(process.ChannelTo("data-collection"));
  const disposition::Receiver receiver{daemon::CallTo(process, *next, &Next::Stub::OpenCollection),
                                       daemon::CallTo(process, *next, &Next::Stub::EndCase)};
  const auto handoff_of = [&](const journal::Event& event) {
    return disposition::HandoffOf(process.node().pool(), event);
  };
  return daemon::ServeStep(
      process,
      {"data-collection", disposition::kHandedOver, casework::DeliverTo(receiver, handoff_of)},
      {&service, &pauses});
}  // NOLINT: clang-tidy 14 takes what the receiver's functions hold for lost

}  // namespace

int main(int argc, char** argv) {
  return tepat::daemon::RunService(argc, argv, "disposition", disposition::Schema(), Serve);
}
