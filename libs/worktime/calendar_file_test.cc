// SPDX-License-Identifier: Apache-2.0
#include "libs/worktime/calendar_file.h"

#include <gtest/gtest.h>

namespace tepat::worktime {
namespace {

constexpr const char* kGood = R"({
 "id": "x", "time_zone": "Asia/Jakarta",
 "complete_from": "2026-01-01", "complete_until": "2026-12-31",
 "weekly": {"mon": [["07:30", "12:00"], ["13:00", "24:00"]]},
 "holidays": [{"date": "2026-01-05", "kind": "local", "name": "Hari jadi"}],
 "date_overrides": [{"date": "2026-01-12", "hours": [], "kind": "closed"}]
})";

TEST(ParseCalendarFile, ReadsHoursHolidaysAndOverridesInTheirOrderOfPrecedence) {
  Mistakes mistakes("x.json");
  const auto file = ParseCalendarFile(kGood, mistakes);
  ASSERT_TRUE(file);
  const std::chrono::local_days monday{std::chrono::year(2026) / 1 / 19};
  EXPECT_EQ(file->HoursOf(monday).size(), 2U);
  EXPECT_TRUE(file->HoursOf(monday - std::chrono::days(7)).empty());
  EXPECT_TRUE(file->HoursOf(monday - std::chrono::days(14)).empty());
  EXPECT_TRUE(file->HoursOf(monday + std::chrono::days(1)).empty());
}

TEST(ParseCalendarFile, ReportsEveryMistakeWithItsLine) {
  Mistakes mistakes("x.json");
  EXPECT_FALSE(ParseCalendarFile(R"({
 "id": "",
 "time_zone": 7,
 "complete_from": "2026-02-30",
 "colour": "blue",
 "weekly": {"mon": [["12:00", "07:30"]],
            "tue": [["07:30", "12:00"], ["11:00", "13:00"]],
            "wed": [["25:00", "26:00"]],
            "monday": []},
 "holidays": [{"date": "2026-01-05"},
              {"date": "2026-01-05"}]
})",
                                 mistakes));
  std::vector<int> lines;
  for (const Mistake& mistake : mistakes.list()) lines.push_back(mistake.line);
  std::sort(lines.begin(), lines.end());
  // 1: complete_until is missing; 8 twice: both times of the span are wrong.
  EXPECT_EQ(lines, (std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8, 8, 9, 11}));
}

TEST(ParseCalendarFile, RefusesARangeThatRunsBackwardsOrTooFar) {
  for (const char* until : {"2025-12-31", "2126-01-01"}) {
    std::string text = kGood;
    text.replace(text.find("2026-12-31"), 10, until);
    Mistakes mistakes("x.json");
    EXPECT_FALSE(ParseCalendarFile(text, mistakes)) << until;
    EXPECT_EQ(mistakes.list().size(), 1U);
  }
}

}  // namespace
}  // namespace tepat::worktime
