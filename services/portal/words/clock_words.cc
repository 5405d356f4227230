// SPDX-License-Identifier: Apache-2.0
#include "services/portal/words/clock_words.h"

#include <fmt/format.h>

#include "tepat/timing/v1/visit.pb.h"

namespace tepat::portal {
namespace {

// The end of the stretch of working time in which `now` lies.
// By halving: the calendar answers how much of a stretch is work, not where a stretch ends.
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
// The instant at which it was due says nothing while it stands still.
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
  // Where timing warns by the SOP that the office ships.
  constexpr int kNearlyPercent = 80;
  ClockWords words;
  if (!visit.due) return words;
  words.due = "jatuh tempo " + times.Long(*visit.due);
  // Beyond its budget a clock that stands still stays late: only what is left is told.
  if (visit.state == timing::v1::VISIT_STATE_PAUSED) return StandingStill(visit);
  const bool late = visit.breach && now >= *visit.breach;
  words.state = late ? ClockState::kLate : ClockState::kOnTime;
  // Without a calendar no working time can be told, but whether it is late can.
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
  // In days as long as today: that is how people count.
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
