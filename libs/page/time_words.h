// SPDX-License-Identifier: Apache-2.0
// Times as the office's people read them: their only formatter.
#pragma once

#include <google/protobuf/duration.pb.h>

#include <chrono>
#include <string>

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "libs/http/html.h"
#include "libs/worktime/zone.h"

namespace tepat::page {

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
  // In which all times stand: `WIB`.
  const std::string& zone_word() const { return abbreviation_; }

 private:
  // `WIB` of `Asia/Jakarta`; the zone's own name elsewhere.
  static std::string AbbreviationOf(const std::string& time_zone);
  // An instant as the office's clocks and calendars show it.
  struct Parts {
    std::chrono::year_month_day date;
    std::chrono::weekday weekday;
    int hour = 0;
    int minute = 0;
  };
  Parts PartsOf(Instant at) const;
  // How far local time is ahead of UTC at that instant.
  std::chrono::seconds OffsetAt(Instant at) const;

  worktime::Zone zone_;
  std::string abbreviation_;
};

// `9 menit`, `2 jam 5 menit`.
std::string Span(std::chrono::seconds time);
std::string Span(const google::protobuf::Duration& time);

// `<time>` for people and programs: short, with the whole on the pointer.
http::Html Moment(const TimeWords& times, Instant at, Instant now);

}  // namespace tepat::page
