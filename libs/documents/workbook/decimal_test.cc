// SPDX-License-Identifier: Apache-2.0
#include "libs/documents/workbook/decimal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iterator>

namespace tepat::workbook {
namespace {

std::string Told(std::string_view written) {
  const auto number = ReadNumber(written);
  if (!number) return "none";
  return number->text + (number->rounded ? " rounded" : "");
}

TEST(Decimal, IsWhatAPersonTyped) {
  EXPECT_EQ(Told("79.34999999999999"), "79.35");
  EXPECT_EQ(Told("79.349999999999994"), "79.35");
  EXPECT_EQ(Told("0.1000000000000000055511151231257827"), "0.1");
  EXPECT_EQ(Told("-12"), "-12");
  EXPECT_EQ(Told(" 1.50\n"), "1.5");
  EXPECT_EQ(Told("007"), "7");
  EXPECT_EQ(Told("+5"), "5");
  EXPECT_EQ(Told(".5"), "0.5");
  EXPECT_EQ(Told("5."), "5");
}

TEST(Decimal, HasNoExponent) {
  EXPECT_EQ(Told("1.5E+3"), "1500");
  EXPECT_EQ(Told("1e15"), "1000000000000000");
  EXPECT_EQ(Told("2.5E-4"), "0.00025");
  EXPECT_EQ(Told("12345E-2"), "123.45");
  EXPECT_EQ(Told("1E+21"), "1" + std::string(21, '0'));
}

TEST(Decimal, ZeroHasNoMinusAndNoPlaces) {
  for (const char* zero : {"0", "-0", "0.000", "0E+400", "-.0"}) EXPECT_EQ(Told(zero), "0");
}

TEST(Decimal, TellsThatDigitsWereLost) {
  EXPECT_EQ(Told("1234567890123456"), "1234567890123460 rounded");
  EXPECT_EQ(Told("123456789012.3456"), "123456789012.346 rounded");
  EXPECT_EQ(Told("3573010101900001"), "3573010101900000 rounded");
  EXPECT_EQ(Told("123456789012345"), "123456789012345");
  EXPECT_EQ(Told("1234567890123450"), "1234567890123450");  // 15 digits and a zero
}

TEST(Decimal, RoundsOverNines) {
  EXPECT_EQ(Told("0.99999999999999999"), "1");
  EXPECT_EQ(Told("9999999999999999"), "10000000000000000 rounded");
  EXPECT_EQ(Told("1.9999999999999998"), "2 rounded");  // not the number next to 2
}

TEST(Decimal, RefusesWhatIsNone) {
  for (const char* text : {"", " ", "abc", "1,5", "1.5.2", "NaN", "INF", "0x10", "1e", "e5", "--1",
                           "1 2", "1e99999999999", "1E309", "1E-309", "."}) {
    EXPECT_EQ(Told(text), "none") << text;
  }
}

// A decimal of at most 15 digits as any program may write it.
RC_GTEST_PROP(Decimal, SurvivesEveryProgram, ()) {
  const auto digits = *rc::gen::inRange<long long>(-999'999'999'999'999, 1'000'000'000'000'000);
  const auto places = *rc::gen::inRange(0, 16);
  char typed[64];
  std::snprintf(typed, sizeof typed, "%llde-%d", digits, places);
  const auto expected = ReadNumber(typed);
  RC_ASSERT(expected.has_value() && !expected->rounded);
  for (const char* form : {"%.15g", "%.16g", "%.17g", "%.20g"}) {
    char written[64];
    std::snprintf(written, sizeof written, form, std::strtod(typed, nullptr));
    RC_ASSERT(Told(written) == expected->text);
  }
}

// At 15 digits the machine rounds a half to even, and we away from zero: but only where digits are
// lost, which is told.
RC_GTEST_PROP(Decimal, AgreesWithTheRoundingOfTheMachine, (double number)) {
  char written[64];
  std::snprintf(written, sizeof written, "%.17g", number);
  char rounded[64];
  std::snprintf(rounded, sizeof rounded, "%.15g", number);
  const auto read = ReadNumber(written);
  const auto machine = ReadNumber(rounded);
  RC_PRE(read.has_value() && machine.has_value());
  if (!read->rounded) RC_ASSERT(read->text == machine->text);
  const double ours = std::strtod(read->text.c_str(), nullptr);
  RC_ASSERT(std::abs(ours - std::strtod(rounded, nullptr)) <= std::abs(number) * 1e-14);
}

RC_GTEST_PROP(Decimal, NoTextBreaksIt, (const std::string& text)) {
  if (const auto number = ReadNumber(text)) RC_ASSERT(Told(number->text) == number->text);
}

}  // namespace
}  // namespace tepat::workbook
