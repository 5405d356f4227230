// SPDX-License-Identifier: Apache-2.0
#include "libs/worktime/calendar_days.h"

#include <gtest/gtest.h>

#include "libs/testing/project_file.h"
#include "libs/worktime/calendar_file.h"

namespace tepat::worktime {
namespace {

using std::chrono::local_days;
using std::chrono::year;

const local_days kFrom{year(2025) / 1 / 1};
const local_days kUntil{year(2026) / 12 / 31};

std::string Events(const std::string& events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:uji\r\n" + events + "END:VCALENDAR\r\n";
}

std::string Event(const std::string& lines) {
  return "BEGIN:VEVENT\r\nUID:1\r\n" + lines + "END:VEVENT\r\n";
}

std::vector<CalendarDay> Read(const std::string& text) {
  Mistakes mistakes("libur.ics");
  const auto days = ParseICalendar(text, "national", kFrom, kUntil, mistakes);
  for (const Mistake& mistake : mistakes.list()) ADD_FAILURE() << mistake.ToString();
  return days.value_or(std::vector<CalendarDay>());
}

std::string WrongIn(const std::string& text) {
  Mistakes mistakes("libur.ics");
  EXPECT_FALSE(ParseICalendar(text, "national", kFrom, kUntil, mistakes));
  return mistakes.empty() ? "" : mistakes.list()[0].text;
}

TEST(IsICalendar, LooksAtTheFirstWordsWhateverStandsBeforeThem) {
  for (const char* text : {"BEGIN:VCALENDAR", "begin:vcalendar\r\n",
                           "\xEF\xBB\xBF"
                           "BEGIN:VCALENDAR",
                           "\r\n\n  BEGIN:VCALENDAR\nVERSION:2.0"}) {
    EXPECT_TRUE(IsICalendar(text)) << text;
  }
  for (const char* text : {"", "BEGIN", "BEGIN:VEVENT", "2026-08-18\tholiday\tBEGIN:VCALENDAR"}) {
    EXPECT_FALSE(IsICalendar(text)) << text;
  }
}

TEST(ParseICalendar, TakesEveryDayOfAnEvent) {
  const auto days =
      Read(Events(Event("DTSTART;VALUE=DATE:20250331\r\nDTEND;VALUE=DATE:20250402\r\n"
                        "SUMMARY:Idul Fitri\\, 1446 H\r\n")));
  ASSERT_EQ(days.size(), 2U);
  EXPECT_EQ(days[0].date, local_days(year(2025) / 3 / 31));
  EXPECT_EQ(days[1].date, local_days(year(2025) / 4 / 1));
  EXPECT_EQ(days[0].name, "Idul Fitri, 1446 H");
}

TEST(ParseICalendar, RecurringEventsStandForTheirYears) {
  const auto days = Read(
      Events(Event("DTSTART;VALUE=DATE:19450817\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Proklamasi\r\n")));
  ASSERT_EQ(days.size(), 2U);
  EXPECT_EQ(days[0].date, local_days(year(2025) / 8 / 17));
  EXPECT_EQ(days[1].date, local_days(year(2026) / 8 / 17));
}

TEST(ParseICalendar, RefusesWhatIsNoHoliday) {
  EXPECT_NE(WrongIn("halo").find("BEGIN:VCALENDAR"), std::string::npos);
  EXPECT_NE(WrongIn(Events("")).find("tidak ada"), std::string::npos);
  EXPECT_NE(WrongIn(Events(Event("DTSTART:20250818T010000Z\r\nSUMMARY:Rapat\r\n"))).find("sehari"),
            std::string::npos);
  EXPECT_NE(WrongIn(Events(Event("DTSTART;VALUE=DATE:20250818\r\n"))).find("SUMMARY"),
            std::string::npos);
  EXPECT_NE(WrongIn(std::string((1 << 20) + 1, 'x')).find("1 MiB"), std::string::npos);
}

std::string CaseFile(const std::string& name) {
  return simulation::ReadProjectFile("tests/data/outside/" + name);
}

TEST(ParseICalendar, ReadsAFileThatIsNotUtf8AndSaysSo) {
  Mistakes mistakes("not-utf8.ics");
  const auto days = ParseICalendar(CaseFile("not-utf8.ics"), "national", kFrom,
                                   local_days{year(2027) / 12 / 31}, mistakes);
  ASSERT_TRUE(days);
  EXPECT_EQ(days->at(0).name, "Isra Mi’raj Nabi");
  ASSERT_EQ(mistakes.notes().size(), 1U);
  EXPECT_EQ(mistakes.notes()[0].line, 7);
  EXPECT_TRUE(WithDays("{}", *days)) << "writing it threw";
}

TEST(ParseICalendar, MarksAndBlankLinesBeforeItDoNotMatter) {
  for (const char* name : {"bom.ics", "blank-first-line.ics", "lower-case.ics"}) {
    EXPECT_TRUE(IsICalendar(CaseFile(name))) << name;
    Mistakes mistakes(name);
    EXPECT_TRUE(
        ParseICalendar(CaseFile(name), "national", kFrom, local_days{year(2028) / 1 / 1}, mistakes))
        << (mistakes.empty() ? "" : mistakes.list()[0].ToString());
  }
  EXPECT_FALSE(IsICalendar(CaseFile("bom.tsv")));
  EXPECT_FALSE(IsICalendar(""));
}

TEST(ParseICalendar, AnEventThatClaimsToLastForEverIsWalkedOnlyWhereItIsWanted) {
  Mistakes mistakes("selamanya.ics");
  const auto found =
      ParseICalendar(Events(Event("DTSTART;VALUE=DATE:20250101\r\nDTEND;VALUE=DATE:99991231\r\n"
                                  "RRULE:FREQ=DAILY\r\nSUMMARY:Selamanya\r\n")),
                     "national", kFrom, kUntil, mistakes);
  EXPECT_FALSE(found);
  EXPECT_NE(mistakes.list().at(0).text.find("1.000"), std::string::npos);
}

TEST(ParseICalendar, WhateverTheRuleItEnds) {
  for (const char* rule :
       {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "FREQ=SECONDLY", "FREQ=DAILY;BYMONTH=13",
        "FREQ=YEARLY;BYWEEKNO=54", "FREQ=MONTHLY;BYDAY=9MO", "FREQ=", "\xFF",
        "FREQ=YEARLY;BYHOUR=99", "FREQ=YEARLY;INTERVAL=99999999999",
        "FREQ=YEARLY;BYSETPOS=400;BYDAY=MO"}) {
    Mistakes mistakes("aturan.ics");
    static_cast<void>(ParseICalendar(Events(Event("DTSTART;VALUE=DATE:20250101\r\nRRULE:" +
                                                  std::string(rule) + "\r\nSUMMARY:Libur\r\n")),
                                     "national", kFrom, kUntil, mistakes));
  }
}

TEST(ParseDayList, ReadsAFileThatIsNotUtf8AndSaysSo) {
  Mistakes mistakes("not-utf8.tsv");
  const auto days = ParseDayList(CaseFile("not-utf8.tsv"), mistakes);
  ASSERT_TRUE(days);
  EXPECT_EQ(days->at(0).name, "Isra Mi’raj Nabi");
  EXPECT_EQ(mistakes.notes().size(), 1U);
  const auto file = WithDays(R"({"holidays": [7, {"date": 7}, "x"]})", *days);
  ASSERT_TRUE(file);
  EXPECT_NE(file->find("Isra Mi’raj"), std::string::npos);
}

TEST(ParseDayList, SkipsAMarkBlankLinesAndAnyLineEnds) {
  Mistakes mistakes("bom.tsv");
  EXPECT_TRUE(ParseDayList(CaseFile("bom.tsv"), mistakes));
  EXPECT_EQ(ParseDayList("\r\r2025-08-18\tx\ty\r2025-08-19\tx\ty", mistakes)->size(), 2U);
  EXPECT_TRUE(mistakes.empty());
}

TEST(ParseDayList, HoursWithoutEndAreRefused) {
  std::string hours = "08:00-09:00";
  for (int i = 0; i < 60'000; ++i) hours += " 08:00-09:00";
  Mistakes mistakes("jam.tsv");
  EXPECT_FALSE(ParseDayList("2025-08-18\thalf_day\t\t" + hours, mistakes));
  EXPECT_NE(mistakes.list().at(0).text.find("jam"), std::string::npos);
}

TEST(ParseDayList, ReadsHolidaysHoursAndRemovals) {
  Mistakes mistakes("hari.tsv");
  const auto days = ParseDayList(
      "tanggal\tjenis\tnama\tjam\n# SKB 2025\n2025-08-18\tcuti_bersama\tProklamasi\r\n"
      "2025-08-19\thalf_day\t\t07:30-11:30\n\n2025-08-20\thapus\n",
      mistakes);
  ASSERT_TRUE(days);
  ASSERT_EQ(days->size(), 3U);
  EXPECT_EQ((*days)[0].name, "Proklamasi");
  EXPECT_EQ((*days)[1].hours, "07:30-11:30");
  EXPECT_TRUE((*days)[2].remove);
}

TEST(ParseDayList, NamesEveryMistakeWithItsLine) {
  Mistakes mistakes("hari.tsv");
  EXPECT_FALSE(
      ParseDayList("18 Agustus\tcuti\tx\n2025-08-18\tcuti\n2025-08-18\tx\ty\t7-9\n", mistakes));
  ASSERT_EQ(mistakes.list().size(), 3U);
  EXPECT_EQ(mistakes.list()[2].line, 3);
}

TEST(WithDays, ChangesTheseDaysAndNothingElse) {
  const std::string file = R"({"id": "k", "time_zone": "Asia/Jakarta",
 "complete_from": "2025-01-01", "complete_until": "2025-12-31",
 "weekly": {"mon": [["07:30", "16:00"]], "tue": [], "wed": [], "thu": [], "fri": [], "sat": [],
  "sun": []}, "holidays": [{"date": "2025-08-17", "kind": "national", "name": "Proklamasi"}]})";
  const local_days monday{year(2025) / 8 / 18};
  const auto changed =
      WithDays(file, {{monday, "cuti_bersama", "Cuti", "", false},
                      {monday + std::chrono::days(7), "half_day", "", "08:00-09:00", false}});
  ASSERT_TRUE(changed);
  Mistakes mistakes("k");
  const auto parsed = ParseCalendarFile(*changed, mistakes);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->holidays.size(), 2U);
  EXPECT_TRUE(parsed->HoursOf(monday).empty());
  EXPECT_EQ(parsed->HoursOf(monday + std::chrono::days(7)).size(), 1U);
  const auto back = WithDays(*changed, {{monday, "hapus", "", "", true}});
  EXPECT_EQ(ParseCalendarFile(*back, mistakes)->HoursOf(monday).size(), 1U);
  EXPECT_FALSE(WithDays("bukan kalender", {}));
  const auto longer = WithCompleteUntil(file, local_days{year(2026) / 12 / 31});
  EXPECT_EQ(ParseCalendarFile(*longer, mistakes)->complete_until, local_days(year(2026) / 12 / 31));
  EXPECT_FALSE(WithCompleteUntil("bukan kalender", monday));
}

TEST(FormatDayList, IsReadBackTheSame) {
  const std::string list =
      "2025-08-18\tcuti_bersama\tProklamasi\t\n2025-08-19\thalf_day\tRapat\t07:30-11:30\n"
      "2025-08-20\thapus\t\t\n";
  Mistakes mistakes("hari.tsv");
  EXPECT_EQ(FormatDayList(*ParseDayList(list, mistakes)), list);
}

}  // namespace
}  // namespace tepat::worktime
