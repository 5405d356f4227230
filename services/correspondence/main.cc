// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "libs/casework/pause_service.h"
#include "libs/daemon/process.h"
#include "services/correspondence/handoff.h"
#include "services/correspondence/scans.h"
#include "services/correspondence/service.h"
#include "services/correspondence/store/letters.h"
#include "tepat/disposition/v1/disposition_service.grpc.pb.h"

namespace {

using namespace tepat;
namespace next = disposition::v1;

Status Wire(daemon::Process& process, next::DispositionService::Stub& stub) {
  TEPAT_TRY(process.ReadOffice());
  return process.HandOverTo(
      "disposition", correspondence::kHandedOver, [&](const journal::Event& event) -> Status {
        TEPAT_ASSIGN(const auto handoff, correspondence::HandoffOf(process.node().pool(), event));
        if (const auto* open = std::get_if<next::OpenDispositionRequest>(&handoff)) {
          return process.Call<next::OpenDispositionResponse>(
              *open, [&](auto... call) { return stub.OpenDisposition(call...); });
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
      argc, argv, "correspondence", correspondence::Schema(), [](daemon::Process& process) {
        const correspondence::Context context{*worktime::Zone::Find(process.settings().time_zone)};
        const auto scans = correspondence::OpenScans(
            process.settings().home + "/correspondence/blobs", process.node().pool());
        if (!scans) return std::cerr << scans.error().message << '\n', 2;
        casework::PauseService pauses(process.node().writer(), process.guard(),
                                      correspondence::FindHeldVisit);
        correspondence::Service service(process.node(), process.guard(), context, **scans);
        const auto stub = next::DispositionService::NewStub(process.ChannelTo("disposition"));
        const Status wired = Wire(process, *stub);
        if (!wired) return std::cerr << wired.error().message << '\n', 2;
        return process.Serve({&service, &pauses});
      });
}
