// SPDX-License-Identifier: Apache-2.0
#include "libs/worktime/calendar.h"

#include <gtest/gtest.h>

namespace tepat::worktime {
namespace {

using std::chrono::minutes;
using namespace std::chrono_literals;

CalendarFile Office() {
  CalendarFile file;
  file.id = "office";
  file.time_zone = "Asia/Jakarta";
  file.complete_from = std::chrono::local_days(std::chrono::year(2026) / 11 / 1);
  file.complete_until = std::chrono::local_days(std::chrono::year(2026) / 12 / 31);
  for (std::size_t day = 0; day < 5; ++day) {
    file.weekly[day] = {{7h + 30min, 12h}, {13h, 16h}};
  }
  return file;
}

Instant At(const char* text) { return *ParseInstant(std::string(text) + "+07:00"); }

TEST(Calendar, ABudgetThatEndsAtClosingIsDueThereAndBreachedAtTheNextOpening) {
  const auto calendar = *Calendar::Build(Office());
  EXPECT_EQ(*calendar.Add(At("2026-11-23T15:50"), 10min), At("2026-11-23T16:00"));
  EXPECT_EQ(*calendar.BreachAt(At("2026-11-23T15:50"), 10min), At("2026-11-24T07:30"));
}

TEST(Calendar, NeverAnswersBeyondTheDatesThatAreComplete) {
  const auto calendar = *Calendar::Build(Office());
  EXPECT_EQ(calendar.Add(At("2026-12-31T15:59"), 2min).error().slug, "worktime.horizon_exceeded");
  EXPECT_EQ(*calendar.Add(At("2026-12-31T15:59"), 1min), At("2026-12-31T16:00"));
  EXPECT_FALSE(calendar.BreachAt(At("2026-12-31T15:59"), 1min));
  EXPECT_FALSE(calendar.Between(At("2026-10-31T23:59"), At("2026-11-02T08:00")));
  EXPECT_FALSE(calendar.Between(At("2026-12-31T08:00"), At("2027-01-01T00:00")));
  EXPECT_FALSE(calendar.AddDays(At("2026-12-31T08:00"), 1));
  EXPECT_FALSE(calendar.FirstOpen(At("2026-12-31T16:00")));
}

TEST(Calendar, ADayHasItsOwnLengthAndOpening) {
  const auto calendar = *Calendar::Build(Office());
  EXPECT_EQ(*calendar.DayLength(At("2026-11-23T09:00")), Micros(7h + 30min));
  EXPECT_EQ(*calendar.OpeningAfterDays(At("2026-11-27T17:00"), 1), At("2026-12-01T07:30"));
}

// Zones in which a day has no midnight, or an hour comes twice: every second of real time counts
// once, and nothing loops.
TEST(Calendar, DaysWithoutMidnightAndHoursThatComeTwice) {
  struct Case {
    const char* zone;
    std::chrono::year_month_day first;
    int hours;  // of real time in three days
  };
  for (const Case& one :
       {Case{"America/Sao_Paulo", 2017y / 10 / 14, 71},
        Case{"America/Sao_Paulo", 2018y / 2 / 16, 73}, Case{"Asia/Tehran", 2021y / 3 / 21, 71},
        Case{"Australia/Lord_Howe", 2021y / 10 / 2, 71}}) {
    CalendarFile file;
    file.id = "sehari penuh";
    file.time_zone = one.zone;
    file.complete_from = std::chrono::local_days(one.first);
    file.complete_until = file.complete_from + std::chrono::days(2);
    for (auto& day : file.weekly) day = {{0min, 24h}};
    const auto calendar = Calendar::Build(file);
    ASSERT_TRUE(calendar) << one.zone;
    const auto whole = calendar->complete_until() - calendar->complete_from();
    EXPECT_EQ(std::chrono::floor<std::chrono::hours>(whole).count(), one.hours) << one.zone;
    const Instant last = calendar->complete_until() - Micros(1);
    const auto worked = calendar->Between(calendar->complete_from(), last);
    ASSERT_TRUE(worked) << one.zone;
    EXPECT_EQ(*worked, whole - Micros(1)) << one.zone;
  }
}

// A closing at an hour that the clock shows twice is the first of the two.
TEST(Calendar, AnAmbiguousHourIsTheFirst) {
  CalendarFile file;
  file.id = "malam";
  file.time_zone = "Europe/Amsterdam";
  file.complete_from = std::chrono::local_days(2026y / 10 / 24);
  file.complete_until = std::chrono::local_days(2026y / 10 / 27);
  for (auto& day : file.weekly) day = {{30min, 2h + 30min}};
  const auto calendar = Calendar::Build(file);
  const auto worked = calendar->Between(*ParseInstant("2026-10-25T00:00:00+02:00"),
                                        *ParseInstant("2026-10-25T12:00:00+01:00"));
  EXPECT_EQ(*worked, 2h);
}

TEST(Calendar, HolidaysThatSpanNewYear) {
  CalendarFile file;
  file.id = "tahun baru";
  file.time_zone = "Asia/Jakarta";
  file.complete_from = std::chrono::local_days(2026y / 12 / 28);
  file.complete_until = std::chrono::local_days(2027y / 1 / 5);
  for (auto& day : file.weekly) day = {{8h, 9h}};
  file.holidays[std::chrono::local_days(2026y / 12 / 31)] = {"local", "Tutup tahun"};
  file.holidays[std::chrono::local_days(2027y / 1 / 1)] = {"national", "Tahun baru"};
  const auto calendar = Calendar::Build(file);
  const auto worked = calendar->Between(*ParseInstant("2026-12-30T00:00:00+07:00"),
                                        *ParseInstant("2027-01-03T00:00:00+07:00"));
  EXPECT_EQ(*worked, 2h);
}

TEST(Calendar, AnEndBeforeTheStartIsNoTime) {
  const auto calendar = *Calendar::Build(Office());
  EXPECT_EQ(*calendar.Between(At("2026-11-23T10:00"), At("2026-11-23T09:00")), Micros(0));
}

TEST(Calendar, RefusesAnUnknownTimeZone) {
  CalendarFile file = Office();
  file.time_zone = "Asia/Lumajang";
  EXPECT_EQ(Calendar::Build(file).error().slug, "worktime.unknown_time_zone");
}

TEST(Calendar, ACalendarWithoutWorkAnswersOnlyZero) {
  CalendarFile file = Office();
  for (auto& day : file.weekly) day.clear();
  const auto calendar = *Calendar::Build(file);
  EXPECT_EQ(*calendar.Between(At("2026-11-23T10:00"), At("2026-11-24T10:00")), Micros(0));
  EXPECT_FALSE(calendar.Add(At("2026-11-23T10:00"), 1min));
  EXPECT_EQ(*calendar.Add(At("2026-11-23T10:00"), 0min), At("2026-11-23T10:00"));
}

}  // namespace
}  // namespace tepat::worktime
