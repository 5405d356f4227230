// SPDX-License-Identifier: Apache-2.0
// The office hours by which tests of the domain judge.
#pragma once

#include "libs/worktime/calendar.h"

namespace tepat::timing {

// Mon–Fri 07:30–12:00 13:00–16:00, November and December 2026; 23 November is a Monday.
inline const worktime::Calendar& Office() {
  using namespace std::chrono_literals;
  static const worktime::Calendar calendar = [] {
    worktime::CalendarFile file;
    file.id = "office";
    file.time_zone = "Asia/Jakarta";
    file.complete_from = std::chrono::local_days(std::chrono::year(2026) / 11 / 1);
    file.complete_until = std::chrono::local_days(std::chrono::year(2026) / 12 / 31);
    for (std::size_t day = 0; day < 5; ++day) {
      file.weekly[day] = {{7h + 30min, 12h}, {13h, 16h}};
    }
    return *worktime::Calendar::Build(file);
  }();
  return calendar;
}

}  // namespace tepat::timing
