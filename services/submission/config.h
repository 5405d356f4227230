// SPDX-License-Identifier: Apache-2.0
// Settings of submission.
#pragma once

#include <chrono>
#include <cstddef>

#include "libs/sop/mark.h"
#include "libs/worktime/zone.h"

namespace tepat::submission {

// Cells that a correction names of one unit, and of all units together: as data-collection takes
// them, and a fact has room for them.
constexpr std::size_t kCellsMax = 200;
constexpr std::size_t kCellsOfAllMax = 1000;

struct Config {
  // Most documents that one announcement of readiness names.
  std::size_t documents_max = 20;
  // Most units that one correction names: they hold the visit that it opens.
  std::size_t returns_max = sop::kHoldersMax;
  // How far the receiver's clock may differ from ours when a receipt is judged: both are set by
  // people, and a receipt that seems to lie before its sending would be refused.
  std::chrono::minutes clock_tolerance{5};
};

// What a command needs beside its request. Lives in `main`'s frame.
struct Context {
  const worktime::Zone zone;  // of the office
  const Config config = {};
};

}  // namespace tepat::submission
