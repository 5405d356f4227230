// SPDX-License-Identifier: Apache-2.0
#include "services/cli/worktime.h"

#include <gtest/gtest.h>

#include <sstream>

#include "libs/testing/project_file.h"

namespace tepat::cli {
namespace {

worktime::Calendar Fixture() {
  const std::string text = simulation::ReadProjectFile("tests/data/worktime/calendar.json");
  Mistakes mistakes("calendar.json");
  return *worktime::Calendar::Build(*worktime::ParseCalendarFile(text, mistakes));
}

TEST(Worktime, AnswersEachKindInTheCalendarsZone) {
  const auto calendar = Fixture();
  EXPECT_EQ(AnswerQuestion(calendar, "add\t2026-01-05T11:59:59+07:00\t2\tignored"),
            "2026-01-05T13:00:01+07:00");
  EXPECT_EQ(AnswerQuestion(calendar, "add\t2026-01-05T04:59:59Z\t2"), "2026-01-05T13:00:01+07:00");
  EXPECT_EQ(
      AnswerQuestion(calendar, "between\t2026-01-05T15:59:59+07:00\t2026-01-06T07:30:01+07:00"),
      "2");
  EXPECT_EQ(AnswerQuestion(calendar, "breach_at\t2026-01-15T15:50:00+07:00\t600"),
            "2026-01-19T07:30:00+07:00");
  EXPECT_EQ(AnswerQuestion(calendar, "add_days_eod\t2025-01-08T08:00:01+07:00\t7"),
            "2025-01-17T16:30:00+07:00");
}

TEST(Worktime, SaysWhenTheCalendarDoesNotReachThere) {
  const auto calendar = Fixture();
  EXPECT_EQ(AnswerQuestion(calendar, "add\t2026-12-31T15:59:00+07:00\t61"), "HORIZON_EXCEEDED");
  EXPECT_EQ(AnswerQuestion(calendar, "add\t2024-12-31T15:59:00+07:00\t1"), "HORIZON_EXCEEDED");
  EXPECT_EQ(AnswerQuestion(calendar, "add_days_eod\t2026-12-28T08:00:00+07:00\t7"),
            "HORIZON_EXCEEDED");
}

TEST(Worktime, NamesWhatIsWrongWithAQuestion) {
  const auto calendar = Fixture();
  for (const char* line :
       {"", "add", "add\t2026-01-05T11:59:59+07:00", "sub\t2026-01-05T11:59:59+07:00\t1",
        "add\t2026-01-05\t1", "add\t2026-01-05T11:59:59+07:00\t-1",
        "add\t2026-01-05T11:59:59+07:00\t1.5",
        "add\t2026-01-05T11:59:59+07:00\t99999999999999999999",
        "between\t2026-01-05T11:59:59+07:00\tsoon",
        "add_days_eod\t2026-01-05T11:59:59+07:00\t-2"}) {
    EXPECT_EQ(AnswerQuestion(calendar, line).rfind("INVALID ", 0), 0U) << line;
  }
}

TEST(Worktime, SkipsAHeaderOnlyOnTheFirstLine) {
  std::istringstream questions(
      "kind\tstart\targ\r\nadd\t2026-01-05T08:00:00+07:00\t1\r\nkind\tx\ty\n");
  std::ostringstream answers;
  EXPECT_TRUE(AnswerQuestions(Fixture(), questions, answers));
  EXPECT_EQ(answers.str().rfind("2026-01-05T08:00:01+07:00\nINVALID ", 0), 0U) << answers.str();
}

}  // namespace
}  // namespace tepat::cli
