// SPDX-License-Identifier: Apache-2.0
// Settings of disposition.
#pragma once

#include <cstddef>

#include "libs/worktime/zone.h"

namespace tepat::disposition {

// How long the lists of one disposition may be. Constants, and never lowered: the store reads no
// more than that, and what was issued is read for years.

// Most recipients; the office has sixteen positions.
constexpr std::size_t kRecipientsMax = 20;
// Most instructions.
constexpr std::size_t kInstructionsMax = 10;
// Most lines of the list of tasks.
constexpr std::size_t kTasksMax = 100;

// What a command needs beside its request. Lives in `main`'s frame.
struct Context {
  const worktime::Zone zone;  // of the office
};

}  // namespace tepat::disposition
