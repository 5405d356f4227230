// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "libs/daemon/process.h"
#include "libs/identity/office_view.h"
#include "libs/rpc/status.h"
#include "services/correspondence/handoff.h"
#include "services/correspondence/service.h"
#include "services/correspondence/store.h"
#include "tepat/disposition/v1/disposition_service.grpc.pb.h"

namespace {

using namespace tepat;

Status Wire(daemon::Process& process, disposition::v1::DispositionService::Stub& disposition) {
  TEPAT_TRY(process.ReadFrom("office", [](journal::Transaction& t, const journal::Event& event) {
    return identity::ApplyOfficeFact(t.db(), event.fact.name, event.fact.payload, event.fact.at);
  }));
  return process.HandOverTo("disposition", [&](const journal::Event& event) -> Status {
    TEPAT_ASSIGN(const auto request, correspondence::HandoffOf(process.node().pool(), event));
    if (!request) return Ok();
    grpc::ClientContext call;
    process.PrepareCall(call);
    disposition::v1::OpenDispositionResponse response;
    return rpc::FromGrpc(disposition.OpenDisposition(&call, *request, &response));
  });
}

}  // namespace

int main(int argc, char** argv) {
  return daemon::RunService(
      argc, argv, "correspondence", correspondence::Schema(), [](daemon::Process& process) {
        const correspondence::Context context{*worktime::Zone::Find(process.settings().time_zone)};
        correspondence::Service service(process.node(), process.guard(), context);
        const auto stub =
            disposition::v1::DispositionService::NewStub(process.ChannelTo("disposition"));
        const Status wired = Wire(process, *stub);
        if (!wired) std::cerr << wired.error().message << '\n';
        return wired ? process.Serve({&service}) : 2;
      });
}
