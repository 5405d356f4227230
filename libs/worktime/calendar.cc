// SPDX-License-Identifier: Apache-2.0
#include "libs/worktime/calendar.h"

#include <date/tz.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "libs/base/check.h"

namespace tepat::worktime {
namespace {

constexpr std::int64_t kDayMicros = 86'400'000'000;

// Null when the system's zone database does not know the name.
const date::time_zone* FindZone(const std::string& name) {
  try {
    return date::locate_zone(name);
  } catch (const std::runtime_error&) {
    return nullptr;
  }
}

// The instant of a local time. In the hour that a clock shows twice, the first; for a local time
// that a clock skips, the instant of the jump. Closing and opening use the same rule, so that
// round-the-clock hours never overlap or leave a gap.
std::int64_t ToMicros(std::chrono::local_days date, std::chrono::minutes time,
                      const date::time_zone& zone) {
  const date::local_time<Micros> local{
      std::chrono::duration_cast<Micros>(date.time_since_epoch() + time)};
  return zone.to_sys(local, date::choose::earliest).time_since_epoch().count();
}

}  // namespace

tl::unexpected<Error> Calendar::HorizonExceeded() const {
  return Fail(Code::kInvalid, "worktime.horizon_exceeded",
              "calendar '" + id_ + "' is complete only from " + FormatInstant(from_) + " to " +
                  FormatInstant(until_));
}

Status Calendar::AddDay(std::span<const Hours> hours, std::chrono::local_days date,
                        const date::time_zone& zone) {
  const auto first = static_cast<std::int32_t>(segments_.size());
  for (const Hours& span : hours) {
    const std::int64_t open = ToMicros(date, span.open, zone);
    const std::int64_t close = ToMicros(date, span.close, zone);
    if (close <= open) continue;  // wholly inside a skipped hour
    std::int64_t before = 0;
    if (!segments_.empty()) {
      const Segment& last = segments_.back();
      if (open < last.close) {
        return Fail(Code::kInvalid, "worktime.overlapping_hours",
                    "hours overlap at " + FormatInstant(InstantFromMicros(open)));
      }
      // Prefix sums: worked time between two instants is one difference, however many days
      // lie between.
      before = last.before + (last.close - last.open);
    }
    segments_.push_back({open, close, before, static_cast<std::int32_t>(days_.size())});
  }
  const auto end = static_cast<std::int32_t>(segments_.size());
  // A day without hours is no working day: counting days skips it.
  if (end > first) days_.push_back({first, end - 1});
  return Ok();
}

// One entry per 24 hours from the beginning of the calendar, not per date: finding a segment is a
// division and a step or two, without a search and without asking the zone.
void Calendar::IndexDays() {
  const std::int64_t from = MicrosOf(from_);
  std::uint32_t segment = 0;
  // One more than the horizon has, for an instant exactly at its end.
  for (std::int64_t at = from; at < MicrosOf(until_) + kDayMicros; at += kDayMicros) {
    while (segment < segments_.size() && segments_[segment].close <= at) ++segment;
    segment_of_day_.push_back(segment);
  }
}

Result<Calendar> Calendar::Build(const CalendarFile& file) {
  Calendar calendar;
  calendar.id_ = file.id;
  calendar.zone_name_ = file.time_zone;
  calendar.zone_ = FindZone(file.time_zone);
  if (calendar.zone_ == nullptr) {
    return Fail(Code::kInvalid, "worktime.unknown_time_zone",
                "unknown time zone '" + file.time_zone + "'");
  }
  const date::time_zone& zone = *calendar.zone_;
  calendar.from_ = InstantFromMicros(ToMicros(file.complete_from, {}, zone));
  calendar.until_ =
      InstantFromMicros(ToMicros(file.complete_until + std::chrono::days(1), {}, zone));
  for (auto date = file.complete_from; date <= file.complete_until; date += std::chrono::days(1)) {
    TEPAT_TRY(calendar.AddDay(file.HoursOf(date), date, zone));
  }
  calendar.IndexDays();
  return calendar;
}

std::size_t Calendar::SegmentAt(std::int64_t at) const {
  const auto day = static_cast<std::size_t>((at - MicrosOf(from_)) / kDayMicros);
  std::size_t segment = segment_of_day_[day];
  while (segment < segments_.size() && segments_[segment].close <= at) ++segment;
  return segment;
}

std::int64_t Calendar::WorkedBefore(std::int64_t at) const {
  const std::size_t index = SegmentAt(at);
  if (index == segments_.size()) {
    if (segments_.empty()) return 0;
    const Segment& last = segments_.back();
    return last.before + (last.close - last.open);
  }
  const Segment& segment = segments_[index];
  return segment.before + std::max<std::int64_t>(0, at - segment.open);
}

Result<Micros> Calendar::Between(Instant start, Instant end) const {
  if (!InHorizon(start) || !InHorizon(end)) return HorizonExceeded();
  // An end before its start comes from two clocks that disagree; no time passed.
  if (end <= start) return Micros(0);
  return Micros(WorkedBefore(MicrosOf(end)) - WorkedBefore(MicrosOf(start)));
}

Result<Instant> Calendar::Add(Instant start, Micros budget) const {
  TEPAT_CHECK(budget >= Micros(0));
  if (!InHorizon(start)) return HorizonExceeded();
  // Nothing is to be worked, so it is due where it starts, even in the night.
  if (budget == Micros(0)) return start;
  const std::int64_t worked = WorkedBefore(MicrosOf(start));
  if (segments_.empty()) return HorizonExceeded();
  const std::int64_t total =
      segments_.back().before + segments_.back().close - segments_.back().open;
  // Beyond the last complete day nobody knows the holidays: no answer is better than one that
  // moves.
  if (budget.count() > total - worked) return HorizonExceeded();
  // The last segment that begins with less than the goal worked: a goal met exactly at a closing
  // stays there.
  const std::int64_t goal = worked + budget.count();
  const auto next = std::partition_point(segments_.begin(), segments_.end(),
                                         [&](const Segment& s) { return s.before < goal; });
  const Segment& segment = *std::prev(next);
  return InstantFromMicros(segment.open + (goal - segment.before));
}

Result<const Calendar::Segment*> Calendar::FirstSegment(Instant start) const {
  if (!InHorizon(start)) return HorizonExceeded();
  const std::size_t index = SegmentAt(MicrosOf(start));
  if (index == segments_.size()) return HorizonExceeded();
  return &segments_[index];
}

Result<Instant> Calendar::FirstOpen(Instant at) const {
  TEPAT_ASSIGN(const Segment* segment, FirstSegment(at));
  return std::max(at, InstantFromMicros(segment->open));
}

Result<Instant> Calendar::BreachAt(Instant start, Micros budget) const {
  // Due at a closing is late only when work opens again: until then no working time has passed.
  TEPAT_ASSIGN(const Instant due, Add(start, budget));
  return FirstOpen(due);
}

Result<Calendar::Day> Calendar::DayAfter(Instant start, int count) const {
  TEPAT_CHECK(count >= 0);
  TEPAT_ASSIGN(const Segment* segment, FirstSegment(start));
  const auto index = static_cast<std::size_t>(segment->day) + static_cast<std::size_t>(count);
  if (index >= days_.size()) return HorizonExceeded();
  return days_[index];
}

Result<Instant> Calendar::AddDays(Instant start, int count) const {
  TEPAT_ASSIGN(const Day day, DayAfter(start, count));
  return InstantFromMicros(segments_[static_cast<std::size_t>(day.last_segment)].close);
}

Result<Instant> Calendar::OpeningAfterDays(Instant start, int count) const {
  TEPAT_ASSIGN(const Day day, DayAfter(start, count));
  return InstantFromMicros(segments_[static_cast<std::size_t>(day.first_segment)].open);
}

Result<Micros> Calendar::DayLength(Instant at) const {
  TEPAT_ASSIGN(const Day day, DayAfter(at, 0));
  // Both ends of the day by its prefix sums, so breaks within it are left out.
  const Segment& first = segments_[static_cast<std::size_t>(day.first_segment)];
  const Segment& last = segments_[static_cast<std::size_t>(day.last_segment)];
  return Micros(last.before + (last.close - last.open) - first.before);
}

std::vector<Span> Calendar::Spans(Instant start, Instant end) const {
  std::vector<Span> spans;
  if (!InHorizon(start)) return spans;
  for (std::size_t i = SegmentAt(MicrosOf(start)); i < segments_.size(); ++i) {
    const Span span{std::max(start, InstantFromMicros(segments_[i].open)),
                    std::min(end, InstantFromMicros(segments_[i].close))};
    // Segments are in order: the first that begins too late is the last to look at.
    if (span.from >= end) break;
    spans.push_back(span);
  }
  return spans;
}

bool Calendar::IsOpen(Instant at) const {
  const auto open = FirstOpen(at);
  return open && *open == at;
}

std::chrono::seconds Calendar::OffsetAt(Instant at) const {
  return zone_
      ->get_info(date::sys_seconds(std::chrono::floor<std::chrono::seconds>(at.time_since_epoch())))
      .offset;
}

}  // namespace tepat::worktime
