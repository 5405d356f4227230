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

}  // namespace
}  // namespace tepat::data_collection
