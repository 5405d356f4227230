// SPDX-License-Identifier: Apache-2.0
// Times and clocks as the office's people read them: the only formatter of both.
#pragma once

#include <google/protobuf/duration.pb.h>

#include <string>

#include "libs/sop/sop.h"
#include "libs/worktime/calendar.h"
#include "libs/worktime/zone.h"
#include "services/portal/names.h"

namespace tepat::portal {

// Writes times as the office's people see them. Value type; any thread.
class TimeWords {
 public:
  explicit TimeWords(const std::string& time_zone, worktime::Zone zone)
      : zone_(zone), abbreviation_(AbbreviationOf(time_zone)) {}

  // `Senin, 23 November 2026 pukul 08.05 WIB`.
  std::string Long(Instant at) const;
  // `23 Nov 08.05`; today only `08.05`.
  std::string Short(Instant at, Instant now) const;
  // `Kamis, 27 November 2026` of an ISO date; the text itself when it is none.
  static std::string Date(const std::string& iso);
  // `2026-11-23`, for date fields.
  std::string IsoDate(Instant at) const;
  // `2026-11-23T08:05`, for fields of date and time; and back.
  std::string Field(Instant at) const;
  Result<Instant> FromField(const std::string& text) const;
  // Midnight before `at`.
  Instant StartOfDay(Instant at) const;

 private:
  static std::string AbbreviationOf(const std::string& time_zone);
  struct Parts {
    std::chrono::year_month_day date;
    std::chrono::weekday weekday;
    int hour = 0;
    int minute = 0;
  };
  Parts PartsOf(Instant at) const;
  std::chrono::seconds OffsetAt(Instant at) const;

  worktime::Zone zone_;
  std::string abbreviation_;
};

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
// `9 menit`, `2 jam 5 menit`.
std::string Span(std::chrono::seconds time);
std::string Span(const google::protobuf::Duration& time);
}  // namespace tepat::portal
