// SPDX-License-Identifier: Apache-2.0
#include "services/data-collection/due_date.h"

#include <gtest/gtest.h>

#include "libs/sop/budget.h"

namespace tepat::data_collection {
namespace {

using namespace std::chrono_literals;
using Counting = sop::Standard::Counting;

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

sop::Standard Days(int amount, Counting counting) {
  sop::Standard standard;
  standard.amount = amount;
  standard.unit = sop::Standard::Unit::kDays;
  standard.counting = counting;
  return standard;
}

std::string DueOf(const sop::Standard& standard, const std::string& start = "23T08:00:00") {
  return DueDateBy(Config(), standard, LongDays(), *ParseInstant("2026-11-" + start + "+07:00"));
}

// Each standard says beside the units' date when the step itself is due.
TEST(DueDate, UnitsAreDueAWorkingDayBeforeTheStepHoweverItsStandardCounts) {
  EXPECT_EQ(DueOf(Days(4, Counting::kExcludeStartDay)), "2026-11-26");  // Friday the 27th
  EXPECT_EQ(DueOf(Days(4, Counting::kIncludeStartDay)), "2026-11-25");  // Thursday the 26th
  EXPECT_EQ(DueOf(Days(4, Counting::kWorkingSeconds)), "2026-11-25");   // Thursday, 08:00
}

TEST(DueDate, AStepThatBeginsOnADayOffCountsFromTheNextWorkingDay) {
  EXPECT_EQ(DueOf(Days(2, Counting::kExcludeStartDay), "21T10:00:00"), "2026-11-24");
  EXPECT_EQ(DueOf(Days(2, Counting::kIncludeStartDay), "21T10:00:00"), "2026-11-23");
}

TEST(DueDate, AStepThatLeavesNoDayBeforeItsOwnIsDueOnItsFirst) {
  EXPECT_EQ(DueOf(Days(1, Counting::kIncludeStartDay)), "2026-11-23");
  EXPECT_EQ(DueOf(Days(1, Counting::kExcludeStartDay)), "2026-11-23");
  sop::Standard minutes;
  minutes.amount = 30;
  EXPECT_EQ(DueOf(minutes, "23T16:45:00"), "2026-11-24");
}

TEST(DueDate, BeyondTheCalendarThereIsNoDate) {
  EXPECT_EQ(DueOf(Days(90, Counting::kExcludeStartDay)), "");
}

std::string Kept(const std::string& date, const std::string& now) {
  return KeptDate(date, LongDays(), *ParseInstant("2026-11-" + now + "+07:00"));
}

TEST(KeptDate, StaysUntilItsLastClosingAndIsThenTheNextWorkingDay) {
  EXPECT_EQ(Kept("2026-11-26", "24T08:00:00"), "2026-11-26");
  EXPECT_EQ(Kept("2026-11-26", "26T16:59:59"), "2026-11-26");
  EXPECT_EQ(Kept("2026-11-26", "26T17:00:00"), "2026-11-30") << "day 0 is the next opening's";
  EXPECT_EQ(Kept("2026-11-26", "27T08:00:00"), "2026-11-30") << "over the weekend";
  EXPECT_EQ(Kept("2026-11-28", "27T18:00:00"), "2026-12-01") << "a Saturday leaves no time";
}

TEST(KeptDate, IsLeftAsItIsWhereNobodyCanTell) {
  EXPECT_EQ(Kept("2027-03-01", "24T08:00:00"), "2027-03-01") << "beyond the calendar";
  EXPECT_EQ(Kept("besok", "24T08:00:00"), "besok");
}

}  // namespace
}  // namespace tepat::data_collection
