// SPDX-License-Identifier: Apache-2.0
#include "libs/worktime/zone.h"

#include <date/tz.h>

#include <stdexcept>

namespace tepat::worktime {

Result<Zone> Zone::Find(const std::string& name) {
  try {
    return Zone(date::locate_zone(name));
    // The library throws for an unknown name, and when the system has no zone database at all.
  } catch (const std::runtime_error&) {
    return Fail(Code::kInvalid, "worktime.unknown_time_zone", "unknown time zone '" + name + "'");
  }
}

std::chrono::seconds Zone::OffsetAt(Instant at) const {
  return zone_
      ->get_info(date::sys_seconds(std::chrono::floor<std::chrono::seconds>(at.time_since_epoch())))
      .offset;
}

std::chrono::local_days Zone::DateOf(Instant at) const {
  return std::chrono::local_days(
      std::chrono::floor<std::chrono::days>(at + OffsetAt(at)).time_since_epoch());
}

Instant Zone::StartOf(std::chrono::local_days date) const {
  // Where a clock skips midnight, the instant of the jump; where it shows it twice, the first.
  return zone_->to_sys(date::local_time<Micros>(date.time_since_epoch()), date::choose::earliest);
}

std::string Zone::Format(Instant at) const { return FormatInstantAt(at, OffsetAt(at)); }

}  // namespace tepat::worktime
