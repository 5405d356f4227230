// SPDX-License-Identifier: Apache-2.0
// Cases that follow another SOP version than the one with which they were opened, because somebody
// with authority has said so.
#pragma once

#include <vector>

#include "libs/daemon/node.h"
#include "libs/identity/office_view.h"
#include "services/timing/judging/assessor.h"
#include "tepat/timing/v1/rebase.pb.h"

namespace tepat::timing {

// Gives each visit the version that it follows: the last one that its case was told to follow
// before the visit stopped. `rebases`: oldest first.
void FollowRebases(std::vector<Visit>& visits, const std::vector<identity::Rebase>& rebases);

// Reads alone; nothing changes. Slugs as the contract says.
Result<v1::PreviewRebaseResponse> PreviewRebase(daemon::Node& node, Assessor& assessor,
                                                const v1::PreviewRebaseRequest& request,
                                                Instant now);

}  // namespace tepat::timing
