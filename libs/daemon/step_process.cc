// SPDX-License-Identifier: Apache-2.0
#include "libs/daemon/step_process.h"

namespace tepat::daemon {

Status WireStep(Process& process, HandingOver handing_over) {
  // Both only prepare: their threads begin with Serve, when the services are there to answer.
  TEPAT_TRY(process.ReadOffice());
  return process.HandOverTo(handing_over.receiver, handing_over.facts,
                            std::move(handing_over.deliver));
}

}  // namespace tepat::daemon
