// SPDX-License-Identifier: Apache-2.0
#include "libs/worktime/paused_calendar.h"

#include <algorithm>

namespace tepat::worktime {

std::vector<Span> UnionOf(std::vector<Span> spans) {
  std::erase_if(spans, [](const Span& span) { return span.to <= span.from; });
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.from < b.from; });
  std::vector<Span> merged;
  for (const Span& span : spans) {
    // Spans that touch become one, so that what comes after may count on gaps between them.
    if (!merged.empty() && span.from <= merged.back().to) {
      merged.back().to = std::max(merged.back().to, span.to);
    } else {
      merged.push_back(span);
    }
  }
  return merged;
}

Result<Micros> PausedCalendar::PausedBetween(Instant start, Instant end) const {
  Micros paused{};
  for (const Span& pause : pauses_) {
    const Instant from = std::max(pause.from, start);
    const Instant to = std::min(pause.to, end);
    if (to <= from) continue;
    TEPAT_ASSIGN(const Micros worked, calendar_.Between(from, to));
    paused += worked;
  }
  return paused;
}

Result<Micros> PausedCalendar::Between(Instant start, Instant end) const {
  TEPAT_ASSIGN(const Micros worked, calendar_.Between(start, end));
  TEPAT_ASSIGN(const Micros paused, PausedBetween(start, end));
  return worked - paused;
}

Result<Instant> PausedCalendar::Add(Instant start, Micros budget) const {
  for (const Span& pause : pauses_) {
    if (pause.to <= start) continue;
    TEPAT_ASSIGN(const Micros before, calendar_.Between(start, pause.from));
    // Met before or just as the pause begins: a pause never moves what was due by then.
    if (before >= budget) break;
    // Work up to the pause uses the budget, the pause itself none; go on at its end.
    budget -= before;
    start = pause.to;
  }
  return calendar_.Add(start, budget);
}

Result<Instant> PausedCalendar::FirstOpen(Instant at) const {
  TEPAT_ASSIGN(at, calendar_.FirstOpen(at));
  for (const Span& pause : pauses_) {
    // Pauses are in order: one that begins later cannot cover this instant.
    if (at < pause.from) break;
    if (at >= pause.to) continue;
    TEPAT_ASSIGN(at, calendar_.FirstOpen(pause.to));
  }
  return at;
}

std::vector<Span> PausedCalendar::Spans(Instant start, Instant end) const {
  std::vector<Span> open;
  for (Span span : calendar_.Spans(start, end)) {
    for (const Span& pause : pauses_) {
      if (pause.to <= span.from || pause.from >= span.to) continue;
      if (pause.from > span.from) open.push_back({span.from, pause.from});
      span.from = std::min(pause.to, span.to);
    }
    if (span.from < span.to) open.push_back(span);
  }
  return open;
}

Result<bool> PausedCalendar::Counts(Instant open, Instant close) const {
  TEPAT_ASSIGN(const Micros worked, Between(open, close));
  return worked > Micros(0);
}

Result<bool> PausedCalendar::CountsFirstDay(Instant start) const {
  TEPAT_ASSIGN(const Instant close, calendar_.AddDays(start, 0));
  return Counts(start, close);
}

Result<int> PausedCalendar::CalendarDays(Instant start, int count) const {
  // Nearly every visit: no need to walk over its days.
  if (pauses_.empty()) return count;
  int days = 0;
  for (int counted = 0; counted < count;) {
    // A day counts when any of it was worked: a pause of half a day costs nobody a whole one.
    ++days;
    TEPAT_ASSIGN(const Instant open, calendar_.OpeningAfterDays(start, days));
    TEPAT_ASSIGN(const Instant close, calendar_.AddDays(start, days));
    TEPAT_ASSIGN(const bool counts, Counts(open, close));
    counted += counts ? 1 : 0;
  }
  return days;
}

Result<Instant> PausedCalendar::AddDays(Instant start, int count) const {
  TEPAT_ASSIGN(const int days, CalendarDays(start, count));
  return calendar_.AddDays(start, days);
}

Result<Instant> PausedCalendar::OpeningAfterDays(Instant start, int count) const {
  TEPAT_ASSIGN(const int days, CalendarDays(start, count));
  return calendar_.OpeningAfterDays(start, days);
}

Result<int> PausedCalendar::DaysBetween(Instant start, Instant end) const {
  int counted = 0;
  for (int days = 1;; ++days) {
    const auto open = calendar_.OpeningAfterDays(start, days);
    // Beyond the horizon nothing is counted; whoever asks for a deadline there gets the
    // error.
    if (!open || *open >= end) return counted;
    TEPAT_ASSIGN(const Instant close, calendar_.AddDays(start, days));
    TEPAT_ASSIGN(const bool counts, Counts(*open, close));
    counted += counts ? 1 : 0;
  }
}

}  // namespace tepat::worktime
