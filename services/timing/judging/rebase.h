// SPDX-License-Identifier: Apache-2.0
// Cases that follow another SOP version than the one with which they were opened, because somebody
// with authority has said so.
#pragma once

#include <vector>

#include "libs/identity/office_view.h"
#include "services/timing/domain.h"

namespace tepat::timing {

// Gives each visit the version that it follows: the last one that its case was told to follow
// before the visit stopped. `rebases`: oldest first.
void FollowRebases(std::vector<Visit>& visits, const std::vector<identity::Rebase>& rebases);

}  // namespace tepat::timing
