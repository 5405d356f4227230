// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "libs/casework/pause_service.h"
#include "libs/daemon/step_process.h"
#include "services/data-collection/evidence.h"
#include "services/data-collection/handoff.h"
#include "services/data-collection/service.h"
#include "services/data-collection/store/collections.h"
#include "services/data-collection/store/schema.h"
#include "services/data-collection/storing.h"
#include "tepat/submission/v1/submission_service.grpc.pb.h"

namespace {

using namespace tepat;
using Next = submission::v1::SubmissionService;

int Serve(daemon::Process& process) {
  const data_collection::Context context{process.zone()};
  const auto files = data_collection::OpenFiles(process.settings().home + "/data-collection/blobs",
                                                process.node().pool());
  if (!files) return std::cerr << files.error().message << '\n', daemon::kCannotStart;
  casework::PauseService pauses(process.node().writer(), process.guard(),
                                data_collection::FindHeldVisit);
  data_collection::Service service(process.node(), process.guard(), context, **files);
  data_collection::StoringService storing(process.node(), process.guard(), context, service.kept());
  const auto next = Next::NewStub(process.ChannelTo("submission"));
  const data_collection::Receiver receiver{
      daemon::CallTo(process, *next, &Next::Stub::OpenSubmission),
      daemon::CallTo(process, *next, &Next::Stub::EndCase)};
  const auto handoff_of = [&](const journal::Event& event) {
    return data_collection::HandoffOf(process.node().pool(), event);
  };
  return daemon::ServeStep(
      process,
      {"submission", data_collection::kHandedOver, casework::DeliverTo(receiver, handoff_of)},
      {&service, &storing, &pauses});
}

}  // namespace

int main(int argc, char** argv) {
  return tepat::daemon::RunService(argc, argv, "data-collection", data_collection::Schema(), Serve);
}
