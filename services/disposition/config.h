// SPDX-License-Identifier: Apache-2.0
// Settings of disposition.
#pragma once

#include <cstddef>

#include "libs/worktime/zone.h"

namespace tepat::disposition {

struct Config {
  // Most recipients of one disposition; the office has sixteen positions.
  std::size_t recipients_max = 20;
  // Most instructions of one disposition.
  std::size_t instructions_max = 10;
  // Most lines of the list of tasks.
  std::size_t tasks_max = 100;
};

// What a command needs beside its request. Lives in `main`'s frame.
struct Context {
  const worktime::Zone zone;  // of the office
  const Config config = {};
};

}  // namespace tepat::disposition
