// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "libs/casework/pause_service.h"
#include "libs/daemon/process.h"
#include "services/submission/handoff.h"
#include "services/submission/service.h"
#include "services/submission/store/submissions.h"
#include "tepat/data_collection/v1/data_collection_service.grpc.pb.h"

namespace {

using namespace tepat;
namespace back = data_collection::v1;

Status Wire(daemon::Process& process, back::DataCollectionService::Stub& stub) {
  TEPAT_TRY(process.ReadOffice());
  return process.HandOverTo(
      "data-collection", submission::kHandedOver, [&](const journal::Event& event) -> Status {
        TEPAT_ASSIGN(const auto handoff, submission::HandoffOf(event));
        if (const auto* reopen = std::get_if<back::ReopenCollectionRequest>(&handoff)) {
          return process.Call<back::ReopenCollectionResponse>(
              *reopen, [&](auto... call) { return stub.ReopenCollection(call...); });
        }
        if (const auto* end = std::get_if<back::EndCaseRequest>(&handoff)) {
          return process.Call<back::EndCaseResponse>(
              *end, [&](auto... call) { return stub.EndCase(call...); });
        }
        return Ok();
      });
}

}  // namespace

int main(int argc, char** argv) {
  return daemon::RunService(
      argc, argv, "submission", submission::Schema(), [](daemon::Process& process) {
        const submission::Context context{*worktime::Zone::Find(process.settings().time_zone)};
        casework::PauseService pauses(process.node().writer(), process.guard(),
                                      submission::FindHeldVisit);
        submission::Service service(process.node(), process.guard(), context);
        const auto stub =
            back::DataCollectionService::NewStub(process.ChannelTo("data-collection"));
        const Status wired = Wire(process, *stub);
        if (!wired) std::cerr << wired.error().message << '\n';
        return wired ? process.Serve({&service, &pauses}) : 2;
      });
}
