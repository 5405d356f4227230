// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "libs/casework/pause_service.h"
#include "libs/daemon/process.h"
#include "services/data-collection/handoff.h"
#include "services/data-collection/service.h"
#include "services/data-collection/store/collections.h"
#include "tepat/submission/v1/submission_service.grpc.pb.h"

namespace {

using namespace tepat;
namespace next = submission::v1;

Status Wire(daemon::Process& process, next::SubmissionService::Stub& stub) {
  TEPAT_TRY(process.ReadOffice());
  return process.HandOverTo(
      "submission", data_collection::kHandedOver, [&](const journal::Event& event) -> Status {
        TEPAT_ASSIGN(const auto handoff, data_collection::HandoffOf(process.node().pool(), event));
        if (const auto* open = std::get_if<next::OpenSubmissionRequest>(&handoff)) {
          return process.Call<next::OpenSubmissionResponse>(
              *open, [&](auto... call) { return stub.OpenSubmission(call...); });
        }
        if (const auto* end = std::get_if<next::EndCaseRequest>(&handoff)) {
          return process.Call<next::EndCaseResponse>(
              *end, [&](auto... call) { return stub.EndCase(call...); });
        }
        return Ok();
      });
}

}  // namespace

int main(int argc, char** argv) {
  return daemon::RunService(
      argc, argv, "data-collection", data_collection::Schema(), [](daemon::Process& process) {
        const data_collection::Context context{*worktime::Zone::Find(process.settings().time_zone)};
        casework::PauseService pauses(process.node().writer(), process.guard(),
                                      data_collection::FindHeldVisit);
        data_collection::Service service(process.node(), process.guard(), context);
        const auto stub = next::SubmissionService::NewStub(process.ChannelTo("submission"));
        const Status wired = Wire(process, *stub);
        if (!wired) std::cerr << wired.error().message << '\n';
        return wired ? process.Serve({&service, &pauses}) : 2;
      });
}
