// SPDX-License-Identifier: Apache-2.0
// The clock of a visit as the office's people read it.
#pragma once

#include <string>

#include "libs/sop/sop.h"
#include "libs/worktime/calendar.h"
#include "services/portal/names.h"

namespace tepat::portal {

// How a clock stands.
enum class ClockState { kNone, kOnTime, kNearly, kLate, kPaused };

// The clock of an open visit in words, and what a browser needs to let it run on.
struct ClockWords {
  ClockState state = ClockState::kNone;
  std::string left;               // `sisa 2 hari 3 jam` or `lewat 16 menit`
  std::string due;                // `jatuh tempo Kamis, 27 November 2026 pukul 16.30 WIB`
  std::int64_t left_seconds = 0;  // working seconds; negative when late
  std::int64_t open_until = 0;    // until when working time passes: seconds since 1970; 0: not now
  int percent = 0;                // of the allowance that is used
};
// `calendar` may be null: then only the due instant is told.
ClockWords ClockOf(const VisitRow& visit, Instant now, const worktime::Calendar* calendar,
                   const TimeWords& times);
// `4 hari kerja`, `15 menit`.
std::string StandardWord(const sop::Standard& standard);
// `Tepat waktu`, `Hampir lewat`, `Terlambat`, `Dijeda`.
std::string ClockStateWord(ClockState state);
}  // namespace tepat::portal
