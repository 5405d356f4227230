// SPDX-License-Identifier: Apache-2.0
#include "libs/measure/number_text.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <regex>
#include <vector>

namespace tepat::measure {
namespace {

// The plain decimal, or the slug without its area.
std::string Read(std::string_view text) {
  const auto number = ReadNumber(text);
  return number ? number->ToPlain() : number.error().slug.substr(sizeof("measure.") - 1);
}

void ExpectAll(const std::vector<std::pair<std::string_view, std::string>>& readings) {
  for (const auto& [text, expected] : readings) EXPECT_EQ(Read(text), expected) << text;
}

TEST(NumberText, IsReadAsAnOfficeWritesIt) {
  ExpectAll({{"1.234,5", "1234.5"},
             {"1,234.5", "1234.5"},
             {"1234", "1234"},
             {"Rp1.000.000", "1000000"},
             {"rP. 1.000", "1000"},
             {"Rp.5", "5"},
             {"-Rp 5", "-5"},
             {"(Rp 1.234,5)", "-1234.5"},
             {"(85 %)", "-85"},
             {"( 5 )", "-5"},
             {"+7", "7"},
             {"\u22127,25", "-7.25"},
             {"85,5 %", "85.5"},
             {"007,50", "7.5"}});
}

TEST(NumberText, ALonePointGroupsOnlyThousands) {
  ExpectAll({{"1.234", "1234"},
             {"12.345", "12345"},
             {"123.456", "123456"},
             {"0.125", "0.125"},
             {"1234.567", "1234.567"},
             {"1.23", "1.23"},
             {"1.2345", "1.2345"},
             {".125", "0.125"},
             {"012.345", "12.345"},
             {"1 234.567", "1234.567"}});
}

TEST(NumberText, SpacesOfFourKindsGroupAndInvisibleSignsAreNotThere) {
  ExpectAll({{"1\u00A0234", "1234"},
             {"1\u2009234\u202F567", "1234567"},
             {"1 234\u00A0567", "1234567"},
             {"\u200B1\u20602\uFEFF3", "123"},
             {"\u00A0 5 \u202F", "5"},
             {"1\t234", "not_a_number"},
             {"1\u2003"
              "234",
              "not_a_number"}});
}

TEST(NumberText, IsGroupedInOneWayAndWholly) {
  for (const std::string_view text :
       {"1.234 567", "1 234.567.890", "1,234 567,8", "1.23.456", "1234.567,8.9", "1.2345,6",
        "1234,567,890", "0.123.456", "0 123", "1  234", "1 23", "1 2345", ".234.567", "1.234.",
        "1,234,", "1 234,5 6", "12 34", "1.234,567,8", ",234,567"}) {
    EXPECT_EQ(Read(text), "not_a_number") << text;
  }
}

TEST(NumberText, EachThingIsDroppedOnceAndInItsOrder) {
  for (const std::string_view text :
       {"--5",    "(-5)",    "-(5)",    "((5))", "(5",  "5)",   "5-",  "Rp -5", "Rp Rp 5",
        "- Rp 5", "( Rp 5)", "( 85% )", "(85)%", "5%%", "%5",   "% 5", "()",    "-",
        "+",      "Rp",      "Rp.",     "%",     "Rp%", "R p5", "5 Rp"}) {
    EXPECT_EQ(Read(text), "not_a_number") << text;
  }
}

TEST(NumberText, NoTextIsEmptyAndNeverZero) {
  for (const std::string_view text : {"", " ", "\u00A0\u2009", "\uFEFF", " \u200B "}) {
    EXPECT_EQ(Read(text), "empty") << text;
  }
  EXPECT_EQ(Read("-0,00"), "0");
}

TEST(NumberText, HasTwelveDigitsBeforeAndFourBehindTheDecimalSign) {
  ExpectAll({{"999.999.999.999,9999", "999999999999.9999"},
             {"000.999", "0.999"},
             {"0000999999999999,99990000", "999999999999.9999"},
             {"1.000.000.000.000", "too_long"},
             {"0,00001", "too_long"},
             {"1234567890123,12345x", "not_a_number"}});
  EXPECT_EQ(Read(std::string(kNumberBytesMax, '0') + "1"), "too_long");
}

TEST(NumberText, BytesThatAreNoUtf8MakeNoSign) {
  EXPECT_EQ(Read("1\xC2"
                 "234"),
            "not_a_number");
  EXPECT_EQ(Read("1\xC2\xEF\xBB\xBF\xA0"
                 "234"),
            "not_a_number");
  EXPECT_EQ(Read(std::string_view("1\0", 2)), "not_a_number");
}

TEST(NumberText, IsWrittenForPeople) {
  EXPECT_EQ(WriteNumber(*ReadPlainFraction("-1234567.005"), 2), "-1.234.567,01");
  EXPECT_EQ(WriteNumber(*ReadPlainFraction("-123.4"), 0), "-123");
  EXPECT_EQ(WriteNumber(*ReadPlainFraction("1000"), 1), "1.000,0");
  EXPECT_EQ(WriteNumber(*ReadPlainFraction("-0.004"), 2), "0,00");
}

std::string Digits(int least, int most) {
  std::string digits;
  for (int i = *rc::gen::inRange(least, most + 1); i > 0; --i) {
    digits += *rc::gen::inRange('0', static_cast<char>('9' + 1));
  }
  return digits;
}

RC_GTEST_PROP(NumberText, WhatIsWrittenIsReadBack, ()) {
  const Decimal number =
      *Decimal::FromDigits(*rc::gen::arbitrary<bool>(), Digits(0, 12), Digits(0, 4));
  RC_ASSERT(*ReadNumber(WriteNumber(number.ToFraction(), kPlacesMax)) == number);
  const int decimals = *rc::gen::inRange(0, 5);
  const std::string written = WriteNumber(number.ToFraction(), decimals);
  // Without decimals a thousand is written `1.000`, and must not come back as one.
  if (const auto read = ReadNumber(written)) {
    RC_ASSERT(read->ToPlain() == FormatTrimmed(number.ToFraction(), decimals));
  } else {
    RC_ASSERT(written.starts_with("1.000.000.000.000") ||
              written.starts_with("-1.000.000.000.000"));
  }
}

// The rules once more, as patterns over what is left when all that may be dropped has been: whether
// such a text is a number, and its digits.
std::string ByPattern(const std::string& text) {
  static const std::regex kCommaDecimal(
      "([1-9][0-9]{0,2}(?:[.][0-9]{3})+|"
      "[1-9][0-9]{0,2}(?: [0-9]{3})+|[0-9]*)(?:,([0-9]+))?");
  static const std::regex kPointDecimal(
      "([1-9][0-9]{0,2}(?:,[0-9]{3})+|"
      "[1-9][0-9]{0,2}(?: [0-9]{3})+|[0-9]*)[.]([0-9]+)");
  static const std::regex kCommaGroups("([1-9][0-9]{0,2}(?:,[0-9]{3}){2,})()");
  std::smatch parts;
  const bool number = std::regex_match(text, parts, kCommaDecimal) ||
                      std::regex_match(text, parts, kCommaGroups) ||
                      std::regex_match(text, parts, kPointDecimal);
  if (!number || text.empty()) return "not_a_number";
  std::string digits = std::regex_replace(parts[1].str(), std::regex("[., ]"), "");
  digits.erase(0, digits.find_first_not_of('0'));
  std::string places = parts[2];
  places.erase(places.find_last_not_of('0') + 1);
  if (digits.size() > 12 || places.size() > 4) return "too_long";
  if (digits.empty()) digits = "0";
  return places.empty() ? digits : digits + "." + places;
}

RC_GTEST_PROP(NumberText, AgreesWithThePatternsOnAnythingLikeANumber, ()) {
  std::string text = Digits(0, 4);
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    text += *rc::gen::element(".", ",", " ", ".", ",", "x");
    text += *rc::gen::inRange(0, 3) == 0 ? Digits(0, 5) : Digits(3, 3);
  }
  RC_PRE(!text.empty() && text.front() != ' ' && text.back() != ' ');
  RC_ASSERT(Read(text) == ByPattern(text));
}

RC_GTEST_PROP(NumberText, NoBytesDoHarm, (const std::string& bytes)) {
  const auto number = ReadNumber(bytes);
  if (number) RC_ASSERT(*Decimal::ReadPlain(number->ToPlain()) == *number);
}

}  // namespace
}  // namespace tepat::measure
