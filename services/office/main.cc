// SPDX-License-Identifier: Apache-2.0
#include "libs/daemon/process.h"
#include "services/office/service.h"
#include "services/office/store.h"

int main(int argc, char** argv) {
  using namespace tepat;
  return daemon::RunService(argc, argv, "office", office::Schema(), [](daemon::Process& process) {
    const office::Config config;
    office::Service service(process.node(), config);
    return process.Serve({&service});
  });
}
