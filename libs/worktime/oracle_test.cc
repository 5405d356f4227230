// SPDX-License-Identifier: Apache-2.0
// Acceptance (i) of the clock: properties against an oracle of one bit per second: slow, obvious,
// and sharing no code with the calendar but the rule of which hours hold on a date.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "libs/worktime/paused_calendar.h"

namespace tepat::worktime {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int kDays = 12;
constexpr std::int64_t kDaySeconds = 86'400;
const std::chrono::local_days kFirst{std::chrono::year(2026) / 11 / 2};  // a Monday

// Twelve days of random hours, holidays and overrides, in UTC.
CalendarFile RandomFile() {
  CalendarFile file;
  file.id = "random";
  file.time_zone = "Etc/UTC";
  file.complete_from = kFirst;
  file.complete_until = kFirst + days(kDays - 1);
  const auto random_hours = [] {
    DayHours hours;
    int at = *rc::gen::inRange(0, 600);
    const int spans = *rc::gen::inRange(0, 4);
    for (int i = 0; i < spans && at < 24 * 60; ++i) {
      const int end = std::min(24 * 60, at + *rc::gen::inRange(1, 400));
      hours.push_back({minutes(at), minutes(end)});
      at = end + *rc::gen::inRange(0, 120);
    }
    return hours;
  };
  for (auto& day : file.weekly) day = random_hours();
  for (int day = 0; day < kDays; ++day) {
    const int what = *rc::gen::inRange(0, 6);
    if (what == 0) file.holidays[kFirst + days(day)] = {"national", "libur"};
    if (what <= 1) file.date_overrides[kFirst + days(day)] = {random_hours(), "example"};
  }
  return file;
}

// One bit per second of the horizon.
class Oracle {
 public:
  explicit Oracle(const CalendarFile& file) : open_(kDays * kDaySeconds, false) {
    for (int day = 0; day < kDays; ++day) {
      for (const Hours& hours : file.HoursOf(kFirst + days(day))) {
        const std::int64_t base = day * kDaySeconds;
        for (auto s = base + seconds(hours.open).count(); s < base + seconds(hours.close).count();
             ++s) {
          open_[static_cast<std::size_t>(s)] = true;
        }
      }
    }
  }

  void Pause(std::int64_t from, std::int64_t to) {
    for (auto s = from; s < to; ++s) open_[static_cast<std::size_t>(s)] = false;
  }

  bool open(std::int64_t second) const { return open_[static_cast<std::size_t>(second)]; }

  std::int64_t Between(std::int64_t start, std::int64_t end) const {
    std::int64_t count = 0;
    for (auto s = start; s < end; ++s) count += open(s);
    return count;
  }

  // -1 when the budget does not fit into the horizon.
  std::int64_t Add(std::int64_t start, std::int64_t budget) const {
    auto at = start;
    while (budget > 0 && at < kDays * kDaySeconds) budget -= open(at++);
    return budget > 0 ? -1 : at;
  }

  std::int64_t FirstOpen(std::int64_t at) const {
    while (at < kDays * kDaySeconds && !open(at)) ++at;
    return at < kDays * kDaySeconds ? at : -1;
  }

  // Days of [from, until) with some work.
  int WorkedDays(std::int64_t from, std::int64_t until) const {
    int worked = 0;
    for (auto day = from; day < until; ++day) {
      worked += Between(day * kDaySeconds, (day + 1) * kDaySeconds) > 0 ? 1 : 0;
    }
    return worked;
  }

  // Last second of work, plus one, of the count-th day with work after the day of FirstOpen(start).
  std::int64_t AddDays(std::int64_t start, int count) const {
    const auto first = FirstOpen(start);
    if (first < 0) return -1;
    for (auto day = first / kDaySeconds; day < kDays; ++day) {
      if (Between(day * kDaySeconds, (day + 1) * kDaySeconds) == 0 || count-- > 0) continue;
      auto at = (day + 1) * kDaySeconds;
      while (!open(at - 1)) --at;
      return at;
    }
    return -1;
  }

 private:
  std::vector<bool> open_;
};

Instant At(std::int64_t second) { return Instant(kFirst.time_since_epoch()) + seconds(second); }

std::int64_t SecondOf(const Result<Instant>& answer) {
  return answer ? (MicrosOf(*answer) - MicrosOf(At(0))) / 1'000'000 : -1;
}

std::int64_t AnySecond() { return *rc::gen::inRange<std::int64_t>(0, kDays * kDaySeconds); }

RC_GTEST_PROP(Oracle, AgreesOnEveryQuestion, ()) {
  const CalendarFile file = RandomFile();
  const Oracle oracle(file);
  const auto calendar = Calendar::Build(file);
  RC_ASSERT(calendar.has_value());
  for (int i = 0; i < 5; ++i) {
    const auto start = AnySecond();
    const auto end = AnySecond();
    const auto budget = *rc::gen::inRange<std::int64_t>(0, 4 * kDaySeconds);
    const auto count = *rc::gen::inRange(0, 6);
    RC_ASSERT(calendar->Between(At(start), At(end))->count() ==
              oracle.Between(start, end) * 1'000'000);
    RC_ASSERT(SecondOf(calendar->Add(At(start), seconds(budget))) == oracle.Add(start, budget));
    RC_ASSERT(SecondOf(calendar->FirstOpen(At(start))) == oracle.FirstOpen(start));
    RC_ASSERT(SecondOf(calendar->AddDays(At(start), count)) == oracle.AddDays(start, count));
    RC_ASSERT(calendar->IsOpen(At(start)) == oracle.open(start));
  }
}

// Pauses are seconds taken out; days are counted from the day of the calendar's own opening.
RC_GTEST_PROP(Oracle, AgreesOnEveryQuestionAboutAPausedVisit, ()) {
  const CalendarFile file = RandomFile();
  const Oracle unpaused(file);
  Oracle paused = unpaused;
  std::vector<Span> pauses;
  for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
    const auto from = AnySecond();
    const auto to = std::min(kDays * kDaySeconds - 1, from + *rc::gen::inRange(0, 200'000));
    pauses.push_back({At(from), At(to)});
    paused.Pause(from, std::max(from, to));
  }
  const auto calendar = Calendar::Build(file);
  const PausedCalendar visit(*calendar, pauses);
  for (int i = 0; i < 5; ++i) {
    const auto start = AnySecond();
    const auto end = AnySecond();
    const auto budget = *rc::gen::inRange<std::int64_t>(0, 2 * kDaySeconds);
    RC_ASSERT(visit.Between(At(start), At(end))->count() == paused.Between(start, end) * 1'000'000);
    RC_ASSERT(SecondOf(visit.Add(At(start), seconds(budget))) == paused.Add(start, budget));
    RC_ASSERT(SecondOf(visit.FirstOpen(At(start))) == paused.FirstOpen(start));
    const auto first = unpaused.FirstOpen(start);
    const auto count = *rc::gen::inRange(0, 5);
    const auto due = SecondOf(visit.AddDays(At(start), count));
    if (first < 0 || due < 0) continue;
    const auto after_first = first / kDaySeconds + 1;
    const auto last = (due - 1) / kDaySeconds;
    RC_ASSERT(paused.WorkedDays(after_first, last + 1) == count);
    if (count > 0) RC_ASSERT(paused.WorkedDays(after_first, last) == count - 1);
    RC_ASSERT(*visit.DaysBetween(At(start), At(due)) == count);
  }
}

// Every second between two answers, so that no boundary hides between random samples.
TEST(Oracle, AgreesOnEverySecondOfAnOfficeDay) {
  CalendarFile file;
  file.id = "office";
  file.time_zone = "Etc/UTC";
  file.complete_from = kFirst;
  file.complete_until = kFirst + days(kDays - 1);
  for (std::size_t day = 0; day < 5; ++day) {
    file.weekly[day] = {{minutes(450), minutes(720)}, {minutes(780), minutes(960)}};
  }
  const Oracle oracle(file);
  const auto calendar = Calendar::Build(file);
  std::int64_t worked = 0;
  for (std::int64_t second = 0; second < 2 * kDaySeconds; ++second) {
    ASSERT_EQ(calendar->Between(At(0), At(second))->count(), worked * 1'000'000) << second;
    worked += oracle.open(second);
  }
  for (std::int64_t start = 0; start < kDaySeconds; start += 61) {
    ASSERT_EQ(SecondOf(calendar->Add(At(start), seconds(300))), oracle.Add(start, 300)) << start;
  }
}

RC_GTEST_PROP(WorkingTime, AddAndBetweenAreInverse, ()) {
  const auto calendar = Calendar::Build(RandomFile());
  const Instant start = At(AnySecond()) + Micros(*rc::gen::inRange(0, 1'000'000));
  const Micros a(*rc::gen::inRange<std::int64_t>(0, kDaySeconds * 1'000'000));
  const Micros b(*rc::gen::inRange<std::int64_t>(0, kDaySeconds * 1'000'000));
  const auto after_a = calendar->Add(start, a);
  if (!after_a) return;
  RC_ASSERT(*calendar->Between(start, std::min(*after_a, At(kDays * kDaySeconds) - Micros(1))) <=
            a);
  const auto after_both = calendar->Add(start, a + b);
  if (!after_both || *after_both >= At(kDays * kDaySeconds)) return;
  RC_ASSERT(*calendar->Between(start, *after_a) == a);
  RC_ASSERT(*calendar->Add(*after_a, b) == *after_both);
  RC_ASSERT(*after_a <= *after_both);
}

RC_GTEST_PROP(WorkingTime, AHolidayNeverMovesADeadlineEarlier, ()) {
  CalendarFile file = RandomFile();
  const auto before = Calendar::Build(file);
  const Instant start = At(AnySecond());
  const Micros budget = seconds(*rc::gen::inRange<std::int64_t>(0, 2 * kDaySeconds));
  const auto date = kFirst + days(*rc::gen::inRange(0, kDays));
  file.date_overrides.erase(date);
  const auto without = Calendar::Build(file)->Add(start, budget);
  file.holidays[date] = {"local", "libur lokal"};
  const auto with = Calendar::Build(file)->Add(start, budget);
  if (with) RC_ASSERT(without.has_value() && *without <= *with);
}

}  // namespace
}  // namespace tepat::worktime
