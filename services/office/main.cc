// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "libs/daemon/process.h"
#include "services/office/account_service.h"
#include "services/office/plan_service.h"
#include "services/office/service.h"
#include "services/office/store.h"
#include "services/office/year_documents.h"

int main(int argc, char** argv) {
  using namespace tepat;
  return daemon::RunService(argc, argv, "office", office::Schema(), [](daemon::Process& process) {
    // Before anything is served: the other services wait for the tokens that this leaves
    // behind.
    const auto keys = office::Keys::Open(process.node(), process.settings().home + "/secrets");
    if (!keys) {
      std::cerr << keys.error().message << '\n';
      return daemon::kCannotStart;
    }
    const office::Config config;
    office::Service service(process.node(), process.guard(), *keys, config);
    office::AccountService accounts(process.node(), process.guard(), *keys);
    const auto files =
        office::OpenYearFiles(process.settings().home + "/office/blobs", process.node().pool());
    if (!files) {
      std::cerr << files.error().message << '\n';
      return daemon::kCannotStart;
    }
    office::PlanService plans(process.node(), process.guard(), **files);
    return process.Serve({&service, &accounts, &plans});
  });
}
