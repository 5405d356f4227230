// SPDX-License-Identifier: Apache-2.0
#include "services/portal/words/clock_words.h"

#include <fmt/format.h>

#include "libs/worktime/date_words.h"
#include "services/portal/phrases.h"
#include "tepat/timing/v1/visit.pb.h"

namespace tepat::portal {
namespace {

// The end of the stretch of working time in which `now` lies.
Instant ClosingAfter(const worktime::Calendar& calendar, Instant now) {
  Instant open = now;
  Instant closed = now + std::chrono::days(1);
  while (closed - open > std::chrono::seconds(1)) {
    const Instant middle = open + (closed - open) / 2;
    const auto worked = calendar.Between(now, middle);
    const bool all_worked = worked && *worked == middle - now;
    (all_worked ? open : closed) = middle;
  }
  return std::chrono::round<std::chrono::seconds>(open);
}

}  // namespace

std::string TimeWords::AbbreviationOf(const std::string& time_zone) {
  static const Phrases kZones = {{"Asia/Jakarta", "WIB"},
                                 {"Asia/Pontianak", "WIB"},
                                 {"Asia/Makassar", "WITA"},
                                 {"Asia/Jayapura", "WIT"}};
  return Find(kZones, time_zone, time_zone);
}

std::chrono::seconds TimeWords::OffsetAt(Instant at) const {
  const auto local = *ParseInstant(zone_.Format(at).substr(0, 19) + "Z");
  return std::chrono::duration_cast<std::chrono::seconds>(
      local - std::chrono::floor<std::chrono::seconds>(at));
}

TimeWords::Parts TimeWords::PartsOf(Instant at) const {
  const auto local = std::chrono::floor<std::chrono::minutes>(at + OffsetAt(at));
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const auto minutes = static_cast<int>((local - day).count());
  return {std::chrono::year_month_day(day), std::chrono::weekday(day), minutes / 60, minutes % 60};
}

std::string TimeWords::Long(Instant at) const {
  const Parts parts = PartsOf(at);
  return fmt::format("{}, {} {} {} pukul {:02}.{:02} {}", worktime::WeekdayWord(parts.weekday),
                     static_cast<unsigned>(parts.date.day()),
                     worktime::MonthWord(parts.date.month()), static_cast<int>(parts.date.year()),
                     parts.hour, parts.minute, abbreviation_);
}

std::string TimeWords::Short(Instant at, Instant now) const {
  const Parts parts = PartsOf(at);
  std::string time = fmt::format("{:02}.{:02}", parts.hour, parts.minute);
  const auto today = PartsOf(now).date;
  if (parts.date == today) return time;
  const std::string day = fmt::format("{} {}", static_cast<unsigned>(parts.date.day()),
                                      worktime::ShortMonthWord(parts.date.month()));
  if (parts.date.year() == today.year()) return day + " " + time;
  return fmt::format("{} {} {}", day, static_cast<int>(parts.date.year()), time);
}

std::string TimeWords::Date(const std::string& iso) {
  const auto date = ParseDate(iso);
  if (!date) return iso;
  const std::chrono::year_month_day parts(*date);
  return fmt::format("{}, {} {} {}", worktime::WeekdayWord(std::chrono::weekday(*date)),
                     static_cast<unsigned>(parts.day()), worktime::MonthWord(parts.month()),
                     static_cast<int>(parts.year()));
}

std::string TimeWords::IsoDate(Instant at) const { return zone_.Format(at).substr(0, 10); }

std::string TimeWords::Field(Instant at) const { return zone_.Format(at).substr(0, 16); }

Result<Instant> TimeWords::FromField(const std::string& text) const {
  TEPAT_ASSIGN(const Instant local, ParseInstant(text + (text.size() == 16 ? ":00Z" : "Z")));
  return local - OffsetAt(local - OffsetAt(local));
}

Instant TimeWords::StartOfDay(Instant at) const {
  const auto offset = OffsetAt(at);
  return std::chrono::floor<std::chrono::days>(at + offset) - offset;
}

std::string Span(std::chrono::seconds time) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(time).count();
  if (minutes < 1) return fmt::format("{} detik", time.count());
  if (minutes < 60) return fmt::format("{} menit", minutes);
  if (minutes % 60 == 0) return fmt::format("{} jam", minutes / 60);
  return fmt::format("{} jam {} menit", minutes / 60, minutes % 60);
}

std::string Span(const google::protobuf::Duration& time) {
  return Span(std::chrono::seconds(time.seconds()));
}

std::string StandardWord(const sop::Standard& standard) {
  const bool days = standard.unit == sop::Standard::Unit::kDays;
  return fmt::format("{} {}", standard.amount, days ? "hari kerja" : "menit");
}

std::string ClockStateWord(ClockState state) {
  switch (state) {
    case ClockState::kOnTime:
      return "Tepat waktu";
    case ClockState::kNearly:
      return "Hampir lewat";
    case ClockState::kLate:
      return "Terlambat";
    case ClockState::kPaused:
      return "Dijeda";
    case ClockState::kNone:
      break;
  }
  return "Tanpa batas waktu";
}

namespace {

// A clock that stands still: what is left stays, and nothing is due yet.
ClockWords StandingStill(const VisitRow& visit) {
  ClockWords words;
  words.state = ClockState::kPaused;
  words.due = "jam berhenti";
  words.left_seconds = (visit.allowed - visit.used).count();
  words.left = "sisa " + Span(visit.allowed - visit.used);
  if (visit.allowed.count() > 0) {
    words.percent = static_cast<int>(visit.used.count() * 100 / visit.allowed.count());
  }
  return words;
}

}  // namespace

ClockWords ClockOf(const VisitRow& visit, Instant now, const worktime::Calendar* calendar,
                   const TimeWords& times) {
  constexpr int kNearlyPercent = 80;
  ClockWords words;
  if (!visit.due) return words;
  words.due = "jatuh tempo " + times.Long(*visit.due);
  if (visit.state == timing::v1::VISIT_STATE_PAUSED) return StandingStill(visit);
  const bool late = visit.breach && now >= *visit.breach;
  words.state = late ? ClockState::kLate : ClockState::kOnTime;
  if (calendar == nullptr) return words;
  const auto seconds = [](Micros time) {
    return std::chrono::duration_cast<std::chrono::seconds>(time);
  };
  const auto left = late ? calendar->Between(*visit.due, now) : calendar->Between(now, *visit.due);
  const auto whole = calendar->Between(visit.start, *visit.due);
  if (!left || !whole) return words;
  words.left_seconds = (late ? -1 : 1) * seconds(*left).count();
  if (whole->count() > 0 && !late) {
    words.percent = static_cast<int>(100 - left->count() * 100 / whole->count());
    if (words.percent >= kNearlyPercent && words.state == ClockState::kOnTime) {
      words.state = ClockState::kNearly;
    }
  }
  if (late) words.percent = 100;
  const auto day = calendar->DayLength(now);
  const std::int64_t days = day && day->count() > 0 ? left->count() / day->count() : 0;
  std::string span = Span(seconds(*left));
  if (days > 0) {
    const auto rest = std::chrono::floor<std::chrono::hours>(*left - *day * days).count();
    span = rest > 0 ? fmt::format("{} hari kerja {} jam", days, rest)
                    : fmt::format("{} hari kerja", days);
  }
  words.left = (late ? "lewat " : "sisa ") + span;
  if (calendar->IsOpen(now)) words.open_until = MicrosOf(ClosingAfter(*calendar, now)) / 1'000'000;
  return words;
}

}  // namespace tepat::portal
