// SPDX-License-Identifier: Apache-2.0
#include "libs/sop/open_visit.h"

#include <algorithm>

namespace tepat::sop {

OpenVisit NewVisit(const Sop& sop, int step, int number, const std::string& command) {
  OpenVisit visit{step, number};
  if (const auto found = sop.GetStep(step)) visit.holders = HoldersOf(found->get(), command);
  return visit;
}

Mark MarkOn(const OpenVisit& visit, Mark::Kind kind, Instant at) {
  return {visit.step, visit.visit, kind, at};
}

Mark StartOf(const OpenVisit& visit, const Sop& sop, Instant at) {
  Mark started = MarkOn(visit, Mark::Kind::kStarted, at);
  started.holders = visit.holders;
  started.sop_id = sop.id;
  started.sop_version = sop.version;
  return started;
}

std::vector<Mark> Accept(OpenVisit& visit, const std::string& position, Instant at) {
  const bool holds = std::any_of(visit.holders.begin(), visit.holders.end(),
                                 [&](const Holder& holder) { return holder.position == position; });
  // Once a visit, and by a holder: what somebody else does meanwhile is no beginning of the
  // work.
  if (!visit.is_open() || visit.accepted || !holds) return {};
  visit.accepted = true;
  return {MarkOn(visit, Mark::Kind::kAccepted, at)};
}

Mark Complete(OpenVisit& visit, const Sop& sop, int opens, Instant at) {
  Mark completed = MarkOn(visit, Mark::Kind::kCompleted, at);
  // A version may end earlier than our services know: nothing waits for a step that is not
  // there.
  completed.opens = sop.HasStep(opens) ? opens : 0;
  // Emptied here, so that a second command of the same turn finds nothing open.
  visit = {};
  return completed;
}

}  // namespace tepat::sop
