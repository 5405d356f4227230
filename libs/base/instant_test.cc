// SPDX-License-Identifier: Apache-2.0
#include "libs/base/instant.h"

#include <gtest/gtest.h>

namespace tepat {
namespace {

TEST(ParseInstant, ReadsAnOffsetAndDecimals) {
  EXPECT_EQ(FormatInstant(*ParseInstant("2026-11-27T16:30:00+07:00")),
            "2026-11-27T09:30:00.000000Z");
  EXPECT_EQ(FormatInstant(*ParseInstant("2026-11-27T09:30:00.25Z")), "2026-11-27T09:30:00.250000Z");
  EXPECT_EQ(FormatInstant(*ParseInstant("2026-01-01T00:10-0330")), "2026-01-01T03:40:00.000000Z");
}

TEST(ParseInstant, RefusesWhatIsNotADateTimeAndOffset) {
  for (const char* text :
       {"", "2026-11-27", "2026-11-27T16:30:00", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
        "2026-11-27T24:00:00Z", "2026-11-27T16:60:00Z", "2026-11-27T16:30:00.Z",
        "2026-11-27T16:30:00Zx", "1969-12-31T23:59:59Z", "2026-11-27T16:30:00.1234567Z"}) {
    const auto result = ParseInstant(text);
    ASSERT_FALSE(result) << text;
    EXPECT_EQ(result.error().slug, "instant.malformed");
  }
}

TEST(ParseDate, ReadsADateAndNothingElse) {
  EXPECT_EQ(*ParseDate("2028-02-29"), std::chrono::local_days(std::chrono::days(21'243)));
  for (const char* text : {"", "2026-02-29", "2026-13-01", "2026-1-1", "2026-11-27T00:00Z",
                           " 2026-11-27", "27-11-2026", "1969-12-31"}) {
    const auto result = ParseDate(text);
    ASSERT_FALSE(result) << text;
    EXPECT_EQ(result.error().slug, "instant.malformed_date");
  }
}

TEST(FormatInstantAt, CutsToSecondsAtTheOffset) {
  const Instant instant = *ParseInstant("2026-11-27T09:30:00.999999Z");
  EXPECT_EQ(FormatInstantAt(instant, std::chrono::hours(7)), "2026-11-27T16:30:00+07:00");
  EXPECT_EQ(FormatInstantAt(instant, std::chrono::minutes(-210)), "2026-11-27T06:00:00-03:30");
}

}  // namespace
}  // namespace tepat
