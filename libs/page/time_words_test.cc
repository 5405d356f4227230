// SPDX-License-Identifier: Apache-2.0
#include "libs/page/time_words.h"

#include <gmock/gmock.h>

namespace tepat::page {
namespace {

using testing::HasSubstr;

TimeWords In(const std::string& time_zone) {
  return TimeWords(time_zone, *worktime::Zone::Find(time_zone));
}

const Instant kMorning = *ParseInstant("2026-11-23T01:05:59Z");        // 08.05 in the office
const Instant kAfterMidnight = *ParseInstant("2026-11-22T17:30:00Z");  // 00.30 of the 23rd

TEST(TimeWords, SayDayAndTimeAsTheOfficesClockShowsThem) {
  EXPECT_EQ(In("Asia/Jakarta").Long(kMorning), "Senin, 23 November 2026 pukul 08.05 WIB");
  EXPECT_EQ(In("Asia/Makassar").Long(kMorning), "Senin, 23 November 2026 pukul 09.05 WITA");
  EXPECT_EQ(In("Asia/Jayapura").Long(kMorning), "Senin, 23 November 2026 pukul 10.05 WIT");
  EXPECT_EQ(In("Asia/Jakarta").Long(kAfterMidnight), "Senin, 23 November 2026 pukul 00.30 WIB");
  EXPECT_EQ(In("Asia/Tokyo").zone_word(), "Asia/Tokyo") << "no word of ours for it";
}

TEST(TimeWords, LeaveOutWhatTheReaderKnows) {
  const TimeWords times = In("Asia/Jakarta");
  EXPECT_EQ(times.Short(kMorning, kMorning), "08.05");
  EXPECT_EQ(times.Short(kAfterMidnight, kMorning), "00.30") << "the day is the office's, not UTC's";
  const Instant tomorrow = kMorning + std::chrono::days(1);
  EXPECT_EQ(times.Short(kMorning, tomorrow), "23 Nov 08.05");
  EXPECT_EQ(times.Short(kMorning, kMorning + std::chrono::days(60)), "23 Nov 2026 08.05");
}

TEST(TimeWords, ReadBackWhatTheyPutIntoAField) {
  const TimeWords times = In("Asia/Jakarta");
  EXPECT_EQ(times.Field(kMorning), "2026-11-23T08:05");
  EXPECT_EQ(*times.FromField("2026-11-23T08:05"), *ParseInstant("2026-11-23T01:05:00Z"));
  EXPECT_EQ(*times.FromField("2026-11-23T08:05:59"), kMorning);
  EXPECT_FALSE(times.FromField("besok pagi"));
  EXPECT_FALSE(times.FromField(""));
}

TEST(TimeWords, KnowTheOfficesDates) {
  const TimeWords times = In("Asia/Jakarta");
  EXPECT_EQ(times.IsoDate(kAfterMidnight), "2026-11-23");
  EXPECT_EQ(times.StartOfDay(kAfterMidnight), *ParseInstant("2026-11-22T17:00:00Z"));
  EXPECT_EQ(times.StartOfDay(kMorning), *ParseInstant("2026-11-22T17:00:00Z"));
  EXPECT_EQ(TimeWords::Date("2026-11-27"), "Jumat, 27 November 2026");
  EXPECT_EQ(TimeWords::Date("lusa"), "lusa") << "what is no date stays as it is";
}

TEST(Span, NeverSaysThatMoreTimeIsLeftThanIs) {
  using std::chrono::seconds;
  EXPECT_EQ(Span(seconds(59)), "59 detik");
  EXPECT_EQ(Span(seconds(60)), "1 menit");
  EXPECT_EQ(Span(seconds(3599)), "59 menit");
  EXPECT_EQ(Span(seconds(3600)), "1 jam");
  EXPECT_EQ(Span(seconds(7559)), "2 jam 5 menit");
  google::protobuf::Duration duration;
  duration.set_seconds(540);
  EXPECT_EQ(Span(duration), "9 menit");
}

TEST(Moment, TellsProgramsTheInstantAndPeopleTheirTime) {
  const std::string text = Moment(In("Asia/Jakarta"), kMorning, kMorning).text();
  EXPECT_THAT(text, HasSubstr("datetime=\"2026-11-23T01:05:59"));
  EXPECT_THAT(text, HasSubstr("title=\"Senin, 23 November 2026 pukul 08.05 WIB\""));
  EXPECT_THAT(text, HasSubstr(">08.05</time>"));
}

}  // namespace
}  // namespace tepat::page
