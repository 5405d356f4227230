// SPDX-License-Identifier: Apache-2.0
// Working time.
//
// A calendar is a list of half-open working segments [open, close), made from weekly hours,
// holidays and hours of single dates; for a date, its own hours win over a holiday, and a holiday
// over the weekly hours. Let W(t) be the working time before t. Everything else follows from W:
//
//   between(s, e) = W(e) - W(s)                      working time from s to e
//   add(s, d)     = the earliest t >= s with between(s, t) = d
//   first_open(t) = the earliest instant >= t inside a segment
//   breach_at     = first_open(due): the first working instant beyond the budget
//
// W is a prefix sum over the segments, so a question costs one binary search. All arithmetic is in
// int64 microseconds. A calendar answers only within the dates for which somebody declared it
// complete: a year without its holidays is an error, never "no holidays".
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "libs/base/instant.h"
#include "libs/base/status.h"
#include "libs/worktime/calendar_file.h"

namespace date {
class time_zone;
}

namespace tepat::worktime {

// A half-open span of time, [from, to); empty when `to` is not after `from`.
struct Span {
  Instant from;
  Instant to;

  bool operator==(const Span&) const = default;
};

// Working hours of one office over a range of dates. Immutable value; any thread.
// Each question fails with kInvalid `worktime.horizon_exceeded` when it or its answer lies on a
// date outside [complete_from, complete_until].
class Calendar {
 public:
  // Derives the segments. Fails with kInvalid `worktime.unknown_time_zone` or
  // `worktime.overlapping_hours` (hours that overlap once they are placed in the time zone).
  static Result<Calendar> Build(const CalendarFile& file);

  // Working time from `start` to `end`; 0 when `end` is before `start`.
  Result<Micros> Between(Instant start, Instant end) const;

  // The earliest instant at which `budget` (>= 0) of working time has passed since `start`. A
  // budget that runs out exactly at closing ends at that closing; a budget of 0 ends at `start`.
  Result<Instant> Add(Instant start, Micros budget) const;

  // The earliest working instant at or after `at`.
  Result<Instant> FirstOpen(Instant at) const;

  // The first working instant beyond the budget: FirstOpen(Add(start, budget)).
  Result<Instant> BreachAt(Instant start, Micros budget) const;

  // The last closing of the `count`-th (>= 0) working day after the day of FirstOpen(start).
  Result<Instant> AddDays(Instant start, int count) const;

  // Opening of the `count`-th working day after the day of FirstOpen(start).
  Result<Instant> OpeningAfterDays(Instant start, int count) const;

  // Working time of that whole working day, in which `at` or its next opening lies.
  Result<Micros> DayLength(Instant at) const;

  // Segments between `start` and `end`, cut to them; nothing outside the horizon.
  std::vector<Span> Spans(Instant start, Instant end) const;

  // True when `at` lies inside a segment; false also outside the horizon.
  bool IsOpen(Instant at) const;

  // Seconds east of UTC in this calendar's time zone at `at`.
  std::chrono::seconds OffsetAt(Instant at) const;

  const std::string& id() const { return id_; }
  const std::string& time_zone() const { return zone_name_; }

  // First instant inside the horizon, and first instant after it.
  Instant complete_from() const { return from_; }
  Instant complete_until() const { return until_; }

 private:
  struct Segment {
    std::int64_t open;
    std::int64_t close;
    std::int64_t before;  // working microseconds before `open`
    std::int32_t day;     // index into days_
  };
  struct Day {
    std::int32_t first_segment;
    std::int32_t last_segment;
  };

  Calendar() = default;

  bool InHorizon(Instant at) const { return from_ <= at && at < until_; }
  tl::unexpected<Error> HorizonExceeded() const;
  std::size_t SegmentAt(std::int64_t at) const;  // first segment that closes after `at`
  std::int64_t WorkedBefore(std::int64_t at) const;
  Result<const Segment*> FirstSegment(Instant start) const;
  Result<Day> DayAfter(Instant start, int count) const;
  Status AddDay(std::span<const Hours> hours, std::chrono::local_days date,
                const date::time_zone& zone);
  void IndexDays();

  std::string id_;
  std::string zone_name_;
  const date::time_zone* zone_ = nullptr;  // owned by the process-wide zone database
  Instant from_;
  Instant until_;
  std::vector<Segment> segments_;
  std::vector<Day> days_;
  std::vector<std::uint32_t> segment_of_day_;  // per UTC day since from_: SegmentAt(its midnight)
};

}  // namespace tepat::worktime
