// SPDX-License-Identifier: Apache-2.0
#include "libs/sop/budget.h"

#include <gtest/gtest.h>

#include <string>

namespace tepat::sop {
namespace {

using namespace std::chrono_literals;
using Counting = Standard::Counting;

// Mon–Fri 07:00–17:00, ten hours: longer than the working day of the regulation. The 23rd of
// November is a Monday.
const worktime::Calendar& LongDays() {
  static const worktime::Calendar calendar = [] {
    worktime::CalendarFile file;
    file.id = "office";
    file.time_zone = "Asia/Jakarta";
    file.complete_from = std::chrono::local_days(std::chrono::year(2026) / 11 / 1);
    file.complete_until = std::chrono::local_days(std::chrono::year(2026) / 12 / 31);
    for (std::size_t day = 0; day < 5; ++day) file.weekly[day] = {worktime::Hours{7h, 17h}};
    return *worktime::Calendar::Build(file);
  }();
  return calendar;
}

Instant At(const std::string& text) { return *ParseInstant("2026-11-" + text + "+07:00"); }

Standard Days(int amount, Counting counting) {
  Standard standard;
  standard.amount = amount;
  standard.unit = Standard::Unit::kDays;
  standard.counting = counting;
  return standard;
}

Instant Due(const Standard& standard, Instant start, std::vector<worktime::Span> pauses = {}) {
  const worktime::PausedCalendar calendar(LongDays(), std::move(pauses));
  return *DueAt(standard, WholeOf(standard), calendar, start);
}

TEST(DueAt, CountsDaysBehindTheFirstOrWithIt) {
  EXPECT_EQ(Due(Days(3, Counting::kExcludeStartDay), At("23T08:00:00")), At("26T17:00:00"));
  EXPECT_EQ(Due(Days(3, Counting::kIncludeStartDay), At("23T08:00:00")), At("25T17:00:00"));
}

TEST(DueAt, ADayInWorkingSecondsIsThatOfTheRegulationWhateverTheOfficesHours) {
  // Three times 7 h 30: nine hours on Monday, ten on Tuesday, 3 h 30 on Wednesday.
  EXPECT_EQ(Due(Days(3, Counting::kWorkingSeconds), At("23T08:00:00")), At("25T10:30:00"));
}

TEST(DueAt, AFirstDayThatIsWhollyPausedIsNotCounted) {
  const worktime::Span monday{At("23T00:00:00"), At("24T00:00:00")};
  EXPECT_EQ(Due(Days(3, Counting::kIncludeStartDay), At("23T08:00:00"), {monday}),
            At("26T17:00:00"));
}

TEST(WholeOf, IsDaysOrTimeAndNeverBoth) {
  const Amount days = WholeOf(Days(4, Counting::kIncludeStartDay));
  EXPECT_EQ(days.days, 4);
  EXPECT_EQ(days.time, Micros(0));
  const Amount seconds = WholeOf(Days(4, Counting::kWorkingSeconds));
  EXPECT_EQ(seconds.days, 0);
  EXPECT_EQ(seconds.time, Micros(30h));
  Standard minutes;
  minutes.amount = 45;
  EXPECT_EQ(WholeOf(minutes).time, Micros(45min));
  EXPECT_FALSE(CountsDays(minutes));
}

TEST(DaysBehindFirst, NothingToUseEndsOnTheFirstDay) {
  const worktime::PausedCalendar calendar(LongDays(), {});
  EXPECT_EQ(*DaysBehindFirst(Days(1, Counting::kIncludeStartDay), 0, calendar, At("23T08:00:00")),
            0);
  EXPECT_EQ(*DaysBehindFirst(Days(1, Counting::kIncludeStartDay), 1, calendar, At("23T08:00:00")),
            0);
  EXPECT_EQ(*DaysBehindFirst(Days(1, Counting::kExcludeStartDay), 1, calendar, At("23T08:00:00")),
            1);
}

}  // namespace
}  // namespace tepat::sop
