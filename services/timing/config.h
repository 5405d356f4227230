// SPDX-License-Identifier: Apache-2.0
// Settings of timing.
#pragma once

#include <chrono>
#include <cstddef>

namespace tepat::timing {

struct Config {
  // A mark that lies further ahead of the clock that recorded it is flagged.
  std::chrono::seconds clock_tolerance{120};
  // What is told later than this behind its instant is told late, and said so.
  std::chrono::seconds told_within{1};
  // Visits judged in one transaction when many fall due at once: ingestion goes on in between.
  int fire_slice_max = 200;
  // Most visits that one answer holds.
  int visits_max = 1000;
  // And most bytes of them: half of what one gRPC message may have. A visit of step 4 has a part
  // for each unit, so a hundred visits may be 3 MiB, and an answer beyond the limit would be asked
  // for again and again. One visit always goes, so that whoever reads gets on.
  std::size_t answer_bytes_max = std::size_t{512} * 1024;
  // Streams of changes at one time, and visits that one of their answers holds.
  int watchers_max = 16;
  int watch_page_max = 100;
  // How often the stream is compared with the journals.
  std::chrono::seconds audit_interval{3600};
};

}  // namespace tepat::timing
