// SPDX-License-Identifier: Apache-2.0
#include "libs/base/outside_text.h"

#include <gtest/gtest.h>

namespace tepat {
namespace {

constexpr TextLimits kLimits = {100, 5};

std::string Read(std::string_view bytes) {
  Mistakes mistakes("libur.tsv");
  const auto text = ReadOutsideText(bytes, kLimits, mistakes);
  for (const Mistake& mistake : mistakes.list()) ADD_FAILURE() << mistake.ToString();
  return text.value_or("");
}

// The first mistake of a text that must be refused.
Mistake WrongIn(std::string_view bytes) {
  Mistakes mistakes("libur.tsv");
  EXPECT_FALSE(ReadOutsideText(bytes, kLimits, mistakes));
  EXPECT_EQ(mistakes.list().size(), 1U);
  return mistakes.empty() ? Mistake{} : mistakes.list().front();
}

TEST(Utf8, OverlongFormsSurrogatesAndBrokenEndsAreNone) {
  EXPECT_TRUE(IsUtf8("Rapat – é ✓ 😀"));
  for (const char* bad :
       {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80",
        "\xF8\x88\x80\x80\x80", "\x80", "a\xC3", "\xE2\x82"}) {
    EXPECT_FALSE(IsUtf8(bad));
  }
  EXPECT_EQ(Utf8Prefix("abc\xE9"), 3U);
}

TEST(ShownText, ReplacesWhatIsNotUtf8AndCutsBetweenCharacters) {
  EXPECT_EQ(ShownText("Jos\xE9.ics", 100), "Jos\xEF\xBF\xBD.ics");
  EXPECT_EQ(ShownText("ééé", 5), "éé");
  EXPECT_EQ(ShownText("", 5), "");
}

TEST(ReadOutsideText, LineEndsOfEverySystemAreTheSame) {
  for (const char* text : {"a\nb\n", "a\r\nb\r\n", "a\rb\r", "a\r\nb", "\uFEFFa\nb"}) {
    EXPECT_EQ(Read(text), "a\nb\n");
  }
  EXPECT_EQ(Read(""), "");
}

TEST(ReadOutsideText, AFileOfAnOlderProgramIsReadAsWindows1252AndSaysSo) {
  Mistakes mistakes("libur.tsv");
  const auto text = ReadOutsideText("a\r\nJos\xE9 \x96 \x93ya\x94\r\n", kLimits, mistakes);
  EXPECT_EQ(text.value_or(""), "a\nJosé – “ya”\n");
  EXPECT_TRUE(mistakes.empty());
  ASSERT_EQ(mistakes.notes().size(), 1U);
  EXPECT_EQ(mistakes.notes()[0].line, 2);
  EXPECT_NE(mistakes.notes()[0].text.find("Windows-1252"), std::string::npos);
}

TEST(ReadOutsideText, AMixtureIsNotGuessed) {
  const Mistake mixed = WrongIn("José\nJos\xE9\n");
  EXPECT_EQ(mixed.line, 2);
  EXPECT_NE(mixed.text.find("UTF-8"), std::string::npos);
  EXPECT_EQ(WrongIn("a\nb\nx\x81y\n").line, 3) << "a byte that Windows-1252 does not assign";
}

TEST(ReadOutsideText, WhatIsNoTextIsNamedWithItsLine) {
  EXPECT_NE(WrongIn(std::string_view("\xFF\xFE"
                                     "a\0b\0",
                                     6))
                .text.find("UTF-16"),
            std::string::npos);
  EXPECT_EQ(WrongIn(std::string_view("a\rb\0c", 5)).line, 2);
  EXPECT_EQ(WrongIn("a\n\n\x1B[2J").line, 3);
}

TEST(ReadOutsideText, LimitsAreNamed) {
  EXPECT_NE(WrongIn(std::string(101, 'a')).text.find("terlalu besar"), std::string::npos);
  EXPECT_EQ(WrongIn("1\n2\n3\n4\n5\n6\n").line, 6);
  EXPECT_EQ(WrongIn("1\n2\n3\n4\n5\n6").line, 6);
  EXPECT_EQ(Read("1\n2\n3\n4\n5\n"), "1\n2\n3\n4\n5\n");
}

TEST(ReadOutsideFile, LeavesAFileThatIsUtf8AsItIs) {
  Mistakes mistakes("kalender.json");
  EXPECT_EQ(ReadOutsideFile("\xEF\xBB\xBF{\r\n}", kLimits, mistakes), "\xEF\xBB\xBF{\r\n}");
  EXPECT_EQ(ReadOutsideFile("Jos\xE9\r\n", kLimits, mistakes), "José\r\n");
}

TEST(LinesIn, SkipsBlankLinesAndCountsThem) {
  const auto lines = LinesIn("\n  \na\n\t\nb c");
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].number, 3);
  EXPECT_EQ(lines[0].text, "a");
  EXPECT_EQ(lines[1].number, 5);
  EXPECT_EQ(lines[1].text, "b c");
}

TEST(ReadOutsideText, NoBytesWhateverEndTheProcess) {
  for (int lead = 0; lead < 256; ++lead) {
    for (int next = 0; next < 256; ++next) {
      const std::string bytes = {'a', static_cast<char>(lead), static_cast<char>(next)};
      Mistakes mistakes("semua");
      const auto text = ReadOutsideText(bytes, kLimits, mistakes);
      EXPECT_EQ(text.has_value(), mistakes.empty());
      EXPECT_TRUE(IsUtf8(text.value_or("")));
      EXPECT_TRUE(IsUtf8(ShownText(bytes, 9)));
    }
  }
}

}  // namespace
}  // namespace tepat
