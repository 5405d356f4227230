// SPDX-License-Identifier: Apache-2.0
// Settings of correspondence.
#pragma once

#include <chrono>

namespace tepat::correspondence {

struct Config {
  // How far back a receipt may be declared after a day on paper.
  std::chrono::days back_entry_max{14};
  // How far ahead of our clock a time of receipt may lie before it counts as in the future: clocks
  // of office machines differ by that much.
  std::chrono::seconds clock_tolerance{120};
};

}  // namespace tepat::correspondence
