// SPDX-License-Identifier: Apache-2.0
// What it would change for one case to follow another SOP version, before anybody decides it.
#pragma once

#include "libs/daemon/node.h"
#include "services/timing/judging/assessor.h"
#include "tepat/timing/v1/rebase.pb.h"

namespace tepat::timing {

// Reads alone; nothing changes. Slugs as the contract says. Any thread.
Result<v1::PreviewRebaseResponse> PreviewRebase(daemon::Node& node, Assessor& assessor,
                                                const v1::PreviewRebaseRequest& request,
                                                Instant now);

}  // namespace tepat::timing
