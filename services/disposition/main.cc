// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "libs/casework/pause_service.h"
#include "libs/daemon/process.h"
#include "services/disposition/handoff.h"
#include "services/disposition/service.h"
#include "services/disposition/store/dispositions.h"
#include "tepat/data_collection/v1/data_collection_service.grpc.pb.h"

namespace {

using namespace tepat;
namespace next = data_collection::v1;

Status Wire(daemon::Process& process, next::DataCollectionService::Stub& stub) {
  TEPAT_TRY(process.ReadOffice());
  return process.HandOverTo(
      "data-collection", disposition::kHandedOver, [&](const journal::Event& event) -> Status {
        TEPAT_ASSIGN(const auto handoff, disposition::HandoffOf(process.node().pool(), event));
        if (const auto* open = std::get_if<next::OpenCollectionRequest>(&handoff)) {
          return process.Call<next::OpenCollectionResponse>(
              *open, [&](auto... call) { return stub.OpenCollection(call...); });
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
      argc, argv, "disposition", disposition::Schema(), [](daemon::Process& process) {
        const disposition::Context context{*worktime::Zone::Find(process.settings().time_zone)};
        casework::PauseService pauses(process.node().writer(), process.guard(),
                                      disposition::FindHeldVisit);
        disposition::Service service(process.node(), process.guard(), context);
        const auto stub =
            next::DataCollectionService::NewStub(process.ChannelTo("data-collection"));
        const Status wired = Wire(process, *stub);
        if (!wired) std::cerr << wired.error().message << '\n';
        return wired ? process.Serve({&service, &pauses}) : 2;
      });
}
