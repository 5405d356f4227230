// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "libs/daemon/process.h"
#include "libs/identity/office_view.h"
#include "services/disposition/service.h"
#include "services/disposition/store.h"

int main(int argc, char** argv) {
  using namespace tepat;
  return daemon::RunService(
      argc, argv, "disposition", disposition::Schema(), [](daemon::Process& process) {
        const disposition::Context context{*worktime::Zone::Find(process.settings().time_zone)};
        disposition::Service service(process.node(), process.guard(), context);
        const auto reading =
            process.ReadFrom("office", [](journal::Transaction& t, const journal::Event& event) {
              return identity::ApplyOfficeFact(t.db(), event.fact.name, event.fact.payload,
                                               event.fact.at);
            });
        if (!reading) std::cerr << reading.error().message << '\n';
        return reading ? process.Serve({&service}) : 2;
      });
}
