// SPDX-License-Identifier: Apache-2.0
// Settings of correspondence.
#pragma once

#include <chrono>
#include <cstdint>

#include "libs/base/file_limit.h"
#include "libs/worktime/zone.h"

namespace tepat::correspondence {

struct Config {
  // How far back a receipt may be declared after a day on paper.
  std::chrono::days back_entry_max{14};
  // How far ahead of our clock a time of receipt may lie before it counts as in the future: clocks
  // of office machines differ by that much.
  std::chrono::seconds clock_tolerance{120};
  // Bytes of a scan, and scans that come in at one time.
  std::int64_t scan_bytes_max = kFileBytesMax;
  int uploads_max = 8;
};

// What a command needs beside its request. Lives in `main`'s frame.
struct Context {
  const worktime::Zone zone;  // of the office
  const Config config = {};
};

}  // namespace tepat::correspondence
