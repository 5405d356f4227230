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
