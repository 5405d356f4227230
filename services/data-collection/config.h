// SPDX-License-Identifier: Apache-2.0
// Settings of data-collection.
#pragma once

#include <cstddef>

#include "libs/worktime/zone.h"

namespace tepat::data_collection {

struct Config {
  // Most units of one case.
  std::size_t units_max = 100;
  // Most things that one unit is asked for when it is assigned.
  std::size_t requests_max = 16;
  // Most indicators of one unit.
  std::size_t values_max = 100;
  // Most units that one return names; a mark holds no more holders.
  std::size_t returns_max = 32;
  // Working days between a unit's due date and that of step 4, so that late data can be chased.
  int due_buffer_days = 1;
};

// What a command needs beside its request. Lives in `main`'s frame.
struct Context {
  const worktime::Zone zone;  // of the office
  const Config config = {};
};

}  // namespace tepat::data_collection
