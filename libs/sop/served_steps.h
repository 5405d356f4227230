// SPDX-License-Identifier: Apache-2.0
// What our step services call for in an SOP version: the one list of the commands of each step.
// Which service serves a step: services.h.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/sop/sop.h"

namespace tepat::sop {

// A step that one of our services serves.
struct ServedStep {
  int key = 0;
  std::span<const std::string_view> commands;  // each has roles in the version
};

// In the order of their keys, 1 to 7. A version that lacks one of them, or a command, is refused at
// adoption.
// Constant, so any thread.
std::span<const ServedStep> ServedSteps();

// What a version lacks of that, in words for the log; empty when a case can follow it to the end.
// For versions that were adopted before such were refused.
std::vector<std::string> LacksOf(const Sop& sop);

}  // namespace tepat::sop
