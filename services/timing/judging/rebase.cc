// SPDX-License-Identifier: Apache-2.0
#include "services/timing/judging/rebase.h"

namespace tepat::timing {

void FollowRebases(std::vector<Visit>& visits, const std::vector<identity::Rebase>& rebases) {
  for (Visit& visit : visits) {
    for (const identity::Rebase& rebase : rebases) {
      if (visit.stop && *visit.stop < rebase.at) break;
      visit.sop_id = rebase.sop_id;
      visit.sop_version = rebase.version;
    }
  }
}

}  // namespace tepat::timing
