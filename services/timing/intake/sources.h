// SPDX-License-Identifier: Apache-2.0
// Whom timing reads: the office, the step services, and sources that other parties run.
#pragma once

#include <vector>

#include "libs/daemon/process.h"
#include "services/timing/judging/assessor.h"
#include "services/timing/telling/stream_keeper.h"

namespace tepat::timing {

// Opens a reader on each of them. Returns the journals that the stream should mirror, timing's own
// among them. The assessor outlives the process's threads.
Result<std::vector<KeptSource>> ReadSources(daemon::Process& process, Assessor& assessor);

}  // namespace tepat::timing
