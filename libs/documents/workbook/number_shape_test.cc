// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/number_shape.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "libs/documents/workbook/cell_place.h"

namespace tepat::workbook {
namespace {

TEST(ShapeOfFormat, FindsDates) {
  for (const char* format : {"dd/mm/yyyy;@", "[$-421]dd mmmm yyyy;@", "m/d/yy h:mm", "mmm-yy",
                             "hh:mm AM/PM", "YYYY", "[Red]d", "\"tanggal\" d", "mm:ss.0"}) {
    EXPECT_EQ(ShapeOfFormat(format), NumberShape::kDate) << format;
  }
}

TEST(ShapeOfFormat, LeavesNumbers) {
  for (const char* format : {"General",
                             "0.00",
                             "#,##0",
                             "\"Rp\"#,##0.00",
                             "[$Rp-421]#,##0",
                             "#,##0 \"dokumen\"",
                             "0 \\d\\o\\k",
                             "0.00E+00",
                             "_(* #,##0_);_(* (#,##0)",
                             "0\\%",
                             "0 \"%\"",
                             "[>=100]0",
                             "[Magenta]0",
                             "G/通用格式",
                             "0;\"hari\" d",
                             "*d0",
                             "_d0",
                             "",
                             "@",
                             "0\"",
                             "[h",
                             "0\\"}) {
    EXPECT_EQ(ShapeOfFormat(format), NumberShape::kPlain) << format;
  }
}

TEST(ShapeOfFormat, TellsPercent) {
  for (const char* format : {"0%", "0.00 %", "#,##0%;-0"}) {
    EXPECT_EQ(ShapeOfFormat(format), NumberShape::kPercent) << format;
  }
  EXPECT_EQ(ShapeOfBuiltIn(9), NumberShape::kPercent);
  EXPECT_EQ(ShapeOfBuiltIn(10), NumberShape::kPercent);
}

TEST(ShapeOfFormat, TellsSpansFromDates) {
  for (const char* format : {"[h]:mm:ss", "[HH]:mm", "[mm]", "\"jam\" [h]"}) {
    EXPECT_EQ(ShapeOfFormat(format), NumberShape::kElapsed) << format;
  }
  EXPECT_EQ(ShapeOfBuiltIn(46), NumberShape::kElapsed);
}

TEST(ShapeOfBuiltIn, KnowsTheNumbersWithoutText) {
  for (const int id : {14, 22, 45, 47, 31, 57}) EXPECT_EQ(ShapeOfBuiltIn(id), NumberShape::kDate);
  for (const int id : {-1, 0, 4, 11, 13, 23, 49}) {
    EXPECT_EQ(ShapeOfBuiltIn(id), NumberShape::kPlain) << id;
  }
}

std::string Day(const char* number, DateSystem system = DateSystem::k1900,
                NumberShape shape = NumberShape::kDate) {
  return DateText(number, shape, system).value_or("none");
}

TEST(DateText, CountsFrom1900WithTheDayThatNeverWas) {
  EXPECT_EQ(Day("1"), "1900-01-01");
  EXPECT_EQ(Day("59"), "1900-02-28");
  EXPECT_EQ(Day("60"), "1900-02-29");
  EXPECT_EQ(Day("61"), "1900-03-01");
  EXPECT_EQ(Day("46112"), "2026-03-31");
  EXPECT_EQ(Day("2958465"), "9999-12-31");
}

TEST(DateText, CountsFrom1904) {
  EXPECT_EQ(Day("0", DateSystem::k1904), "1904-01-01");
  EXPECT_EQ(Day("44650", DateSystem::k1904), "2026-03-31");
  EXPECT_EQ(Day("0.5", DateSystem::k1904), "12:00:00");
  EXPECT_EQ(Day("2957003", DateSystem::k1904), "9999-12-31");
  EXPECT_EQ(Day("2957004", DateSystem::k1904), "none");
}

TEST(DateText, RoundsToTheNearestSecond) {
  EXPECT_EQ(Day("46112.354166666664"), "2026-03-31T08:30:00");
  EXPECT_EQ(Day("0.354166666666667"), "08:30:00");
  EXPECT_EQ(Day("46111.9999999999"), "2026-03-31");
  EXPECT_EQ(Day("0"), "00:00:00");
}

TEST(DateText, SpansMayBeLongerThanADay) {
  EXPECT_EQ(Day("2.0625", DateSystem::k1900, NumberShape::kElapsed), "49:30:00");
}

TEST(DateText, LeavesWhatIsNoDate) {
  EXPECT_EQ(Day("-1"), "none");
  EXPECT_EQ(Day("2958466"), "none");
  EXPECT_EQ(Day("2958465.9999999999"), "none");
  EXPECT_EQ(Day("99999999999999999999"), "none");
  EXPECT_EQ(Day("1", DateSystem::k1900, NumberShape::kPlain), "none");
}

TEST(IsoDateText, ReadsDatesAndTimes) {
  EXPECT_EQ(IsoDateText("2026-03-31"), "2026-03-31");
  EXPECT_EQ(IsoDateText("2026-03-31T00:00:00.000"), "2026-03-31");
  EXPECT_EQ(IsoDateText("2026-03-31T08:30:15Z"), "2026-03-31T08:30:15");
  EXPECT_EQ(IsoDateText("08:30"), "08:30:00");
  for (const char* text : {"", "2026", "2026-3-1", "2026-02-30", "2026-03-31 08:30", "31-03-2026",
                           "2026-03-31T25:00", "08:30:1", "08:30:15.x", "2026-03-31T"}) {
    EXPECT_EQ(IsoDateText(text), std::nullopt) << text;
  }
}

RC_GTEST_PROP(NumberShape, NoTextBreaksIt, (const std::string& text)) {
  ShapeOfFormat(text);
  IsoDateText(text);
  ReadRange(text);
}

TEST(Place, IsNamedAsPeopleSayIt) {
  EXPECT_EQ(PlaceName({7, 2}), "B7");
  EXPECT_EQ(ColumnName(26) + ColumnName(27) + ColumnName(kColumnMax), "ZAAXFD");
  EXPECT_EQ(ReadPlace("XFD1048576"), (Place{kRowMax, kColumnMax}));
  for (const char* none : {"", "A", "7", "A0", "a1", "A01", "XFE1", "A1048577", "A1B", "$A$1",
                           "ZZZZZZZZZZZZZZ1", "A99999999999"}) {
    EXPECT_EQ(ReadPlace(none), std::nullopt) << none;
  }
}

TEST(Place, RangesHaveTheirCornersInOrder) {
  EXPECT_EQ(ReadRange("A1:C2"), (Range{{1, 1}, {2, 3}}));
  EXPECT_EQ(ReadRange("B2"), (Range{{2, 2}, {2, 2}}));
  for (const char* none : {"C2:A1", "A1:", ":A1", "A1:B2:C3", "A:B"}) {
    EXPECT_EQ(ReadRange(none), std::nullopt) << none;
  }
}

RC_GTEST_PROP(Place, NameAndPlaceAreOne, ()) {
  const Place place{*rc::gen::inRange(1, kRowMax + 1), *rc::gen::inRange(1, kColumnMax + 1)};
  RC_ASSERT(ReadPlace(PlaceName(place)) == place);
}

}  // namespace
}  // namespace tepat::workbook
