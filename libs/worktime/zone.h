// SPDX-License-Identifier: Apache-2.0
// Dates and times of day as people in one time zone see them.
#pragma once

#include <chrono>
#include <string>

#include "libs/base/instant.h"
#include "libs/base/status.h"

namespace date {
class time_zone;
}

namespace tepat::worktime {

// A time zone of the system's database. Value type; any thread.
class Zone {
 public:
  // Fails with kInvalid `worktime.unknown_time_zone`.
  static Result<Zone> Find(const std::string& name);

  // The date on the wall at `at`.
  std::chrono::local_days DateOf(Instant at) const;
  // The first instant of a date there.
  Instant StartOf(std::chrono::local_days date) const;
  // `2026-11-27T16:30:00+07:00`.
  std::string Format(Instant at) const;

 private:
  explicit Zone(const date::time_zone* zone) : zone_(zone) {}
  std::chrono::seconds OffsetAt(Instant at) const;

  const date::time_zone* zone_;  // owned by the process-wide zone database
};

}  // namespace tepat::worktime
