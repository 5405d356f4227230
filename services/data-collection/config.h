// SPDX-License-Identifier: Apache-2.0
// Settings of data-collection.
#pragma once

#include <cstddef>
#include <cstdint>

#include "libs/base/file_limit.h"
#include "libs/sop/mark.h"
#include "libs/worktime/zone.h"

namespace tepat::data_collection {

// How long the lists of one case may be. Constants, and never lowered: the store reads no more than
// that, and what was sent is read for years.

// Most units of one case.
constexpr std::size_t kUnitsMax = 100;
// Most indicators of one unit.
constexpr std::size_t kValuesMax = 100;
// Cells that one return of a unit names at most, and all units of one return together: what a fact
// has room for.
constexpr std::size_t kReturnedCellsMax = 200;
constexpr std::size_t kReturnedCellsOfAllMax = 1000;
// Files of one unit at most: some for each of its indicators.
constexpr std::size_t kFilesMax = 200;

// Periods before one that are read for comparison: twelve quarters, or twelve years.
constexpr int kEarlierPeriodsMax = 12;

// Most lines of the list of tasks that disposition hands over, as in its contract; all of them may
// be for one unit.
constexpr std::size_t kTasksMax = 100;

struct Config {
  // Most things that one unit is asked for when it is assigned; below kTasksMax.
  std::size_t requests_max = 16;
  // Most units that one return names: they hold the visit that it opens.
  std::size_t returns_max = sop::kHoldersMax;
  // Working days between a unit's due date and that of step 4, so that late data can be chased.
  int due_buffer_days = 1;
  // Bytes of a file that proves values, and files that come in at one time.
  std::int64_t evidence_bytes_max = kFileBytesMax;
  int uploads_max = 8;
  // Bytes of pictures of files that are remembered: some hundred pages, all of one case.
  std::size_t pictures_bytes_max = std::size_t{16} << 20;
  // Pictures that are drawn at one time, each a process, and those that wait for it: a browser asks
  // for six at a time.
  int pictures_at_a_time = 2;
  std::size_t pictures_waiting_max = 32;
};

// What a command needs beside its request. Lives in `main`'s frame.
struct Context {
  const worktime::Zone zone;  // of the office
  const Config config = {};
};

}  // namespace tepat::data_collection
