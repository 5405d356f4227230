// SPDX-License-Identifier: Apache-2.0
// The visit that a service has open for a case: which marks its turns emit.
#pragma once

#include <string>
#include <vector>

#include "libs/sop/mark.h"
#include "libs/sop/sop.h"

namespace tepat::sop {

// Value type; a step of 0 stands for no open visit.
struct OpenVisit {
  int step = 0;
  int visit = 0;                     // from 1, numbered by the step's owner
  bool accepted = false;             // a holder has given a command
  std::vector<Holder> holders = {};  // who is answerable for its time

  bool is_open() const { return step != 0; }
};

// The visit `number` of a step, held by those whom the version names for `command`. A version that
// ends before that step names nobody: the visit is open all the same, so that no hand-off is lost,
// and whoever wants to act on it learns that the step is missing.
OpenVisit NewVisit(const Sop& sop, int step, int number, const std::string& command);

// A mark of that kind on the visit.
Mark MarkOn(const OpenVisit& visit, Mark::Kind kind, Instant at);

// STARTED, with holders and SOP version.
Mark StartOf(const OpenVisit& visit, const Sop& sop, Instant at);

// ACCEPTED, when the position holds the visit and is the first to act; else nothing. Remembers it
// in the visit.
std::vector<Mark> Accept(OpenVisit& visit, const std::string& position, Instant at);

// COMPLETED, opening the step `opens` where the SOP has it (0 for none); afterwards none is open.
Mark Complete(OpenVisit& visit, const Sop& sop, int opens, Instant at);

}  // namespace tepat::sop
