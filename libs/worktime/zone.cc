// SPDX-License-Identifier: Apache-2.0
#include "libs/worktime/zone.h"

#include <date/tz.h>

#include <regex>
#include <stdexcept>

namespace tepat::worktime {

Result<Zone> Zone::Find(const std::string& name) {
  try {
    return Zone(date::locate_zone(name));
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

std::string Zone::Format(Instant at) const { return FormatInstantAt(at, OffsetAt(at)); }

Result<std::chrono::local_days> ParseDate(const std::string& text) {
  static const std::regex shape(R"((\d{4})-(\d{2})-(\d{2}))");
  std::smatch part;
  if (std::regex_match(text, part, shape)) {
    const std::chrono::year_month_day date{
        std::chrono::year(std::stoi(part[1])),
        std::chrono::month(static_cast<unsigned>(std::stoi(part[2]))),
        std::chrono::day(static_cast<unsigned>(std::stoi(part[3])))};
    if (date.ok()) return std::chrono::local_days(date);
  }
  return Fail(Code::kInvalid, "worktime.malformed_date", "'" + text + "' is not a date");
}

}  // namespace tepat::worktime
